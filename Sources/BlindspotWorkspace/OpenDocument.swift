public import BlindspotParser
public import BlindspotRules

/// A document that is checked again after each edit.
///
/// It keeps its scanner, whose caches make a second check of mostly unchanged texts cheap. It is not shared between
/// threads: an actor or a thread owns it.
///
/// ```swift
/// var document = try workspace.open("flow.yaml", bytes)
/// document.update(edited)
/// print(document.findings.count)
/// ```
public struct OpenDocument {
  /// The name in findings, relative to the root of the workspace.
  public let name: String
  /// The findings and problems of the current bytes, sorted. Findings of the baseline are left out.
  public private(set) var result: LintResult
  /// The texts of the current bytes with their positions; nil if they are not an export.
  public private(set) var export: ParsedExport?

  private let engine: Engine
  private let options: ReadOptions
  private let baseline: Baseline?
  private let key: FindingKey?
  private var scanner: EngineScanner

  init(
    _ name: String, _ bytes: [UInt8], engine: Engine, options: ReadOptions, baseline: Baseline?, key: FindingKey?
  ) {
    self.name = name
    self.engine = engine
    self.options = options
    self.baseline = baseline
    self.key = key
    scanner = engine.makeScanner()
    result = LintResult(of: [])
    update(bytes)
  }

  /// The findings of the current bytes, sorted by position.
  public var findings: [Finding] { result.findings }

  /// Replaces the bytes and checks them.
  public mutating func update(_ bytes: [UInt8]) {
    switch ExportReader.read(SourceFile(name: name, bytes: bytes), options: options) {
    case .export(let export):
      self.export = export
      result = LintResult(of: [engine.check(export, with: &scanner)])
    case .failed(let problems):
      export = nil
      result = LintResult(of: problems.map { FileReport(file: $0.file, problems: [$0]) }, unread: problems.count)
    case .notAnExport:
      export = nil
      result = LintResult(of: [], skipped: 1)
    }
    if let baseline { result.removeBaselined(known: baseline.compare(result.findings, key: key)) }
  }
}

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
  /// The current bytes.
  public private(set) var bytes: [UInt8] = []
  /// The findings and problems of the current bytes, sorted. Findings of the baseline are left out.
  public private(set) var result: LintResult
  /// The texts of the current bytes with their positions; nil if they are not an export.
  public private(set) var export: ParsedExport?

  /// The rules and the policy that check the document.
  package let engine: Engine
  let options: ReadOptions
  let rules: RuleSet
  private let baseline: Baseline?
  private let key: FindingKey?
  private var scanner: EngineScanner

  init(
    _ name: String, _ bytes: [UInt8], engine: Engine, options: ReadOptions, rules: RuleSet, baseline: Baseline?,
    key: FindingKey?
  ) {
    self.name = name
    self.engine = engine
    self.options = options
    self.rules = rules
    self.baseline = baseline
    self.key = key
    scanner = engine.makeScanner(cacheLimits: .edits)
    result = LintResult(of: [])
    update(bytes)
  }

  /// The findings of the current bytes, sorted by position.
  public var findings: [Finding] { result.findings }

  /// Replaces the bytes and checks them.
  public mutating func update(_ bytes: [UInt8]) { _ = update(bytes, unless: nil) }

  /// Replaces the bytes and checks them, unless a newer text arrives first.
  ///
  /// - Parameter isOutdated: returns whether the check is useless. It is called at short intervals; once true, the result
  ///   must stay true.
  /// - Returns: whether the bytes were checked. If not, ``result`` and ``export`` remain those of the last check.
  package mutating func update(_ bytes: [UInt8], unless isOutdated: (@Sendable () -> Bool)?) -> Bool {
    var options = options
    let limit = engine.options.maxTime.map { Deadline(after: $0) }
    options.limits.deadline =
      isOutdated.map { isOutdated in
        Deadline(
          isSearchOver: { limit?.hasSearchEnded ?? false || isOutdated() },
          isOver: { limit?.hasPassed ?? false || isOutdated() })
      } ?? limit
    let outcome = ExportReader.read(SourceFile(name: name, bytes: bytes), options: options)
    var report: FileReport?
    if case .export(let export) = outcome { report = engine.check(export, with: &scanner) }
    if let isOutdated, isOutdated() { return false }
    self.bytes = bytes
    set(outcome, report)
    return true
  }

  /// Makes the result of a check.
  private mutating func set(_ outcome: ReadOutcome, _ report: FileReport?) {
    switch outcome {
    case .export(let export):
      self.export = export
      result = LintResult(of: report.map { [$0] } ?? [])
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

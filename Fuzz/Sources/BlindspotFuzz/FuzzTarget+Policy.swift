import BlindspotParser
import BlindspotReporting
import BlindspotRules

extension FuzzTarget {
  /// Loads a configuration, prints it resolved, and runs under it.
  static func configure(_ bytes: [UInt8]) {
    let policy = Policy.load(
      MemoryFiles.configurationFile, workingFolder: "/", files: MemoryFiles(configuration: bytes),
      formats: ReportFormat.allCases.map(\.rawValue), today: Day(year: 2026, month: 1, day: 1))
    _ = ConfigurationText.resolved(policy.configuration)
    guard case .export(let export) = ExportReader.read(MemoryFiles.export) else { return }
    let engine = policy.engine()
    let reports = [engine.check(export)]
    _ = engine.findings(for: policy.diagnostics(for: reports))
    _ = Report.render(LintResult(of: reports), as: .json, in: context)
  }

  /// Loads a rule file, which runs the examples in it, explains its rule, and runs under it.
  static func loadRules(_ bytes: [UInt8]) {
    let rules = RuleSet.load(files: [MemoryFiles.ruleFile], access: MemoryFiles(configuration: bytes)).rules
    guard !rules.customFiles.isEmpty, case .export(let export) = ExportReader.read(MemoryFiles.export) else { return }
    for file in rules.customFiles { _ = RuleText.explanation(of: file.rule) }
    _ = Engine(detectors: [], custom: rules.custom, rules: rules.table).check(export)
  }

  /// Reads the bytes as each of the smaller files.
  static func readRecords(_ bytes: [UInt8]) {
    let file = SourceFile(name: "record", bytes: bytes)
    if let baseline = try? Baseline(file) { _ = baseline.compare([], key: try? FindingKey(bytes)) }
    _ = try? Subject(request: file)
    _ = ChangedLines(diff: String(decoding: bytes, as: UTF8.self))
  }
}

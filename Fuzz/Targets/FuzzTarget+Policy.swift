import BlindspotParser
import BlindspotReporting
import BlindspotRules
import TestSupport

extension FuzzTarget {
  /// The export that configurations and rules are applied to.
  private static let sample = SourceFile(
    name: "flow.yaml",
    bytes: Array(
      "inboundCall:\n  name: Main line\n  description: Ask Zelda Quimby, zelda@example.com, 555-0142, CUST-00412345\n"
        .utf8))

  /// Loads a configuration, prints the resolved values, and checks an export with it.
  static func configure(_ bytes: [UInt8]) {
    let policy = Policy.load(
      "/.blindspot.yml", workingFolder: "/", files: MemoryFiles(files: ["/.blindspot.yml": bytes]),
      formats: ReportFormat.allCases.map(\.rawValue), today: Day(year: 2026, month: 1, day: 1))
    _ = ConfigurationText.resolved(policy.configuration)
    guard case .export(let export) = ExportReader.read(sample) else { return }
    let engine = policy.engine()
    let reports = [engine.check(export)]
    _ = engine.findings(for: policy.diagnostics(for: reports))
    _ = Report.render(LintResult(of: reports), as: .json, in: context)
  }

  /// Loads a rule file, which runs its examples, then explains its rule and checks an export with it.
  static func loadRules(_ bytes: [UInt8]) {
    let rules = RuleSet.load(files: ["/rule.yml"], access: MemoryFiles(files: ["/rule.yml": bytes])).rules
    guard !rules.customFiles.isEmpty, case .export(let export) = ExportReader.read(sample) else { return }
    for file in rules.customFiles { _ = RuleText.explanation(of: file.rule) }
    _ = Engine(detectors: [], custom: rules.custom, rules: rules.table).check(export)
  }

  /// Reads the bytes as each of the smaller input files.
  static func readRecords(_ bytes: [UInt8]) {
    let file = SourceFile(name: "record", bytes: bytes)
    if let baseline = try? Baseline(file) { _ = baseline.compare([], key: try? FindingKey(bytes)) }
    _ = try? SubjectRequest(reading: file)
    _ = ChangedLines(diff: String(decoding: bytes, as: UTF8.self))
  }
}

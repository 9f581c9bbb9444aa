import BlindspotParser

extension Engine {
  /// Says that an export cannot show what should be checked: as a finding, or, where that is not loud enough, as a gap, so
  /// that a clean report is not taken for more than it is. Nothing is said where the rule is off.
  func add(_ gap: Gap, to report: inout FileReport, levels: RuleLevels) {
    let index = BuiltInRule.statusNotExported.index
    let rule = rules[index]
    guard let severity = levels[index, .personalStatus] else { return }
    guard severity >= options.minSeverity else {
      return report.gaps.append(LintResult.Gap(file: report.file, message: gap.message))
    }
    report.findings.append(
      Finding(
        rule: rule.id, category: rule.category, severity: severity, confidence: 1, message: gap.message,
        reason: "the export does not carry the field", location: .init(file: report.file, start: nil, end: nil),
        field: .init(kind: .personalStatus, path: "", flow: nil, breadcrumb: []), range: 0..<0, masked: "",
        fingerprint: Fingerprint.hex([rule.id, report.file]), help: rule.instead, excerpt: nil))
  }
}

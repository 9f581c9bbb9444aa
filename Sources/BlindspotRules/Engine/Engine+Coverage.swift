internal import BlindspotParser

extension Engine {
  /// The finding that an export cannot show what should be checked; nil where the rule is off or not loud enough.
  func coverageFinding(_ gap: Gap, in file: String, levels: RuleLevels) -> Finding? {
    let index = BuiltInRule.statusNotExported.index
    let rule = rules[index]
    guard let severity = levels[index, .personalStatus], severity >= options.minSeverity else { return nil }
    return Finding(
      rule: rule.id, category: rule.category, severity: severity, confidence: 1, message: gap.message,
      reason: "the export does not carry the field", location: .init(file: file, start: nil, end: nil),
      field: .init(kind: .personalStatus, path: "", flow: nil, breadcrumb: []), range: 0..<0, masked: "",
      fingerprint: Fingerprint.hex([rule.id, file]), help: rule.instead,
      excerpt: nil)
  }
}

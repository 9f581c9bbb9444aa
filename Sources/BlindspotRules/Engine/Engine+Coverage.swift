import BlindspotParser

extension Engine {
  /// Adds a part of an export that cannot be checked to `report`: as a finding, or as a gap if the severity of the
  /// finding is too low to be reported, so that an empty report is not mistaken for a complete check. Adds nothing if the
  /// rule is off.
  func add(_ gap: Gap, to report: inout FileReport, levels: RuleLevels) {
    if gap.subject == .content {
      return report.gaps.append(gap)
    }
    let index = BuiltInRule.statusNotExported.index
    guard let severity = levels[index, .personalStatus] else { return }
    guard severity >= options.minSeverity else {
      return report.gaps.append(gap)
    }
    report.findings.append(
      finding(
        of: index, severity: severity, message: gap.message,
        reason: "the export does not contain the field",
        location: .init(file: report.file, start: nil, end: nil), kind: .personalStatus,
        fingerprint: [rules[index].id, report.file]))
  }

  /// Returns the diagnostics of the policy as findings. Leaves out those below the reported severity.
  package func findings(for diagnostics: [PolicyDiagnostic]) -> [Finding] {
    diagnostics.filter { $0.severity >= options.minSeverity }.map { diagnostic in
      finding(
        of: diagnostic.rule, severity: diagnostic.severity, message: diagnostic.message,
        reason: "exceptions were compared with the findings of this run", location: diagnostic.location,
        kind: .fileName,
        fingerprint: [
          rules[diagnostic.rule].id, diagnostic.location.file, "\(diagnostic.ordinal)",
        ])
    }
  }

  /// A finding about the run itself, without a value.
  private func finding(
    of index: RuleIndex, severity: Severity, message: ShownText, reason: ShownText, location: Finding.Location,
    kind: FieldKind, fingerprint: [String]
  ) -> Finding {
    let rule = rules[index]
    return Finding(
      rule: rule.id, category: rule.category, severity: severity, confidence: 1, message: message, reason: reason,
      location: location, field: .init(kind: kind, path: "", flow: nil, breadcrumb: []), range: 0..<0, masked: "",
      fingerprint: Fingerprint.hex(fingerprint), help: rule.instead.usual, excerpt: nil)
  }
}

import BlindspotParser

extension Policy {
  /// The settings that report less than the defaults, each in a few words that follow each other in a list.
  ///
  /// Rules that are off everywhere are left out; they have a list of their own. Patterns and texts are not repeated.
  package var weakenings: [String] {
    let standard = Configuration()
    var weakenings: [String] = []
    if !configuration.only.isEmpty { weakenings.append("only \(configuration.only.joined(separator: ", "))") }
    if !configuration.kinds.isSuperset(of: standard.kinds) {
      weakenings.append("fields \(configuration.fields.value.joined(separator: ", "))")
    }
    if configuration.failOn.value.isWeaker(than: standard.failOn.value) {
      weakenings.append("fail-on \(configuration.failOn.value.rawValue)")
    }
    if configuration.severity.value > standard.severity.value {
      weakenings.append("severity \(configuration.severity.value.rawValue)")
    }
    if configuration.minConfidence.value > standard.minConfidence.value {
      weakenings.append("min-confidence \(configuration.minConfidence.value)")
    }
    for (id, decision) in configuration.rules.entries {
      weakenings += reductions(of: id, decision.value, ignoringOff: true).map { "\(id) \($0)" }
    }
    for override in configuration.overrides {
      for (id, decision) in override.rules.entries {
        weakenings += reductions(of: id, decision.value, ignoringOff: false).map { "\(id) \($0) by overrides" }
      }
    }
    if !configuration.exclude.isEmpty {
      let count = configuration.exclude.count
      weakenings.append(count == 1 ? "exclude with 1 pattern" : "exclude with \(count) patterns")
    }
    var unique: Set<String> = []
    return weakenings.filter { unique.insert($0).inserted }
  }

  /// Returns the parts of a decision that report less than the rule does by default.
  private func reductions(of id: String, _ decision: RuleDecision, ignoringOff ignoresOff: Bool) -> [String] {
    guard let rule = rules.index(named: id).map({ rules.table[$0] }) else { return [] }
    var weakenings: [String] = []
    switch decision.level {
    case .off? where !ignoresOff: weakenings.append("off")
    case .severity(let severity)? where severity < rule.severity: weakenings.append("at \(severity.rawValue)")
    default: break
    }
    if let floor = decision.minConfidence, floor > configuration.minConfidence.value {
      weakenings.append("from confidence \(floor)")
    }
    if let fields = decision.fields {
      let chosen = FieldKindSet(names: fields)
      let isNarrower = FieldKind.allCases.contains {
        configuration.checkedKinds.contains($0) && rule.kinds.contains($0) && !chosen.contains($0)
      }
      if isNarrower { weakenings.append("in fewer fields") }
    }
    return weakenings
  }
}

extension FailLevel {
  /// Whether this level lets findings pass that fail a run at `other`.
  fileprivate func isWeaker(than other: FailLevel) -> Bool {
    Severity.allCases.contains { other.fails($0) && !fails($0) }
  }
}

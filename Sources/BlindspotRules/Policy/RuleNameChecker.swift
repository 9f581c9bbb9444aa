internal import BlindspotParser

/// Finds out which rules a configuration speaks of, and complains about those that do not exist.
struct RuleNameChecker {
  private let rules: RuleSet
  private(set) var problems: [Problem] = []

  init(rules: RuleSet) { self.rules = rules }

  /// Checks every rule id that the configuration names.
  mutating func check(_ configuration: Configuration) {
    var named = configuration.rulePlaces
    for override in configuration.overrides { named += override.rulePlaces }
    for exception in configuration.exceptions { named += exception.rulePlaces }
    for (id, place) in named where rules.index(named: id) == nil {
      problems.append(
        place.problem(
          .badConfiguration,
          "there is no rule \(id)"
            + (rules.suggestion(for: id).map { "; did you mean \($0)?" }
              ?? "; `blindspot rules` lists them")))
    }
    for (id, decision) in configuration.rules where rules.index(named: id) == nil {
      guard case .commandLine(let option) = decision.origin else { continue }
      problems.append(
        Problem(
          file: option, code: .badConfiguration,
          message: "there is no rule \(id)" + (rules.suggestion(for: id).map { "; did you mean \($0)?" } ?? "")))
    }
  }

  /// The decisions on rules that exist.
  func resolved(
    _ decisions: [(id: String, decision: Sourced<RuleDecision>)]
  ) -> [(rule: RuleIndex, decision: RuleDecision)] {
    decisions.compactMap { id, decision in rules.index(named: id).map { ($0, decision.value) } }
  }

  /// Where the configuration speaks of `rule` last.
  func place(of rule: RuleIndex, in configuration: Configuration) -> SettingPlace {
    configuration.rulePlaces.last { rules.index(named: $0.id) == rule }?.place
      ?? SettingPlace(file: configuration.file ?? "", position: nil)
  }
}

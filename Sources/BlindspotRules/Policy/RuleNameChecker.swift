import BlindspotParser

/// Resolves the rule ids in a configuration, and reports those that do not exist.
struct RuleNameChecker {
  private let rules: RuleSet
  private(set) var problems: [Problem] = []
  /// The most unknown rules that are listed.
  private static let maximumProblems = 100

  init(rules: RuleSet) { self.rules = rules }

  /// Checks every rule id that the configuration names.
  mutating func check(_ configuration: Configuration) {
    for (id, place) in named(in: configuration) where rules.index(named: id) == nil {
      guard problems.count < Self.maximumProblems else { break }
      problems.append(
        place.problem(
          .badConfiguration,
          "unknown rule \(Suggestion.shown(id))"
            + (rules.suggestion(for: id).map { "; did you mean \($0)?" }
              ?? "; list the rules with `blindspot rules`")))
    }
    for (id, decision) in configuration.rules.entries where rules.index(named: id) == nil {
      guard case .commandLine(let option) = decision.origin else { continue }
      problems.append(
        Problem(
          file: option, code: .badConfiguration,
          message: ShownText(
            nonExport: "unknown rule \(id)" + (rules.suggestion(for: id).map { "; did you mean \($0)?" } ?? ""))))
    }
  }

  /// Returns a notice for each rule in the configuration or the command line that is deprecated or renamed.
  func notices(on configuration: Configuration) -> [String] {
    var named = named(in: configuration).map { (id: $0.id, place: $0.place.description) }
    named += configuration.only.map { ($0, "--rule") }
    for (id, decision) in configuration.rules.entries {
      if case .commandLine(let option) = decision.origin { named.append((id, option)) }
    }
    return named.compactMap { id, place in
      guard let index = rules.index(named: id) else { return nil }
      let entry = rules.table[index]
      if entry.id != id { return "\(place): the rule \(id) was renamed to \(entry.id)" }
      guard entry.stage == .deprecated else { return nil }
      let next = rules.rule(named: id)?.replacedBy.map { "use \($0)" } ?? "it has no replacement"
      return "\(place): the rule \(id) is deprecated; \(next)"
    }
  }

  /// Every rule id that the files of a configuration name.
  private func named(in configuration: Configuration) -> [(id: String, place: SettingPlace)] {
    configuration.rules.places + configuration.overrides.flatMap(\.rules.places)
      + configuration.exceptions.flatMap(\.rulePlaces)
  }

  /// The decisions on rules that exist.
  func resolved(
    _ decisions: RuleDecisions
  ) -> [(rule: RuleIndex, decision: RuleDecision)] {
    decisions.entries.compactMap { id, decision in rules.index(named: id).map { ($0, decision.value) } }
  }

  /// The last place that names `rule`.
  func place(of rule: RuleIndex, in configuration: Configuration) -> SettingPlace {
    configuration.rules.places.last { rules.index(named: $0.id) == rule }?.place
      ?? SettingPlace(file: configuration.file ?? "", position: nil)
  }
}

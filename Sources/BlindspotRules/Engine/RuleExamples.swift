public import BlindspotParser

/// Holds rules against the examples in their own files.
public enum RuleExamples {
  /// What the examples of the built-in rules show to be wrong; empty if all hold.
  public static func failuresOfBuiltInRules() -> [Problem] {
    var options = Engine.Options()
    options.minSeverity = .note
    let engine = Engine(
      detectors: BuiltInDetectors.all + [examplePerson.detector()], policy: DefaultPolicy(includesPreview: true),
      options: options)
    return BuiltInRule.files.flatMap { failures(of: $0, engine: engine) }
  }

  /// The made-up profile that the examples of `known-person` speak of.
  private static var examplePerson: PeopleDirectory {
    let profile = """
      {"entities": [{"id": "3e1f7a52-90ab-4c1d-8a44-0123456789ab", "name": "Ann-Kathrin Örtel",
        "email": "ann.oertel@example.com", "primaryContactInfo": [{"address": "+13175550134", "mediaType": "PHONE"}],
        "addresses": [{"display": "4012", "mediaType": "PHONE", "extension": "4012"}],
        "selfUri": "/api/v2/users/3e1f7a52-90ab-4c1d-8a44-0123456789ab"}]}
      """
    let file = SourceFile(name: "users.json", bytes: Array(profile.utf8))
    guard case .export(let export) = ExportReader.read(file) else { return PeopleDirectory([]) }
    return PeopleDirectory([export])
  }

  /// What the examples of a user's rule show to be wrong with it.
  static func failures(of file: RuleFile, rule: CustomRule) -> [Problem] {
    var options = Engine.Options()
    options.minSeverity = .note
    options.minConfidence = 0
    var detectors: [any Detector] = []
    if case .findings = rule.matcher { detectors = BuiltInDetectors.all }
    let engine = Engine(
      detectors: detectors, custom: CustomDetectors([rule]), rules: RuleTable(custom: [RuleTable.Entry(rule.rule)]),
      policy: DefaultPolicy(includesPreview: true), options: options)
    return failures(of: file, engine: engine)
  }

  static func failures(of file: RuleFile, engine: Engine) -> [Problem] {
    let examples = file.setting["examples"]
    return ["match", "no_match"].flatMap { key in
      (examples?[key]?.items ?? []).compactMap { example -> Problem? in
        guard let text = example.text else { return nil }
        let isFound = isFound(text, by: file.rule, engine: engine)
        guard isFound != (key == "match") else { return nil }
        return example.place.problem(
          .badRule,
          isFound
            ? "the rule \(file.rule.id) finds something in this example, which stands under no_match"
            : "the rule \(file.rule.id) finds nothing in this example, which stands under match")
      }
    }
  }

  /// An example stands for a text of any kind that the rule looks at.
  private static func isFound(_ text: String, by rule: Rule, engine: Engine) -> Bool {
    kinds(of: rule).contains { kind in
      engine.matches(in: text, as: kind, language: rule.languages.first).contains { $0.rule == rule.id }
    }
  }

  /// A name, a spoken text and a status, as far as the rule looks at such; else the first kind it looks at.
  private static func kinds(of rule: Rule) -> [FieldKind] {
    let typical: [FieldKind] = [.taskName, .tts, .personalStatus].filter(rule.fields.contains)
    return typical.isEmpty ? Array(FieldKind.allCases.first(where: rule.fields.contains).map { [$0] } ?? []) : typical
  }
}

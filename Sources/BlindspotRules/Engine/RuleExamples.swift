public import BlindspotParser

/// Checks rules against the examples in their own files.
public enum RuleExamples {
  /// Returns the examples of the built-in rules that fail. Each `match` example must mark the expected range.
  public static func failuresOfBuiltInRules() -> [Problem] {
    var options = Engine.Options()
    options.minSeverity = .note
    let engine = Engine(
      detectors: BuiltInDetectors.all + [examplePerson.detector()], policy: DefaultPolicy(includesPreview: true),
      options: options)
    return BuiltInRule.files.flatMap { failures(of: $0, engine: engine, requiresMarks: true) }
  }

  /// The invented profile that the examples of `known-person` refer to.
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

  /// Returns the examples of a custom rule that fail. Marks are optional; marked ranges must be found.
  ///
  /// - Parameter deadline: the end of the time to check the examples of all rules. An example after it fails.
  package static func failures(of file: RuleFile, rule: CustomRule, deadline: Deadline? = nil) -> [Problem] {
    var options = Engine.Options()
    options.minSeverity = .note
    options.minConfidence = 0
    var detectors: [any Detector] = []
    if case .findings = rule.matcher { detectors = BuiltInDetectors.all }
    let engine = Engine(
      detectors: detectors, custom: CustomDetectors([rule]), rules: RuleTable(custom: [RuleTable.Entry(rule.rule)]),
      policy: DefaultPolicy(includesPreview: true), options: options)
    return failures(of: file, engine: engine, deadline: deadline)
  }

  /// Returns the examples of a rule file that fail.
  ///
  /// - Parameter requiresMarks: whether a `match` example without marks is a failure.
  static func failures(
    of file: RuleFile, engine: Engine, requiresMarks: Bool = false, deadline: Deadline? = nil
  ) -> [Problem] {
    let examples = file.setting["examples"]
    var isTimeOver = false
    func problems(_ key: String, _ message: (RuleExample) -> String?) -> [Problem] {
      var problems: [Problem] = []
      for item in examples?[key]?.items ?? [] where !isTimeOver {
        let failure = item.text.map(RuleExample.init).flatMap(message)
        // An example that was not searched to its end proves nothing.
        isTimeOver = deadline?.hasSearchEnded ?? false
        if isTimeOver {
          problems.append(item.place.problem(.limitReached, RuleSet.deadlineMessage))
        } else if let failure {
          problems.append(item.place.problem(.badRule, failure))
        }
      }
      return problems
    }
    let id = file.rule.id
    return problems("match") { example in
      let found = ranges(in: example.text, of: file.rule, engine: engine, deadline)
      guard let first = found.first else {
        return "the rule \(id) finds nothing in this example; fix the rule, or move the example to no_match"
      }
      let marked = RuleExample(text: example.text, ranges: first).marked
      if example.ranges.isEmpty {
        return requiresMarks ? "the example does not mark the expected range; write: \(marked)" : nil
      }
      guard !found.contains(example.ranges) else { return nil }
      return "the rule \(id) finds another range of this example; fix the rule, or write: \(marked)"
    }
      + problems("no_match") { example in
        ranges(in: example.text, of: file.rule, engine: engine, deadline).isEmpty
          ? nil : "the rule \(id) finds something in this example; fix the rule, or move the example to match"
      }
  }

  /// Returns the ranges that the rule finds in a text, for each kind of field that the text may have; kinds without a
  /// finding are left out.
  private static func ranges(
    in text: String, of rule: Rule, engine: Engine, _ deadline: Deadline?
  ) -> [[TextRange]] {
    kinds(of: rule).compactMap { kind in
      let found = engine.matches(in: text, as: kind, language: rule.languages.first, deadline: deadline)
        .filter { $0.rule == rule.id }.map(\.range)
      return found.isEmpty ? nil : found
    }
  }

  /// The kinds of field of an example: a task name, a spoken text and a status, as far as the rule applies to
  /// them; else the first kind that the rule applies to.
  private static func kinds(of rule: Rule) -> [FieldKind] {
    let typical: [FieldKind] = [.taskName, .tts, .personalStatus].filter(rule.fields.contains)
    return typical.isEmpty ? Array(FieldKind.allCases.first(where: rule.fields.contains).map { [$0] } ?? []) : typical
  }
}

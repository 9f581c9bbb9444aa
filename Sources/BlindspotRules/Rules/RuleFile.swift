import BlindspotEncoding
package import BlindspotParser

/// A rule file: the rule, and the settings of its detector with their places.
///
/// ```
/// rules/contact/email-address.yml  ->  Rule (explain, SARIF)  +  settings (custom rules: CustomRule)
/// ```
package struct RuleFile: Sendable {
  /// The metadata of the rule.
  package let rule: Rule
  /// The whole file, checked against ``shape``.
  package let setting: Setting

  /// The place of the value of `key`, or the start of the file.
  package func place(of key: String) -> SettingPlace { setting[key]?.place ?? setting.place }

  /// Reads one rule file.
  ///
  /// - Parameter isBuiltIn: whether the file is one of `rules/`, whose detectors have other settings.
  /// - Returns: the file, or nil for an invalid one, and its problems.
  package static func read(_ file: SourceFile, isBuiltIn: Bool = false) -> (file: RuleFile?, problems: [Problem]) {
    let outcome = SettingsReader.read(file, shape: isBuiltIn ? builtInShape : shape, code: .badRule)
    var problems = outcome.problems
    guard let setting = outcome.setting else {
      if problems.isEmpty {
        problems.append(
          Problem(
            file: file.name, code: .badRule,
            message: "the file is empty; a rule needs at least id, category, extends and examples"))
      }
      return (nil, problems)
    }
    if let id = setting["id"], let text = id.text, !isKebabCase(text) {
      problems.append(
        id.place.problem(
          .badRule, "the id must be kebab-case: small letters, digits and single hyphens, as in `acme-customer`"))
    }
    problems += (setting["languages"]?.items ?? []).compactMap { LanguageCode.problem(with: $0, code: .badRule) }
    guard problems.isEmpty, let rule = Rule(setting, isBuiltIn: isBuiltIn) else { return (nil, problems) }
    return (RuleFile(rule: rule, setting: setting), problems)
  }

  private static func isKebabCase(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last, first.isLower, last != ASCII.hyphen else { return false }
    for index in bytes.indices {
      guard bytes[index].isLower || bytes[index].isDigit || bytes[index] == ASCII.hyphen else { return false }
      if bytes[index] == ASCII.hyphen, bytes[index + 1] == ASCII.hyphen { return false }
    }
    return true
  }
}

extension Rule {
  /// The rule that a checked rule file describes; nil where a required value did not fit.
  ///
  /// - Parameter isBuiltIn: whether the recommendations of the category complete those of the rule.
  fileprivate init?(_ setting: Setting, isBuiltIn: Bool) {
    guard let id = setting.text("id"), let category = setting.text("category").flatMap(Category.init(rawValue:)),
      let extends = setting.text("extends")
    else { return nil }
    let title = setting.text("title") ?? Self.sentence(from: id)
    self.init(
      id: id, title: title, what: setting.text("what") ?? Self.withArticle(title), category: category,
      severity: setting.text("severity").flatMap(Severity.init(rawValue:)) ?? .warning,
      confidence: setting["confidence"]?.number,
      stage: setting.text("stage").flatMap(Stage.init(rawValue:)) ?? .stable,
      aliases: setting["aliases"]?.texts ?? [], replacedBy: setting.text("replaced-by"), detector: extends,
      fields: FieldKind.kinds(named: setting["fields"]?.texts ?? ["mission", "near"]),
      languages: (setting["languages"]?.texts ?? []).map { $0.lowercased() },
      reason: Self.unwrapped(setting.text("reason") ?? category.reason),
      instead: Self.advice(setting, category, isBuiltIn: isBuiltIn),
      fix: setting.text("fix"), law: setting["law"]?.texts ?? [], matching: Self.examples("match", in: setting),
      nonMatching: Self.examples("no_match", in: setting))
  }

  /// The recommendations of a rule. A custom rule with its own takes none of its category.
  private static func advice(_ setting: Setting, _ category: Category, isBuiltIn: Bool) -> Advice {
    let usual = setting.text("instead")
    let inherited = usual == nil || isBuiltIn ? category.recommendation : Advice("")
    return Advice(unwrapped(usual ?? inherited.usual)) { place in
      (setting["instead-in"]?.text(place.rawValue)).map(unwrapped) ?? inherited[place]
    }
  }

  /// The examples under `key`, without marks.
  private static func examples(_ key: String, in setting: Setting) -> [String] {
    (setting["examples"]?[key]?.texts ?? []).map { RuleExample($0).text }
  }

  private static func sentence(from id: String) -> String {
    id.split(separator: "-").joined(separator: " ").capitalizedFirst
  }

  /// `Customer number` as a message names one: `a customer number`.
  private static func withArticle(_ title: String) -> String {
    let isVowel = title.utf8.first.map { "aeiouAEIOU".utf8.contains($0) } ?? false
    return (isVowel ? "an " : "a ") + startingSmall(title)
  }

  /// `Customer number` in the middle of a sentence; acronyms do not change.
  private static func startingSmall(_ title: String) -> String {
    let second = title.dropFirst().prefix(1)
    return second == second.uppercased() ? title : title.prefix(1).lowercased() + title.dropFirst()
  }

  private static func unwrapped(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}

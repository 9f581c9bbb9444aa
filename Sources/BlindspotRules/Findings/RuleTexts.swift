import BlindspotParser

/// What all findings of a rule in one kind of field have in common.
final class RuleTexts: Hashable, Sendable {
  /// The message of a finding.
  enum Message: Hashable {
    case own(ShownText)
    /// The sentence about a value, which is a noun: `a person's name`.
    case found(String)
  }

  /// The id of the rule.
  let rule: String
  let category: Category
  let message: Message
  /// The recommendation.
  let help: String

  init(rule: String, category: Category, message: Message, help: String) {
    self.rule = rule
    self.category = category
    self.message = message
    self.help = help
  }

  static func == (one: RuleTexts, other: RuleTexts) -> Bool {
    one === other
      || one.rule == other.rule && one.category == other.category && one.message == other.message
        && one.help == other.help
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(rule)
    hasher.combine(category)
    hasher.combine(message)
    hasher.combine(help)
  }
}

import BlindspotParser

/// What all findings of a rule in one kind of field have in common.
struct RuleTexts: Hashable {
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
}

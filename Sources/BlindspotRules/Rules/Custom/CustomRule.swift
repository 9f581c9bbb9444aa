import BlindspotParser

/// A custom rule, ready to run.
package struct CustomRule: Sendable {
  /// The matcher of the rule.
  package enum Matcher: Sendable {
    /// Matches of an expression; `group` is the capture group that counts.
    case pattern(Pattern, group: Int)
    /// Words and phrases.
    case phrases(PhraseIndex)
    /// Numbers of some length.
    case digits(DigitRuns)
    /// The findings of a built-in rule.
    case findings(of: RuleIndex)
  }

  /// The metadata of the rule.
  package let rule: Rule
  /// The place of its file.
  package let place: SettingPlace
  /// The matcher of the rule.
  package let matcher: Matcher
  /// Words; a text must contain one of them.
  package var keywords: PhraseIndex?
  /// Checks that the letters and digits of a finding must pass.
  package var checksums: [Checksum] = []
  /// Words near a finding.
  package var context: ContextCondition?
  /// Texts that are not reported.
  package var allowedTexts: PhraseIndex?
  /// Patterns; a text with a match is not reported.
  package var allowedPatterns: [Pattern] = []

  /// The confidence of a finding. By default, a pattern or a word list is more specific than a number of some length.
  var confidence: Float {
    if let confidence = rule.confidence { return Float(confidence) }
    guard case .digits = matcher else { return 0.8 }
    return checksums.isEmpty ? 0.6 : 0.75
  }

  /// The reason of a finding, in a phrase.
  var reason: String {
    switch matcher {
    case .pattern: "matches the pattern of \(rule.id)"
    case .phrases: "a word of the list of \(rule.id)"
    case .digits: checksums.isEmpty ? "a number of the length of \(rule.id)" : "a number with valid check digits"
    case .findings: "found by \(rule.detector), narrowed by \(rule.id)"
    }
  }

  /// Whether the rule is a regular expression.
  var isPattern: Bool {
    if case .pattern = matcher { return true }
    return false
  }

  /// Whether the rule applies to texts in one of `languages`, or of unknown language.
  func speaks(_ languages: [String]) -> Bool {
    guard !rule.languages.isEmpty, !languages.isEmpty else { return true }
    return languages.contains { language in
      rule.languages.contains { language == $0 || language.hasPrefix($0 + "-") }
    }
  }
}

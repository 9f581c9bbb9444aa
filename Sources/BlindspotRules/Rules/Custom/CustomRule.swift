import BlindspotParser

/// A rule from a user's file, ready to run.
package struct CustomRule: Sendable {
  /// What it looks for.
  package enum Matcher: Sendable {
    /// Matches of an expression; `group` is the capture group that counts.
    case pattern(Pattern, group: Int)
    /// Words and phrases.
    case phrases(PhraseIndex)
    /// Numbers of some length.
    case digits(DigitRuns)
    /// What a built-in rule finds.
    case findings(of: RuleIndex)
  }

  /// What the file says about it.
  package let rule: Rule
  /// Where its file begins.
  package let place: SettingPlace
  /// What it looks for.
  package let matcher: Matcher
  /// Words of which a text must hold one.
  package var keywords: PhraseIndex?
  /// Checks that the letters and digits of a finding must pass.
  package var checksums: [Checksum] = []
  /// Words near a finding.
  package var context: ContextCondition?
  /// Found texts to pass over.
  package var allowedTexts: PhraseIndex?
  /// Expressions; what they match is passed over.
  package var allowedPatterns: [Pattern] = []

  /// How sure a finding is without a word of the file: an expression or a word list was written for the very thing,
  /// a bare number was not.
  var confidence: Float {
    if let confidence = rule.confidence { return Float(confidence) }
    guard case .digits = matcher else { return 0.8 }
    return checksums.isEmpty ? 0.6 : 0.75
  }

  /// Why a finding is one, in a phrase.
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

  /// Whether the rule is for texts that may be in one of `languages`; a text of unknown language is everybody's.
  func speaks(_ languages: [String]) -> Bool {
    guard !rule.languages.isEmpty, !languages.isEmpty else { return true }
    return languages.contains { language in
      rule.languages.contains { language == $0 || language.hasPrefix($0 + "-") }
    }
  }
}

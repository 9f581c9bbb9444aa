/// The words that must stand near a finding of a custom rule, or that make it surer.
package struct ContextCondition: Sendable {
  /// The words and phrases.
  package let phrases: PhraseIndex
  /// How far away they may stand, in bytes between word and finding.
  package let window: Int
  /// Whether nothing is found without them.
  package let isRequired: Bool

  /// How much surer a finding is with one of the words near it.
  package static let gain: Float = 0.2

  /// The condition that a setting describes: a list of words, or a mapping.
  ///
  /// - Parameter isRequired: what holds where the setting does not say.
  package init(_ setting: Setting, isRequired: Bool = true) {
    let words = setting.entries.isEmpty ? setting.texts : setting["words"]?.texts ?? []
    phrases = PhraseIndex(words)
    window = setting["window"]?.count ?? 40
    self.isRequired = setting["required"]?.flag ?? isRequired
  }

  /// Whether one of the words stands near `range` (bytes of the text) and not within it.
  package func isMet(near range: Range<Int>, in text: ContextText) -> Bool {
    var isMet = false
    phrases.forEachMatch(in: text) { word in
      if word.upperBound <= range.lowerBound {
        if range.lowerBound - word.upperBound <= window { isMet = true }
      } else if word.lowerBound >= range.upperBound, word.lowerBound - range.upperBound <= window {
        isMet = true
      }
    }
    return isMet
  }
}

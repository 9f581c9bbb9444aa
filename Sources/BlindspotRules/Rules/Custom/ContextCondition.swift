/// The words that must occur near a finding of a custom rule, or that raise its confidence.
package struct ContextCondition: Sendable {
  /// The words and phrases.
  package let phrases: PhraseIndex
  /// The greatest distance between word and finding, in bytes.
  package let window: Int
  /// Whether a finding requires them.
  package let isRequired: Bool

  /// The gain in confidence of a finding with one of the words near it.
  package static let gain: Float = 0.2

  /// The condition that a setting describes: a list of words, or a mapping.
  ///
  /// - Parameter isRequired: the default of the key `required`.
  package init(_ setting: Setting, isRequired: Bool = true) {
    let words = setting.entries.isEmpty ? setting.texts : setting["words"]?.texts ?? []
    phrases = PhraseIndex(words)
    window = setting["window"]?.count ?? 40
    self.isRequired = setting["required"]?.flag ?? isRequired
  }

  /// Whether one of the words occurs near `range` (bytes of the text), but not in it.
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

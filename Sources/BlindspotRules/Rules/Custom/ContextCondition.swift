import BlindspotParser

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

  /// The places of the words in one text.
  package struct Occurrences {
    /// The ranges of the words in bytes, in reading order and without overlaps.
    fileprivate var ranges: [Range<Int>] = []
    fileprivate let window: Int

    /// Whether one of the words occurs near `range` (bytes of the text), but not in it.
    package func areNear(_ range: Range<Int>) -> Bool {
      let before = ranges.partitioningIndex { $0.upperBound > range.lowerBound }
      if before > 0, range.lowerBound - ranges[before - 1].upperBound <= window { return true }
      let after = ranges.partitioningIndex { $0.lowerBound >= range.upperBound }
      return after < ranges.count && ranges[after].lowerBound - range.upperBound <= window
    }
  }

  /// Returns the places of the words in a text, to be determined once for all findings in it.
  package func occurrences(in text: ContextText) -> Occurrences {
    var occurrences = Occurrences(window: window)
    phrases.forEachMatch(in: text) { occurrences.ranges.append($0) }
    return occurrences
  }
}

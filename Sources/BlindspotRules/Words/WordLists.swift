package import BlindspotParser

/// The word lists a phrase belongs to. The names are made from the rules' `words:` by `Tools/tables/words.py`.
package struct WordLists: OptionSet, Sendable, Hashable {
  package let rawValue: UInt64

  package init(rawValue: UInt64) { self.rawValue = rawValue }

  init(bit: UInt64) { self.init(rawValue: 1 << bit) }

  /// The lists that say how a word near them is meant.
  static let cues: WordLists = [
    .cueFirstPerson, .cueSecondPerson, .cueThirdPerson, .positiveCue, .negativeCue,
  ]

  /// The four top bits of an automaton's value carry a number instead of lists.
  static let all = WordLists(rawValue: (1 << 60) - 1)
}

/// A phrase of the word lists that stands in a text.
package struct WordMatch: Sendable {
  /// The place in the text, whole words.
  package let range: TextRange
  /// The lists that hold the phrase.
  package let lists: WordLists
  /// The number that the list gives the phrase (1 to 12 for months), else 0.
  package let number: Int
}

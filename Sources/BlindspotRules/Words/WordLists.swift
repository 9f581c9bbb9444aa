package import BlindspotParser

/// The word lists that a phrase belongs to. `Tools/tables/words.py` generates the names from the rules' `words:`.
package struct WordLists: OptionSet, Sendable, Hashable {
  package let rawValue: UInt128

  package init(rawValue: UInt128) { self.rawValue = rawValue }

  init(bit: UInt128) { self.init(rawValue: 1 << bit) }

  /// The lists of cues that qualify a word near them.
  static let cues: WordLists = [
    .cueFirstPerson, .cueSecondPerson, .cueThirdPerson, .positiveCue, .negativeCue, .cueRelative, .cueRole, .cueState,
    .whereaboutsAt, .whereaboutsStay,
  ]

  /// All lists.
  static let all = WordLists(rawValue: (1 << WordLists.count) - 1)
  /// The number of lists that an automaton can hold.
  static let count: UInt128 = 123
}

/// An occurrence of a phrase of the word lists in a text.
package struct WordMatch: Sendable {
  /// The range of its words in the text, in bytes.
  package let range: TextRange
  /// The lists that contain the phrase.
  package let lists: WordLists
  /// The number that the list assigns to the phrase (1 to 12 for months), or 0.
  package let number: Int
}

/// One word of a text with its properties according to the lexicon and its letters.
package struct NameToken: Sendable {
  /// The first byte of the word in the text.
  package var start: Int32 = 0
  /// The byte after the word's last byte, without a possessive `'s`.
  package var end: Int32 = 0
  /// The hash of the folded word; 0 for digits, ``addressHash`` for an e-mail address.
  package var hash: UInt64 = 0
  /// The lexicon's entry of the folded word.
  package var entry = LexiconEntry.none
  /// The separator between this word and the one before it.
  package var gap = NameSeparator.start
  /// The capitalization of the word.
  package var shape = Shape.lower
  /// The role the word can have in a name.
  package var kind = NameTokenKind.number
  /// The number of letters, at most 255.
  package var letters: UInt8 = 0
  /// For an unlisted word, the score of ``CharacterModel``; nil if it was not computed.
  var letterScore: Int16? {
    get { hasScore ? score : nil }
    set {
      hasScore = newValue != nil
      score = newValue ?? 0
    }
  }
  // Not an optional value, of which nil is not zero: 48 words without properties are cleared for each text, which takes 300
  // instructions unless all bytes are zero.
  private var score: Int16 = 0
  private var hasScore = false
  /// For an unlisted word with the entry of its stem, the language of the affixes.
  var affixes = AffixLanguage.none
  /// Whether a possessive `'s` follows.
  package var isPossessive = false

  package init() {}

  /// For an unlisted word, the score of ``CharacterModel`` on a scale from 0 (a word) to 7 (a name).
  package var nameLikelihood: UInt8 { letterScore.map { CharacterModel.likelihood(ofScore: Int($0)) } ?? 0 }

  /// The value of ``hash`` of an e-mail address, whose kind is that of a number.
  static let addressHash: UInt64 = 1

  /// Whether this is an e-mail address.
  var isAddress: Bool { kind == .number && hash == Self.addressHash }

  /// The capitalization of a word.
  package enum Shape: UInt8, Sendable {
    case lower, title, upper, mixed
  }

  /// Returns the bin of a frequency rank of the lexicon (0–15): 0 (none) to 5 (among the most common).
  static func bin(_ rank: Int) -> Int {
    switch rank {
    case 0: 0
    case 1...3: 1
    case 4...6: 2
    case 7...8: 3
    case 9...11: 4
    default: 5
    }
  }
}

/// The separator between two words.
package enum NameSeparator: UInt8, Sendable, CaseIterable {
  case start, none, space, underscore, hyphen, dot, comma, apostrophe, sentence, colon, dash, other

  /// Whether a name can continue after the separator. A full stop and a space separate names except after an initial.
  func joins(after token: NameToken) -> Bool {
    switch self {
    case .none, .space, .underscore, .hyphen, .dot, .comma, .apostrophe: true
    case .sentence: token.kind == .initial
    case .start, .colon, .dash, .other: false
    }
  }
}

/// The role a word can have in a name. The order is that of the trained weights.
package enum NameTokenKind: UInt8, Sendable, CaseIterable {
  /// Digits, an e-mail address, or letters of a script without Latin forms.
  case number
  case function
  case domain
  case word
  case placeOrBrand
  case initial
  case particle
  /// An unlisted word; see ``NameToken/nameLikelihood``.
  case unlisted
  /// An unlisted word of two to four capitals.
  case acronym
  case givenName
  case surname
  case givenOrSurname
  /// A rare name without another meaning.
  case rareName
  /// A name that is also a rare or foreign word, a common word, a function word, …
  case nameOrRareWord
  case nameOrWord
  case nameOrCommonWord
  case nameOrFunction
  case nameOrDomain
  case nameOrPlace
  case nameOrBrand
  /// Two or three names written as one word.
  case concatenated
  case shortConcatenated
  /// An initial and a surname written as one word, in either order.
  case concatenatedInitial
  /// A declined form of a listed name.
  case declinedName

  /// Whether a name can begin or end with the word.
  var carriesName: Bool { self >= .unlisted }
}

extension NameTokenKind: Comparable {
  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

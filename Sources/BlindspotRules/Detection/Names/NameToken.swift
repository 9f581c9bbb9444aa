/// One word of a text, with what the lexicon and its letters say of it.
package struct NameToken: Sendable {
  /// The first byte of the word in the text.
  package var start: Int32 = 0
  /// The byte after the word's last one; a possessive `'s` is not part of it.
  package var end: Int32 = 0
  /// What the lexicon knows of the folded word.
  package var entry = LexiconEntry.none
  /// What stands between this word and the one before it.
  package var gap = NameSeparator.start
  /// How the word is written.
  package var shape = Shape.lower
  /// What the word can be in a name.
  package var kind = NameTokenKind.number
  /// How many letters it has, 255 at most.
  package var letters: UInt8 = 0
  /// For unlisted words, the verdict of ``CharacterModel`` in eighths of its range, 0 (a word) to 7 (a name).
  package var nameLikelihood: UInt8 = 0
  /// Whether `'s` follows.
  package var isPossessive = false

  package init() {}

  /// How a word is written.
  package enum Shape: UInt8, Sendable {
    case lower, title, upper, mixed
  }

  /// The rank bin of a lexicon strength 0–15: 0 (none) to 5 (among the most common).
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

/// What stands between two words.
package enum NameSeparator: UInt8, Sendable, CaseIterable {
  case start, none, space, underscore, hyphen, dot, comma, apostrophe, sentence, colon, dash, other

  /// Whether a name may go on across the gap. A full stop with a space only behind an initial.
  func joins(after token: NameToken) -> Bool {
    switch self {
    case .none, .space, .underscore, .hyphen, .dot, .comma, .apostrophe: true
    case .sentence: token.kind == .initial
    case .start, .colon, .dash, .other: false
    }
  }
}

/// What a word can be in a name. The order is that of the trained weights.
package enum NameTokenKind: UInt8, Sendable, CaseIterable {
  /// Digits, or letters of a script without Latin forms.
  case number
  case function
  case domain
  case word
  case placeOrBrand
  case initial
  case particle
  /// In no list; what its letters look like stands in ``NameToken/nameLikelihood``.
  case unlisted
  /// In no list, two to four capitals.
  case acronym
  case givenName
  case surname
  case givenOrSurname
  /// A rare name and nothing else.
  case rareName
  /// A name that is also a rare or a foreign word, an everyday word, a function word, …
  case nameOrRareWord
  case nameOrWord
  case nameOrCommonWord
  case nameOrFunction
  case nameOrDomain
  case nameOrPlace
  case nameOrBrand
  /// Two or three names written as one word.
  case runOn
  case shortRunOn
  /// An initial and a surname written as one word, in either order.
  case initialRunOn

  /// Whether a name may begin or end with the word.
  var carriesName: Bool { self >= .unlisted }
  /// Whether the word says nothing but that it is a name.
  var isPureName: Bool { self == .givenName || self == .surname || self == .givenOrSurname }
}

extension NameTokenKind: Comparable {
  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

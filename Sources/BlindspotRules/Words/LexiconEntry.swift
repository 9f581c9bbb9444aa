/// The properties of one folded word in the lexicon. `Tools/names/build_lexicon.py` writes the bits.
package struct LexiconEntry: Sendable, Hashable {
  package let bits: UInt32

  package init(bits: UInt32) { self.bits = bits }

  /// The entry of an unlisted word.
  package static let none = Self(bits: 0)
  /// The entry of a word that is common in a language other than English.
  static let foreignWord = Self(bits: 2 << 11)

  /// Whether the lexicon contains the word itself, and not only a phrase with the same letters.
  package var isListed: Bool { bits & ~(1 << 19) != 0 }
  /// The frequency of the word as a given name, 0 (never) to 15, on a logarithmic scale.
  package var given: Int { Int(bits & 15) }
  /// The frequency of the word as a surname, 0 to 15.
  package var surname: Int { Int(bits >> 4 & 15) }
  /// The frequency of the word as a name of either kind, 0 to 15.
  package var nameRank: Int { max(given, surname) }
  /// The frequency of the English word: 0 (not English), 1 (rare) to 4 (common).
  package var word: Int { Int(bits >> 8 & 7) }
  /// The frequency of the word in another language, 0 to 3: 1 (rare), 2 (common), 3 (very common).
  package var foreign: Int { Int(bits >> 11 & 3) }
  /// Whether the word is a city, state or country.
  package var isPlace: Bool { bits & 1 << 13 != 0 }
  /// Whether the word is a brand, company or eponym.
  package var isBrand: Bool { bits & 1 << 14 != 0 }
  /// Whether the word or acronym belongs to contact centers, software or the calendar.
  package var isDomain: Bool { bits & 1 << 15 != 0 }
  /// Whether the word is an article, pronoun, preposition or other function word of nine languages.
  package var isFunction: Bool { bits & 1 << 16 != 0 }
  /// Whether the word has another use than as a name: in contact centers, as a function word, a place or a brand.
  var hasOtherUse: Bool { isDomain || isFunction || isPlace || isBrand }
  /// Whether the word is a particle of names: `van`, `de la`, `bin`.
  package var isParticle: Bool { bits & 1 << 17 != 0 }
  /// Whether a phrase of the lexicon starts with the word.
  package var startsPhrase: Bool { bits & 1 << 18 != 0 }
  /// Whether the entry is a phrase of several words: an eponym, a brand or a place.
  package var isPhrase: Bool { bits & 1 << 19 != 0 }
  /// The cue that the word is for a name after it: an index into ``NameCue/Before``, 0 for none.
  package var before: Int { Int(bits >> 20 & 15) }
  /// The cue that the word is for a name before it: an index into ``NameCue/After``, 0 for none.
  package var after: Int { Int(bits >> 24 & 15) }
  /// Whether the word denotes a talking machine (`assistant`, `bot`) or, with ``isService``, turns a person into one: `virtual`.
  package var isMachine: Bool { bits & 1 << 28 != 0 }
  /// Whether the word occurs next to names of synthetic voices: `voice`, `neural`.
  package var isVoice: Bool { bits & 1 << 29 != 0 }
  /// Whether the word is in the radio spelling alphabet (ITU Radio Regulations, appendix 14): `charlie`, `mike`, `oscar`.
  package var isSpelling: Bool { bits & 1 << 30 != 0 }
  /// Whether the word denotes a virtual service that is not a talking machine: `virtual hold`, `virtual queue`.
  package var isService: Bool { bits & 1 << 31 != 0 }
}

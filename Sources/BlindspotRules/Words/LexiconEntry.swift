/// What the lexicon knows of one folded word. The bits are those that `Tools/names/build_lexicon.py` writes.
package struct LexiconEntry: Sendable, Hashable {
  package let bits: UInt32

  package init(bits: UInt32) { self.bits = bits }

  /// The entry of a word that is not in the lexicon.
  package static let none = Self(bits: 0)

  /// How common the word is as a given name, 0 (never) to 15, on a logarithmic scale.
  package var given: Int { Int(bits & 15) }
  /// How common the word is as a surname, 0 to 15.
  package var surname: Int { Int(bits >> 4 & 15) }
  /// How common the English word is: 0 (none), 1 (rare) to 4 (everyday).
  package var word: Int { Int(bits >> 8 & 7) }
  /// How common the word is in one of eight other languages: 0 to 2.
  package var foreign: Int { Int(bits >> 11 & 3) }
  /// A city, state or country.
  package var isPlace: Bool { bits & 1 << 13 != 0 }
  /// A brand, company or eponym.
  package var isBrand: Bool { bits & 1 << 14 != 0 }
  /// A word or acronym of contact centres and software, or of the calendar.
  package var isDomain: Bool { bits & 1 << 15 != 0 }
  /// An article, pronoun, preposition or the like of nine languages.
  package var isFunction: Bool { bits & 1 << 16 != 0 }
  /// A particle inside of names: `van`, `de la`, `bin`.
  package var isParticle: Bool { bits & 1 << 17 != 0 }
  /// The first word of a phrase that the lexicon holds.
  package var startsPhrase: Bool { bits & 1 << 18 != 0 }
  /// A phrase of several words: an eponym, a brand or a place.
  package var isPhrase: Bool { bits & 1 << 19 != 0 }
  /// What the word says of a name behind it: an index into ``NameCue/Before``, 0 for nothing.
  package var before: Int { Int(bits >> 20 & 15) }
  /// What the word says of a name in front of it: an index into ``NameCue/After``, 0 for nothing.
  package var after: Int { Int(bits >> 24 & 15) }
  /// A word for a machine that speaks: `assistant`, `bot`; with ``isService``, what makes one of a person: `virtual`.
  package var isMachine: Bool { bits & 1 << 28 != 0 }
  /// A word that stands beside the name of a synthetic voice: `voice`, `neural`.
  package var isVoice: Bool { bits & 1 << 29 != 0 }
  /// A word of the radio spelling alphabet (ITU Radio Regulations, appendix 14): `charlie`, `mike`, `oscar`.
  package var isSpelling: Bool { bits & 1 << 30 != 0 }
  /// What is virtual without being a machine that speaks: `virtual hold`, `virtual queue`.
  package var isService: Bool { bits & 1 << 31 != 0 }
}

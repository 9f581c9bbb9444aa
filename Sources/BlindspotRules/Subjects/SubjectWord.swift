import BlindspotEncoding
import BlindspotParser

/// A word of the name of a person in a request, with the spellings by which texts are compared with it.
struct SubjectWord: Sendable {
  /// The relation between a word of a text and a word of the name.
  enum Relation: Int, Sendable, Comparable {
    /// The same letters; case and Unicode normalization can differ.
    case same
    /// The same letters with other accents, or an umlaut as two letters.
    case otherAccents
    /// With the particle before it as one word, or without it: `Vanderberg`, `Aubigny` for `d'Aubigny`.
    case otherParticle
    /// With an ending: `Delgados`, `Ивановой`.
    case inflected
    /// A nickname, or the name of a nickname.
    case nickname
    /// In another script, transliterated.
    case otherScript
    /// With one letter less, more, other, or two letters exchanged.
    case oneLetterOff

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// The relation as a part of a reason; empty for the same letters.
    var phrase: StaticString {
      switch self {
      case .same: ""
      case .otherAccents: "with other accents"
      case .otherParticle: "with another particle"
      case .inflected: "with an ending"
      case .nickname: "as a nickname"
      case .otherScript: "in another script"
      case .oneLetterOff: "one letter off"
      }
    }
  }

  /// The fewest letters of a name that is found with one letter off.
  static let shortestMisspelled = 6

  /// The word in lower case without apostrophes, for comparing accents.
  let plain: String
  /// The folded letters.
  let letters: [UInt32]
  /// The folded letters with umlauts as two letters (`mueller`), if they differ.
  private let umlauts: [UInt32]?
  /// The folded letters of the word without the first letter of umlauts written as two (`muller` of `Mueller`).
  private let contracted: [UInt32]?
  /// The folded letters with the particles before the word, and those without one that an apostrophe joins to it.
  private let particleForms: [[UInt32]]
  /// The folded letters of its nicknames, and of the names that it is a nickname of.
  private let nicknames: [[UInt32]]
  /// The word in a form that all scripts share; nil if it has none.
  private let soundKey: [UInt8]?
  let isLatin: Bool
  /// Whether a hyphen joins it to the word before it.
  let isHyphenated: Bool
  /// The entry in the lexicon of names.
  let entry: LexiconEntry

  /// - Parameters:
  ///   - text: the word as in the request.
  ///   - isGiven: whether it is a given name, which can have nicknames.
  ///   - isHyphenated: whether a hyphen joins it to the word before it.
  ///   - particles: the folded letters of the particles before it.
  init(_ text: Substring, isGiven: Bool, isHyphenated: Bool, particles: [UInt32] = []) {
    plain = Self.plain(String(text))
    letters = Self.letters(of: String(text))
    self.isHyphenated = isHyphenated
    let bytes = Array(plain.utf8)
    let other = NameVariant.withoutUmlauts(bytes.span).map { Self.letters(of: String(decoding: $0, as: UTF8.self)) }
    umlauts = other == letters ? nil : other
    isLatin = letters.allSatisfy { $0 < 0x80 }
    contracted = isLatin ? Self.contracted(letters) : nil
    var forms = particles.isEmpty ? [] : [particles + letters]
    let pieces = text.split { "'\u{2019}\u{2018}\u{02BC}".contains($0) }
    if pieces.count == 2, pieces[0].count <= 2, pieces[1].count > 2 {
      forms.append(Self.letters(of: String(pieces[1])))
    }
    particleForms = forms
    nicknames = isGiven ? Nicknames.related(to: letters) : []
    soundKey = SoundKey.key(of: letters)
    entry = Lexicon.entry(of: plain)
    isOrdinary = SubjectText.isOrdinary(bytes.span, 0..<bytes.count)
  }

  /// Returns the text of folded letters.
  static func string(of letters: some Sequence<UInt32>) -> String {
    String(scalars: letters.compactMap(Unicode.Scalar.init))
  }

  /// The word with a capital.
  var capitalized: String { plain.capitalizedFirst }

  /// Whether the word alone can mean the person: a rare given name that is not a word.
  var isUnusual: Bool { letters.count > 2 && entry.given <= 12 && entry.surname <= 8 && !isOrdinary }

  /// The initial of the word, folded.
  var initial: UInt32 { letters.first ?? 0 }

  /// The number of nicknames that are searched for.
  var nicknameCount: Int { nicknames.count }

  /// Whether the word is long enough to be found with one letter off.
  var allowsMisspelling: Bool { letters.count >= Self.shortestMisspelled && isLatin || letters.count >= 7 }

  /// Whether the word of another script can be found.
  var hasOtherScript: Bool { soundKey != nil }

  /// Whether the word is a word of everyday language too.
  let isOrdinary: Bool

  /// The hashes of words of a text that may be a spelling of the word, those with one letter off excepted.
  var hashes: [UInt64] {
    ([letters, umlauts, contracted].compactMap { $0 } + particleForms + nicknames).map(Self.hash)
  }

  /// Returns the relation to a word of a text; nil if it has none.
  func relation(to word: SubjectText.Word, in text: Span<UInt8>) -> Relation? {
    if word.letters == letters {
      return Self.plain(word.string(in: text)) == plain ? .same : .otherAccents
    }
    if word.letters == umlauts { return .otherAccents }
    if word.letters == contracted, !word.isASCII { return .otherAccents }
    if particleForms.contains(word.letters) { return .otherParticle }
    if nicknames.contains(word.letters) { return .nickname }
    if isInflected(word.letters) { return .inflected }
    if word.isLatin != isLatin {
      return soundKey.map { $0 == SoundKey.key(of: word.letters) } ?? false ? .otherScript : nil
    }
    return allowsMisspelling && Self.differByOne(letters.span, word.letters.span) ? .oneLetterOff : nil
  }

  /// Whether the letters of a word of a text may be a misspelling or an inflected form.
  @inline(__always)
  func mayResemble(_ other: borrowing Span<UInt32>) -> Bool {
    guard letters.count >= 4, abs(other.count - letters.count) <= 3 else { return false }
    // All of them begin with one of the first two letters at its place.
    return other.count > 2
      && (other[0] == letters[0] || other[0] == letters[1] || other[1] == letters[1] || other[1] == letters[0])
  }

  // MARK: Comparing

  /// The endings of Cyrillic surnames and given names in other cases.
  private static let cyrillicEndings: Set<String> = [
    "а", "я", "у", "ю", "ом", "ем", "ым", "е", "ой", "ою", "ого", "ему", "ому", "им", "и", "ы", "ии", "ію", "ові",
  ]

  private func isInflected(_ other: [UInt32]) -> Bool {
    guard letters.count >= 4 else { return false }
    if isLatin { return other.count == letters.count + 1 && other.starts(with: letters) && other.last == 0x73 }
    guard (0x400..<0x530).contains(letters[0]), other.first == letters[0] else { return false }
    var stem = letters
    // а, я, й, ь, е, о and и are endings of the nominative.
    while stem.count > 3, let last = stem.last, [0x430, 0x44F, 0x439, 0x44C, 0x435, 0x43E, 0x438].contains(last) {
      stem.removeLast()
    }
    guard other.starts(with: stem) else { return false }
    let ending = other.dropFirst(stem.count)
    return ending.isEmpty
      || Self.cyrillicEndings.contains(Self.string(of: ending))
  }

  /// Whether two words differ by one letter, or by the order of two.
  private static func differByOne(_ one: Span<UInt32>, _ other: Span<UInt32>) -> Bool {
    guard abs(one.count - other.count) <= 1 else { return false }
    let shorter = min(one.count, other.count)
    var start = 0
    while start < shorter, one[start] == other[start] { start += 1 }
    var end = 0
    while end < shorter - start, one[one.count - 1 - end] == other[other.count - 1 - end] { end += 1 }
    if start + end >= max(one.count, other.count) - 1 { return true }
    return one.count == other.count && start + end == one.count - 2 && one[start] == other[start + 1]
      && one[start + 1] == other[start]
  }

  // MARK: Letters

  /// Returns the folded letters of a word.
  static func letters(of text: String) -> [UInt32] {
    var letters: [UInt32] = []
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      let scalar = FoldedScalar(in: bytes.span, at: index)
      if scalar.isWord {
        letters.append(scalar.first)
        if scalar.second != 0 { letters.append(UInt32(scalar.second)) }
      }
      index += scalar.length
    }
    return letters
  }

  /// Returns the hash that ``WordStream`` gives a word with these letters.
  static func hash(_ letters: [UInt32]) -> UInt64 {
    letters.reduce(UInt64.fnvSeed) { $0.adding(toFNV: UInt64($1)) }
  }

  /// Returns a word in lower case without apostrophes and hyphens.
  static func plain(_ text: String) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  /// Returns the letters with `ae`, `oe` and `ue` as one letter; nil if the word has none of them.
  private static func contracted(_ letters: [UInt32]) -> [UInt32]? {
    var shorter: [UInt32] = []
    for letter in letters {
      if letter == 0x65, let last = shorter.last, [0x61, 0x6F, 0x75].contains(last) { continue }
      shorter.append(letter)
    }
    return shorter.count < letters.count ? shorter : nil
  }
}

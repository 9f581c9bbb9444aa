import BlindspotParser
import CTables

/// A word of spoken numbers: `seven`, `vierundzwanzig`, `double`, `Bravo`.
///
/// The words come from `Tools/tables/numbers.yml`, by language. The same letters can be different words: `set` is seven in
/// Catalan and a hundred in Czech.
struct NumberWord {
  /// The role of a word, in the order of `Tools/tables/spoken_numbers.py`.
  enum Role: UInt8 {
    /// A number with a value.
    case number
    /// `hundred`: multiplies the number before it by ``NumberWord/value``.
    case multiplier
    /// A word that adds ten to the number before it.
    case teen
    /// `double`: the digit after it occurs ``NumberWord/value`` times.
    case repetition
    /// `and`: joins the parts of one number.
    case joiner
    /// A sign between digits: `dash`.
    case mark
    /// The sign before a country code.
    case plus
    /// The name of a letter, which can be another word: `efe`, `de`.
    case letter
    /// A word that represents its first letter: `Bravo`.
    case spelling
  }

  let role: Role
  /// The value of a number, or the ASCII letter in upper case.
  let value: Int
  /// The languages of the word: one bit for each of ``languageCodes``.
  let languages: UInt32

  /// All languages.
  static let allLanguages = UInt32.max

  /// The codes of the languages, in the order of their bits.
  static let languageCodes: [String] = (0..<32).map { language in
    var code = ""
    for offset in 0..<4 {
      let byte = unsafe blindspot_number_languages[4 * language + offset]
      if byte != 0 { code.append(Character(Unicode.Scalar(byte))) }
    }
    return code
  }

  /// Returns the bits of some languages by their codes, with or without a region (`pt-br`).
  static func bits(of codes: [String]) -> UInt32 {
    var bits: UInt32 = 0
    for code in codes {
      // Up to four letters, as a word of the table.
      var name: UInt32 = 0
      for (index, byte) in code.utf8.enumerated() {
        if byte == ASCII.hyphen || byte == ASCII.underscore { break }
        name = index < 4 ? name | UInt32(byte) << UInt32(8 * index) : 0
      }
      for language in 0..<32 where name != 0 && word(ofLanguage: language) == name { bits |= 1 << UInt32(language) }
    }
    return bits
  }

  /// The bits of English, whose numbers occur in texts of all languages.
  static let english = bits(of: ["en"])

  /// Returns the code of a language as a word, the first letter in the lowest byte.
  private static func word(ofLanguage language: Int) -> UInt32 {
    (0..<4).reduce(0) { unsafe $0 | UInt32(blindspot_number_languages[4 * language + $1]) << UInt32(8 * $1) }
  }

  /// Whether the bytes in `range` can be a word of a spoken number, by their beginning and their length.
  @inline(__always)
  static func mayBe(_ text: Span<UInt8>, from start: Int, to end: Int) -> Bool {
    let second = end > start + 1 ? text[start + 1] & 31 : 0
    let lengths = unsafe blindspot_number_lengths[Int(text[start] & 31) << 5 | Int(second)]
    return lengths >> UInt32(min(end - start, 31)) & 1 == 1
  }

  /// Whether letters of ASCII, which ``mayBe(_:from:to:)`` admits, can be a word of a spoken number, by a hash of the first and the
  /// last two and their number. True for one of twenty other words, where that is true for a third.
  @inline(__always)
  static func mayBe(letters text: Span<UInt8>, from start: Int, to end: Int) -> Bool {
    let isSingle = end == start + 1
    let head = UInt32(text[start] & 31) << 20 | (isSingle ? 0 : UInt32(text[start + 1] & 31)) << 15
    let tail = (isSingle ? 0 : UInt32(text[end - 2] & 31)) << 10 | UInt32(text[end - 1] & 31) << 5
    let bit = Int(((head | tail | UInt32(min(end - start, 31))) &* 0x9E37_79B1) >> 16)
    return unsafe blindspot_number_shapes[bit >> 3] >> UInt8(bit & 7) & 1 == 1
  }

  /// Finds the word in `range` among the words of some languages; nil if it is none. A number takes precedence over the
  /// other meanings of the same letters.
  init?(_ text: Span<UInt8>, from start: Int, to end: Int, languages: UInt32) {
    guard Self.mayBe(text, from: start, to: end) else { return nil }
    var hash = WordHash()
    var index = start
    while index < end {
      let scalar = FoldedScalar(in: text, at: index)
      if scalar.category == .separator {
        // `〇` is a symbol, not a letter.
        for position in index..<min(index + scalar.length, end) { hash.add(text[position]) }
      } else {
        scalar.forEachByte { hash.add($0) }
      }
      index += scalar.length
    }
    let value = hash.value
    var row = (0..<blindspot_number_word_count).partitioningIndex {
      unsafe blindspot_number_words[$0].hash >= value
    }
    var best: BlindspotNumberWord?
    while row < blindspot_number_word_count {
      let entry = unsafe blindspot_number_words[row]
      guard entry.hash == value else { break }
      if entry.languages & languages != 0, entry.role < best?.role ?? .max { best = entry }
      row += 1
    }
    guard let best, let role = Role(rawValue: best.role) else { return nil }
    self.role = role
    self.value = Int(best.value)
    self.languages = best.languages & languages
  }
}

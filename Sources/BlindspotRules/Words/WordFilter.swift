import BlindspotParser

/// Rejects most words of a text by their first three letters: a bit set of 4 KiB with one bit for each three letters that a
/// phrase of certain lists begins with.
package struct WordFilter: Sendable {
  private var bits: [UInt64]
  /// For each first letter: bit 0 for phrases whose first word is that letter, bit n for those whose second letter is n.
  private var short: [UInt32]
  /// Whether a phrase begins with a digit.
  private var admitsDigits = false

  /// Admits every word.
  package static let none = WordFilter(bits: [], short: [])

  init() { self.init(bits: [UInt64](repeating: 0, count: 512), short: [UInt32](repeating: 0, count: 32)) }

  private init(bits: [UInt64], short: [UInt32]) {
    self.bits = bits
    self.short = short
  }

  /// Admits words with a beginning of three letters in five bits each. A third letter of 0 is the end of the word, of 31
  /// any letter; a beginning without letters is a digit. `Tools/tables/words.py` writes the beginnings.
  mutating func insert(beginning: UInt16) {
    let (first, second, third) = (UInt32(beginning >> 10), UInt32(beginning >> 5 & 31), UInt32(beginning & 31))
    switch third {
    case 31: insertAll(first, second)
    case 0 where first == 0: admitsDigits = true
    case 0: insertShort(first, second)
    default: insert(first, second, third)
    }
  }

  private mutating func insert(_ first: UInt32, _ second: UInt32, _ third: UInt32) {
    bits[Int(first << 4 | second >> 1)] |= 1 << UInt64((second & 1) << 5 | third)
  }

  private mutating func insertAll(_ first: UInt32, _ second: UInt32) {
    bits[Int(first << 4 | second >> 1)] |= 0xFFFF_FFFF << UInt64((second & 1) << 5)
    insertShort(first, second)
  }

  /// Admits a first word of one letter (`second` is 0) or two.
  private mutating func insertShort(_ first: UInt32, _ second: UInt32) { short[Int(first)] |= 1 << second }

  /// Whether a phrase can start at `index`, a word's first byte. Always true unless the word's first three letters are
  /// ASCII and certainly belong to one word (unlike `aB`, `ABc`).
  @inline(__always)
  func admits(_ text: Span<UInt8>, at index: Int) -> Bool {
    guard !bits.isEmpty else { return true }
    let first = text[index]
    guard first.isLetter else { return admitsDigits || first >= 0x80 }
    guard index + 1 < text.count, !Self.isBlank(text[index + 1]) else { return short[Int(first & 0x1F)] & 1 != 0 }
    let second = text[index + 1]
    guard second.isLetter, first & 0x20 == second & 0x20 || second & 0x20 != 0 else { return true }
    guard index + 2 < text.count, !Self.isBlank(text[index + 2]) else {
      return short[Int(first & 0x1F)] & 1 << UInt32(second & 0x1F) != 0
    }
    let third = text[index + 2]
    guard third.isLetter else { return true }
    if second & 0x20 == 0 || third & 0x20 == 0 {
      let next = index + 3 < text.count ? text[index + 3] : ASCII.space
      guard (first | second | third) & 0x20 == 0, !next.isLower else { return true }
    }
    let row = bits[Int(first & 0x1F) << 4 | Int(second & 0x1F) >> 1]
    return row & (1 << UInt64((second & 1) << 5 | third & 0x1F)) != 0
  }

  /// Whether a word certainly ends before the byte: not a letter, digit, apostrophe or part of a scalar beyond ASCII.
  @inline(__always)
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte < UInt8(ascii: "0") && byte != ASCII.apostrophe || byte == ASCII.underscore || byte == ASCII.colon
  }
}

import BlindspotParser

/// A word of an address: a sequence of letters and apostrophes.
struct StreetWord {
  /// The index of the first byte.
  let start: Int
  /// The index after the last byte.
  let end: Int
  /// Whether the word starts with an upper-case letter.
  let isCapital: Bool
  /// Whether the word is an ordinal number (`5th`).
  let isOrdinal: Bool

  /// Returns the next word, if at most three separators (blanks, `_`, `.` or `-`) lie between it and `index`.
  static func next(in text: Span<UInt8>, from index: Int) -> StreetWord? {
    var index = index
    let first = index
    while index < text.count, index < first + 3, isSeparator(text[index]) { index += 1 }
    guard index < text.count else { return nil }
    var end = index
    let startsWithDigit = text[index].isDigit
    if startsWithDigit {
      while end < text.count, end < index + 4, text[end].isDigit { end += 1 }
      guard isOrdinalEnding(in: text, at: end) else { return nil }
      return StreetWord(start: index, end: end + 2, isCapital: true, isOrdinal: true)
    }
    while end < text.count, isLetter(in: text, at: end) { end += 1 }
    guard end > index else { return nil }
    return StreetWord(start: index, end: end, isCapital: startsUpper(in: text, at: index), isOrdinal: false)
  }

  /// Returns the previous word, if at most three separators lie between it and `index`.
  static func previous(in text: Span<UInt8>, before index: Int, commaAllowed: Bool = false) -> StreetWord? {
    var end = index
    while end > 0, end > index - 3, isSeparator(text[end - 1]) || (commaAllowed && text[end - 1] == ASCII.comma) {
      end -= 1
    }
    var start = end
    while start > 0, isLetter(in: text, at: start - 1) { start -= 1 }
    // A word does not start with an apostrophe.
    while start < end, text[start] == ASCII.apostrophe { start += 1 }
    guard start < end, start == 0 || !text[start - 1].isDigit else { return nil }
    if isAfterInitial(in: text, start..<end) { start -= 2 }
    return StreetWord(start: start, end: end, isCapital: startsUpper(in: text, at: start), isOrdinal: false)
  }

  /// Whether a capital and a full stop directly precede a short ending in lower case, which is then the end of an
  /// abbreviation: `P.zza`, `V.le`, `L.go`.
  private static func isAfterInitial(in text: Span<UInt8>, _ word: Range<Int>) -> Bool {
    guard word.lowerBound > 1, 2...3 ~= word.count, text[word.lowerBound].isLower,
      text[word.lowerBound - 1] == ASCII.period, text[word.lowerBound - 2].isUpper
    else { return false }
    return word.lowerBound == 2 || !text[word.lowerBound - 3].isWordByte
  }

  static func isSeparator(_ byte: UInt8) -> Bool {
    byte == ASCII.space || byte == ASCII.underscore || byte == ASCII.period || byte == ASCII.hyphen
  }

  static func isLetter(in text: Span<UInt8>, at index: Int) -> Bool {
    let byte = text[index]
    switch byte {
    case ASCII.uppercaseLetters, ASCII.lowercaseLetters: return true
    case ASCII.apostrophe: return index > 0 && index + 1 < text.count
    case 0x80...: return !isSign(in: text, at: index)
    default: return false
    }
  }

  /// Whether the byte is part of a sign in U+0080…U+00BF or U+2000…U+206F (`º`, `°`, `–`, no-break space).
  static func isSign(in text: Span<UInt8>, at index: Int) -> Bool {
    let byte = text[index]
    if byte == 0xC2 || byte == 0xE2 { return true }
    if index > 0, text[index - 1] == 0xC2 { return true }
    if index > 0, text[index - 1] == 0xE2 { return true }
    return index > 1 && text[index - 2] == 0xE2
  }

  static func startsUpper(in text: Span<UInt8>, at index: Int) -> Bool {
    switch text[index] {
    case ASCII.uppercaseLetters: true
    case 0xC3 where index + 1 < text.count: text[index + 1] < 0x9F
    case 0xC4, 0xC5, 0xC8:
      index + 1 < text.count && text[index + 1] & 1 == (text[index] == 0xC5 && text[index + 1] > 0xB8 ? 1 : 0)
    default: false
    }
  }

  private static func isOrdinalEnding(in text: Span<UInt8>, at index: Int) -> Bool {
    guard index + 1 < text.count, index + 2 >= text.count || !isLetter(in: text, at: index + 2) else { return false }
    switch (text[index] | ASCII.caseBit, text[index + 1] | ASCII.caseBit) {
    case (UInt8(ascii: "s"), UInt8(ascii: "t")), (UInt8(ascii: "n"), UInt8(ascii: "d")),
      (UInt8(ascii: "r"), UInt8(ascii: "d")), (UInt8(ascii: "t"), UInt8(ascii: "h")):
      return true  // st nd rd th
    default: return false
    }
  }
}

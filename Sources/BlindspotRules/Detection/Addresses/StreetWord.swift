/// A word of an address as it stands in a text: a run of letters with the apostrophes inside it.
struct StreetWord {
  /// Its first byte in the text.
  let start: Int
  /// The byte behind its last letter.
  let end: Int
  /// Whether it starts with an upper-case letter.
  let isCapital: Bool
  /// Whether it begins with digits (`5th`).
  let isOrdinal: Bool

  /// The word at or behind `index`, if only `gap` characters (blanks, `_`, and `.` or `-` between words) lie between.
  static func next(in text: Span<UInt8>, from index: Int) -> StreetWord? {
    var index = index
    let first = index
    while index < text.count, index < first + 3, isGap(text[index]) { index += 1 }
    guard index < text.count else { return nil }
    var end = index
    let startsWithDigit = text[index] >= 0x30 && text[index] <= 0x39
    if startsWithDigit {
      while end < text.count, end < index + 4, text[end] >= 0x30, text[end] <= 0x39 { end += 1 }
      guard isOrdinalEnding(in: text, at: end) else { return nil }
      return StreetWord(start: index, end: end + 2, isCapital: true, isOrdinal: true)
    }
    while end < text.count, isLetter(in: text, at: end) { end += 1 }
    guard end > index else { return nil }
    return StreetWord(start: index, end: end, isCapital: startsUpper(in: text, at: index), isOrdinal: false)
  }

  /// The word that ends before `index`, if only blanks and the given punctuation lie between.
  static func previous(in text: Span<UInt8>, before index: Int, commaAllowed: Bool = false) -> StreetWord? {
    var end = index
    while end > 0, end > index - 3, isGap(text[end - 1]) || (commaAllowed && text[end - 1] == 0x2C) { end -= 1 }
    var start = end
    while start > 0, isLetter(in: text, at: start - 1) { start -= 1 }
    // An apostrophe starts no word.
    while start < end, text[start] == 0x27 { start += 1 }
    guard start < end, start == 0 || !(text[start - 1] >= 0x30 && text[start - 1] <= 0x39) else { return nil }
    return StreetWord(start: start, end: end, isCapital: startsUpper(in: text, at: start), isOrdinal: false)
  }

  static func isGap(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x5F || byte == 0x2E || byte == 0x2D }

  static func isLetter(in text: Span<UInt8>, at index: Int) -> Bool {
    let byte = text[index]
    switch byte {
    case 0x41...0x5A, 0x61...0x7A: return true
    case 0x27: return index > 0 && index + 1 < text.count
    case 0x80...: return !isSign(in: text, at: index)
    default: return false
    }
  }

  /// Whether the byte belongs to a sign of U+0080…U+00BF or U+2000…U+206F (`º`, `°`, `–`, no-break space).
  static func isSign(in text: Span<UInt8>, at index: Int) -> Bool {
    let byte = text[index]
    if byte == 0xC2 || byte == 0xE2 { return true }
    if index > 0, text[index - 1] == 0xC2 { return true }
    if index > 0, text[index - 1] == 0xE2 { return true }
    return index > 1 && text[index - 2] == 0xE2
  }

  static func startsUpper(in text: Span<UInt8>, at index: Int) -> Bool {
    switch text[index] {
    case 0x41...0x5A: true
    case 0xC3 where index + 1 < text.count: text[index + 1] < 0x9F
    case 0xC4, 0xC5, 0xC8:
      index + 1 < text.count && text[index + 1] & 1 == (text[index] == 0xC5 && text[index + 1] > 0xB8 ? 1 : 0)
    default: false
    }
  }

  private static func isOrdinalEnding(in text: Span<UInt8>, at index: Int) -> Bool {
    guard index + 1 < text.count, index + 2 >= text.count || !isLetter(in: text, at: index + 2) else { return false }
    switch (text[index] | 0x20, text[index + 1] | 0x20) {
    case (0x73, 0x74), (0x6E, 0x64), (0x72, 0x64), (0x74, 0x68): return true  // st nd rd th
    default: return false
    }
  }
}

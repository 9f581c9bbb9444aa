import BlindspotParser

/// The number of a month in Roman numerals: `XI`.
struct RomanMonth {
  /// The months, the longest numerals first.
  private static let numerals: [(StaticString, Int)] = [
    ("VIII", 8), ("VII", 7), ("III", 3), ("XII", 12), ("II", 2), ("IV", 4), ("VI", 6), ("IX", 9), ("XI", 11), ("I", 1),
    ("V", 5), ("X", 10),
  ]

  let number: Int
  let end: Int

  /// Reads the numeral at `index`; nil if there is none.
  init?(_ text: Span<UInt8>, at index: Int) {
    // Most numbers of a text precede another word.
    switch text.byte(at: index) {
    case UInt8(ascii: "I"), UInt8(ascii: "V"), UInt8(ascii: "X"): break
    default: return nil
    }
    for (numeral, number) in Self.numerals where text.matches(numeral, at: index) {
      end = index + numeral.utf8CodeUnitCount
      self.number = number
      guard !text.byte(at: end).isWordByte else { return nil }
      return
    }
    return nil
  }
}

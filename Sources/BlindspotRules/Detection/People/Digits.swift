import BlindspotParser

/// The digits of a number without its separators; at most twenty, more than any phone number or extension has.
struct Digits {
  /// The digits in ASCII, followed by zeros.
  private(set) var digits = InlineArray<20, UInt8>(repeating: UInt8(ascii: "0"))
  /// The number of digits, which can exceed twenty.
  private(set) var count = 0

  init(of text: Span<UInt8>) {
    for index in text.indices where text[index].isDigit {
      if count < 20 { digits[count] = text[index] }
      count += 1
    }
  }

  /// Returns the offset of the first digit from `start` that is not a zero.
  func significant(from start: Int) -> Int {
    var start = start
    while start < count, digits[start] == UInt8(ascii: "0") { start += 1 }
    return start
  }
}

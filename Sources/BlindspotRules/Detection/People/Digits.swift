import BlindspotParser

/// The digits of a number, whatever stands between them. Twenty at most: longer numbers are nobody's.
struct Digits {
  /// As ASCII; those behind ``count`` are zeros.
  private(set) var digits = InlineArray<20, UInt8>(repeating: 0x30)
  /// How many there are; more than twenty, if they are too many to be kept.
  private(set) var count = 0

  init(of text: Span<UInt8>) {
    for index in text.indices where text[index].isDigit {
      if count < 20 { digits[count] = text[index] }
      count += 1
    }
  }

  /// Where the number starts behind so many digits and the zeros that follow them.
  func significant(from start: Int) -> Int {
    var start = start
    while start < count, digits[start] == 0x30 { start += 1 }
    return start
  }
}

import BlindspotParser

/// A number that may be a house's: `12`, `12a`, `7-9`, `28/54`, `221 B`, `00`; at most six digits.
struct HouseNumber {
  /// Where it stands.
  let range: TextRange
  /// How many digits its first part has.
  let digits: Int
  /// Whether it has the shape of a house number more than of a count: a letter or a second part.
  let isCompound: Bool

  /// The next number at or behind `index`, and where to go on looking; nil when the text holds no further digit.
  static func next(in text: Span<UInt8>, from index: Int) -> (number: HouseNumber?, resume: Int)? {
    var start = index
    while start < text.count, !text[start].isDigit { start += 1 }
    guard start < text.count else { return nil }
    var end = start
    while end < text.count, text[end].isDigit { end += 1 }
    let digits = end - start
    guard digits <= 6, mayStandBefore(text, start) else { return (nil, end) }
    var isCompound = false
    var resume = end
    end = afterLetter(in: text, at: end, &isCompound)
    if end + 1 < text.count, text[end] == 0x2D || text[end] == 0x2F, text[end + 1].isDigit {
      var second = end + 1
      while second < text.count, text[second].isDigit { second += 1 }
      guard second - end <= 5 else { return (nil, second) }
      isCompound = true
      end = afterLetter(in: text, at: second, &isCompound)
      // A third part makes it a date or a code.
      if end + 1 < text.count, text[end] == 0x2D || text[end] == 0x2F || text[end] == 0x2E, text[end + 1].isDigit {
        return (nil, end)
      }
      resume = end
    }
    guard mayStandBehind(text, end) else { return (nil, resume) }
    return (HouseNumber(range: TextRange(start: start, end: end), digits: digits, isCompound: isCompound), resume)
  }

  /// One letter directly behind the digits, if no further letter follows.
  private static func afterLetter(in text: Span<UInt8>, at index: Int, _ isCompound: inout Bool) -> Int {
    guard index < text.count, text[index] | 0x20 >= 0x61, text[index] | 0x20 <= 0x7A,
      index + 1 >= text.count || !(StreetWord.isLetter(in: text, at: index + 1) || text[index + 1].isDigit)
    else { return index }
    isCompound = true
    return index + 1
  }

  private static func mayStandBefore(_ text: Span<UInt8>, _ start: Int) -> Bool {
    guard start > 0 else { return true }
    switch text[start - 1] {
    case 0x20, 0x2C, 0x5F, 0x3A, 0x28, 0x09, 0x0A, 0x22, 0x23: return true  // blank , _ : ( tab newline " #
    case 0x2E: return start > 1 && StreetWord.isLetter(in: text, at: start - 2)
    case 0xB0, 0xBA: return start > 1 && text[start - 2] == 0xC2  // n°, nº
    default: return false
    }
  }

  private static func mayStandBehind(_ text: Span<UInt8>, _ end: Int) -> Bool {
    guard end < text.count else { return true }
    let byte = text[end]
    if StreetWord.isLetter(in: text, at: end) || byte.isDigit || byte == 0x25 { return false }
    if byte == 0x2E || byte == 0x3A || byte == 0x2D || byte == 0x2F || byte == 0x2C, end + 1 < text.count {
      return !text[end + 1].isDigit
    }
    return true
  }
}

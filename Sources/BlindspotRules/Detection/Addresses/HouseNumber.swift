import BlindspotParser

/// A possible house number: `12`, `12a`, `7-9`, `28/54`, `221 B`, `00`; at most six digits.
struct HouseNumber {
  /// The range in the text.
  let range: TextRange
  /// The number of digits of the first part.
  let digits: Int
  /// Whether the number has a letter or a second part, as house numbers have and counts do not.
  let isCompound: Bool
  /// Whether the number has three parts, as in Austria: the house, the staircase and the door (`12/2/7`). It can be a date.
  var hasDoor = false

  /// Returns the next number at or after `index` and the index to continue at; nil if the text has no more digits.
  ///
  /// - Parameter runs: The runs of the text.
  static func next(
    in text: Span<UInt8>, from index: Int, _ runs: TextRuns
  ) -> (number: HouseNumber?, resume: Int)? {
    let start = runs.nextDigit(from: index, in: text)
    guard start < text.count else { return nil }
    var end = runs.endOfDigits(from: start, in: text)
    let digits = end - start
    guard digits <= 6, mayStart(text, start) else { return (nil, end) }
    var isCompound = false
    var resume = end
    end = afterLetter(in: text, at: end, &isCompound)
    if text.byte(at: end) == ASCII.hyphen, text.byte(at: end + 1).isUpper,
      end + 2 >= text.count || !(StreetWord.isLetter(in: text, at: end + 2) || text[end + 2].isDigit)
    {
      // `12-B`
      isCompound = true
      end += 2
    }
    if end + 1 < text.count, text[end] == ASCII.hyphen || text[end] == ASCII.slash, text[end + 1].isDigit {
      var second = end + 1
      while second < text.count, text[second].isDigit { second += 1 }
      guard second - end <= 5 else { return (nil, second) }
      isCompound = true
      end = afterLetter(in: text, at: second, &isCompound)
      if let door = door(in: text, after: start..<end, secondLength: second - resume - 1) {
        return (
          HouseNumber(range: TextRange(start: start, end: door), digits: digits, isCompound: true, hasDoor: true), door
        )
      }
      // A third part makes it a date or a code.
      if end + 1 < text.count, text[end] == ASCII.hyphen || text[end] == ASCII.slash || text[end] == ASCII.period,
        text[end + 1].isDigit
      {
        return (nil, end)
      }
      resume = end
    }
    guard mayEnd(text, end) else { return (nil, resume) }
    return (HouseNumber(range: TextRange(start: start, end: end), digits: digits, isCompound: isCompound), resume)
  }

  /// Returns the end of the third part of a number with slashes.
  private static func door(in text: Span<UInt8>, after number: Range<Int>, secondLength: Int) -> Int? {
    let end = number.upperBound
    guard secondLength <= 2, text.byte(at: end) == ASCII.slash, text[end - secondLength - 1] == ASCII.slash else {
      return nil
    }
    var index = end + 1
    while text.byte(at: index).isDigit { index += 1 }
    return 1...2 ~= index - end - 1 && mayEnd(text, index) ? index : nil
  }

  /// Returns the end of a single letter directly after the digits; `index` without such a letter.
  private static func afterLetter(in text: Span<UInt8>, at index: Int, _ isCompound: inout Bool) -> Int {
    guard index < text.count, text[index].isLetter,
      index + 1 >= text.count || !(StreetWord.isLetter(in: text, at: index + 1) || text[index + 1].isDigit)
    else { return index }
    isCompound = true
    return index + 1
  }

  private static func mayStart(_ text: Span<UInt8>, _ start: Int) -> Bool {
    guard start > 0 else { return true }
    switch text[start - 1] {
    case ASCII.space, ASCII.comma, ASCII.underscore, ASCII.colon, ASCII.openParenthesis, ASCII.tab, ASCII.newline,
      ASCII.quote, ASCII.numberSign:
      return true  // blank , _ : ( tab newline " #
    case ASCII.period: return start > 1 && StreetWord.isLetter(in: text, at: start - 2)
    case 0xB0, 0xBA: return start > 1 && text[start - 2] == 0xC2  // n°, nº
    default: return false
    }
  }

  private static func mayEnd(_ text: Span<UInt8>, _ end: Int) -> Bool {
    guard end < text.count else { return true }
    let byte = text[end]
    if StreetWord.isLetter(in: text, at: end) || byte.isDigit || byte == ASCII.percent { return false }
    if byte == ASCII.period || byte == ASCII.colon || byte == ASCII.hyphen || byte == ASCII.slash
      || byte == ASCII.comma, end + 1 < text.count
    {
      return !text[end + 1].isDigit
    }
    return true
  }
}

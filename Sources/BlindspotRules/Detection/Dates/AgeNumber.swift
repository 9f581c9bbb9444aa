import BlindspotParser

/// A number that can be an age, in digits or in words: `83`, `eighty-three`, `vierundachtzig`, `八十二`.
struct AgeNumber {
  let range: Range<Int>
  /// Whether the number is in words.
  let isSpelled: Bool

  private static let automaton = WordAutomaton.builtIn
  /// The greatest age.
  private static let greatest = 119
  /// The most words of a number that the table of spoken numbers does not contain.
  private static let maximumParts = 5

  /// Returns the next number from 1 to 119 that is not part of a longer value, and moves `index` to its end.
  ///
  /// - Parameters:
  ///   - readsWords: whether numbers in words count.
  ///   - isAnyValue: whether three digits count whatever their value is.
  static func next(
    in text: Span<UInt8>, from index: inout Int, readsWords: Bool, isAnyValue: Bool = false
  ) -> AgeNumber? {
    while index < text.count {
      let start = index
      if text[start].isDigit {
        while text.byte(at: index).isDigit { index += 1 }
        if let number = digits(in: text, start..<index, isAnyValue: isAnyValue) { return number }
      } else if readsWords, SpokenToken.isLetter(text, at: start) {
        index = SpokenToken.wordEnd(text, from: start)
        if let number = words(in: text, from: start, to: index) {
          index = number.range.upperBound
          return number
        }
      } else {
        index += 1
      }
    }
    return nil
  }

  /// Whether a noun follows the number, which then counts things: `turned 90 degrees`. An ordinal is no count.
  func isCount(in text: Span<UInt8>) -> Bool {
    var index = range.upperBound
    // `40th`, `2.`
    while index - range.upperBound < 2, text.byte(at: index).isLetter { index += 1 }
    if text.byte(at: index).isWordByte { return true }
    guard text.byte(at: index) == ASCII.space, index + 1 < text.count else { return false }
    guard SpokenToken.isLetter(text, at: index + 1) else { return text[index + 1].isDigit }
    let end = SpokenToken.wordEnd(text, from: index + 1)
    if let match = Self.automaton.match(in: text, at: index + 1), match.lists.contains(.dateOfBirthAgeAfter) {
      return false
    }
    // A name: `Happy 40th Alex`.
    if index > range.upperBound, text[index + 1].isUpper { return false }
    let word = FoldedWord(text, from: index + 1, to: end)
    return word.count == 0 || !Lexicon.entry(for: word).isFunction
  }

  private static func digits(in text: Span<UInt8>, _ range: Range<Int>, isAnyValue: Bool) -> AgeNumber? {
    let isShort = range.count < 3 || range.count == 3 && (isAnyValue || isHundred(text, at: range.lowerBound))
    return isShort && isWhole(text, range) ? AgeNumber(range: range, isSpelled: false) : nil
  }

  /// Whether the first two digits are those of a number from 100 to 119.
  private static func isHundred(_ text: Span<UInt8>, at index: Int) -> Bool {
    text[index] == UInt8(ascii: "1") && text[index + 1] < UInt8(ascii: "2")
  }

  /// Whether a number is not part of a date, an amount, a range or a code.
  private static func isWhole(_ text: Span<UInt8>, _ number: Range<Int>) -> Bool {
    let before = text.byte(at: number.lowerBound - 1)
    let after = text.byte(at: number.upperBound)
    switch before {
    case ASCII.hyphen, ASCII.slash, ASCII.period, ASCII.plus, ASCII.numberSign, ASCII.dollar, ASCII.lessThan,
      ASCII.greaterThan:
      return false
    case ASCII.comma, ASCII.colon:
      if text.byte(at: number.lowerBound - 2).isDigit { return false }
    default: if before.isLetter { return false }
    }
    switch after {
    case ASCII.percent, ASCII.plus, ASCII.slash: return false
    case ASCII.period, ASCII.comma, ASCII.colon, ASCII.hyphen: return !text.byte(at: number.upperBound + 1).isDigit
    default: return !isRange(text, after: number.upperBound)
    }
  }

  /// Whether another number follows after a short word: `18 to 25`.
  private static func isRange(_ text: Span<UInt8>, after end: Int) -> Bool {
    var index = end + 1
    while index < text.count, index - end <= 4, text[index].isWordByte, !text[index].isDigit { index += 1 }
    return index > end + 1 && text.byte(at: index) == ASCII.space && text.byte(at: index + 1).isDigit
  }

  /// Reads the number whose first word is in `start..<end`.
  private static func words(in text: Span<UInt8>, from start: Int, to end: Int) -> AgeNumber? {
    // Words of one or two letters are other words in most languages: `un`, `on`.
    guard end - start > 2 else { return nil }
    if let number = SpokenCardinal(text, from: start, to: end, languages: NumberWord.allLanguages) {
      if text[start] >= 0xE3 { return ideographs(in: text, from: start) }
      guard 2...greatest ~= number.value else { return nil }
      return AgeNumber(range: start..<number.end, isSpelled: true)
    }
    return parts(in: text, from: start)
  }

  /// Reads a number in Chinese numerals. A unit must follow it, so that its value does not matter.
  private static func ideographs(in text: Span<UInt8>, from start: Int) -> AgeNumber? {
    var end = start
    while end < text.count, end - start <= 4 * 3, text[end] >= 0xE3 {
      let isTen = text.matches("十", at: end) || text.matches("百", at: end)
      guard isTen || NumberWord(text, from: end, to: end + 3, languages: NumberWord.allLanguages) != nil else { break }
      end += 3
    }
    return end > start ? AgeNumber(range: start..<end, isSpelled: true) : nil
  }

  /// Reads a number of words that only the list of the parts of dates contains.
  private static func parts(in text: Span<UInt8>, from start: Int) -> AgeNumber? {
    guard text[start] >= 0x80 || text.byte(at: start + 1) >= 0x80 else { return nil }
    var index = start
    var end = start
    for _ in 0..<maximumParts {
      guard index < text.count, let match = automaton.match(in: text, at: index),
        match.lists.contains(.dateOfBirthPart)
      else { break }
      end = match.range.end
      index = text.byte(at: end) == ASCII.space ? end + 1 : end
    }
    return end > start ? AgeNumber(range: start..<end, isSpelled: true) : nil
  }
}

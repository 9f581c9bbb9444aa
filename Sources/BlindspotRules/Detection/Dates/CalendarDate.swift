import BlindspotParser

/// A date in a text in one of the usual forms, with day and month in either order.
struct CalendarDate {
  /// The range in the text.
  let range: TextRange
  /// Whether the year has four digits.
  let hasFullYear: Bool
  /// Whether the date is eight digits without separators.
  var isPacked = false
  /// Whether the date exists in the calendar. One that does not only has the form of a date.
  let isReal: Bool

  /// Returns the date whose first number starts at `index`; `April 5, 1979` starts at the 5. Whether the result is nil does
  /// not depend on the values of digits.
  ///
  /// - Parameter hasMonth: Whether the text may contain the name of a month.
  static func at(
    _ index: Int, in text: Span<UInt8>, automaton: WordAutomaton, hasMonth: Bool
  ) -> CalendarDate? {
    guard let first = DateNumber.at(index, in: text) else { return nil }
    if let date = CalendarDate.ideographic(first, in: text) { return date }
    if first.digits == 4 {
      return yearFirst(first, in: text)
        ?? (hasMonth ? yearAndMonth(first, in: text, automaton: automaton) : nil)
    }
    if first.digits == 8 { return packed(first) }
    guard first.digits <= 2 else { return nil }
    let date = numeric(first, in: text)
    if let date, date.isReal { return date }
    return roman(first, in: text) ?? (hasMonth ? named(first, in: text, automaton: automaton) : nil) ?? date
  }

  /// Whether a date may start with the digits in a range, by their number and by the characters after them. False only if
  /// none does, as for most numbers.
  ///
  /// - Parameters:
  ///   - number: The range of the digits, with no digit after them.
  ///   - hasMonth: Whether the text may contain the name of a month.
  ///   - isASCII: Whether the text is ASCII, so that it has no date with ideographs.
  static func mayBegin(_ number: Range<Int>, in text: Span<UInt8>, hasMonth: Bool, isASCII: Bool) -> Bool {
    guard number.count <= 4 || number.count == 8 else { return false }
    guard isASCII, !hasMonth, number.count <= 4 else { return true }
    guard number.count != 3, let sign = separator(in: text, at: number.upperBound) else { return false }
    switch text.byte(at: sign.next) {
    case ASCII.digits: return true
    // A month in Roman numerals.
    case UInt8(ascii: "I"), UInt8(ascii: "V"), UInt8(ascii: "X"): return number.count <= 2
    default: return false
    }
  }

  /// Returns a date of the form `1979-04-05`, `1979/4/5` or `1979.04.05`.
  private static func yearFirst(_ year: DateNumber, in text: Span<UInt8>) -> CalendarDate? {
    guard let sign = separator(in: text, at: year.end), let month = DateNumber.at(sign.next, in: text),
      let second = separator(in: text, at: month.end), second.byte == sign.byte,
      let day = DateNumber.at(second.next, in: text), month.digits <= 2, day.digits <= 2, isWhole(text, day.end)
    else { return nil }
    return CalendarDate(
      range: TextRange(start: year.start, end: day.end), hasFullYear: true,
      isReal: isDay(day.value, month: month.value, year: year.value))
  }

  /// Returns a date of the form `1979. március 14.`, `1979 m. kovo 14`.
  private static func yearAndMonth(
    _ year: DateNumber, in text: Span<UInt8>, automaton: WordAutomaton
  ) -> CalendarDate? {
    guard let month = monthAfter(year.end, in: text, automaton: automaton) else { return nil }
    var start = month.range.end
    while start < month.range.end + 2, text.byte(at: start) == ASCII.space || text.byte(at: start) == ASCII.period {
      start += 1
    }
    guard start > month.range.end, let day = DateNumber.at(start, in: text), day.digits <= 2 else { return nil }
    return CalendarDate(
      range: TextRange(start: year.start, end: day.end), hasFullYear: true,
      isReal: isDay(day.value, month: month.number, year: year.value))
  }

  /// Returns a date of the form `14/03/1979`, `03-14-79`, `4.2.1972` or `4. 2. 1972`.
  private static func numeric(_ first: DateNumber, in text: Span<UInt8>) -> CalendarDate? {
    guard let sign = separator(in: text, at: first.end), let second = DateNumber.at(sign.next, in: text),
      second.digits <= 2,
      let next = separator(in: text, at: second.end), next.byte == sign.byte,
      let year = DateNumber.at(next.next, in: text),
      year.digits == 4 || year.digits == 2, isWhole(text, year.end)
    else { return nil }
    let full = year.digits == 4 ? year.value : 1900 + year.value
    return CalendarDate(
      range: TextRange(start: first.start, end: year.end), hasFullYear: year.digits == 4,
      isReal: isDay(first.value, month: second.value, year: full)
        || isDay(second.value, month: first.value, year: full))
  }

  /// Returns a date with the month in Roman numerals: `7-XI-1966`, `7. XI. 1966`.
  private static func roman(_ day: DateNumber, in text: Span<UInt8>) -> CalendarDate? {
    guard let sign = separator(in: text, at: day.end), let numeral = RomanMonth(text, at: sign.next),
      let next = separator(in: text, at: numeral.end), let year = DateNumber.at(next.next, in: text),
      year.digits == 4 || year.digits == 2, isWhole(text, year.end)
    else { return nil }
    return CalendarDate(
      range: TextRange(start: day.start, end: year.end), hasFullYear: year.digits == 4,
      isReal: isDay(day.value, month: numeral.number, year: year.digits == 4 ? year.value : 1900 + year.value))
  }

  /// Returns a date of the form `19790405` or `05041979`.
  private static func packed(_ number: DateNumber) -> CalendarDate? {
    let value = number.value
    let isYearFirst = isDay(value % 100, month: value / 100 % 100, year: value / 10000)
    let isYearLast =
      isDay(value / 1000000, month: value / 10000 % 100, year: value % 10000)
      || isDay(value / 10000 % 100, month: value / 1000000, year: value % 10000)
    return CalendarDate(
      range: TextRange(start: number.start, end: number.end), hasFullYear: true, isPacked: true,
      isReal: isYearFirst || isYearLast)
  }

  /// Returns a date of the form `5 April 1979`, `5. April 1979`, `5 de abril de 1979`, `5th of April, 1979`,
  /// `April 5th, 1979` or `Apr-05-79`.
  private static func named(_ day: DateNumber, in text: Span<UInt8>, automaton: WordAutomaton) -> CalendarDate? {
    var dayFirst: CalendarDate?
    if let month = monthAfter(day.end, in: text, automaton: automaton),
      let year = yearAfter(month.range.end, in: text, automaton: automaton)
    {
      dayFirst = CalendarDate(
        range: TextRange(start: day.start, end: year.number.end), hasFullYear: year.number.digits == 4,
        isReal: isDay(day.value, month: month.number, year: year.full))
    }
    if let dayFirst, dayFirst.isReal { return dayFirst }
    guard let month = monthBefore(day.start, in: text, automaton: automaton),
      let year = yearAfter(day.end, in: text, automaton: automaton)
    else { return dayFirst }
    return CalendarDate(
      range: TextRange(start: month.range.start, end: year.number.end), hasFullYear: year.number.digits == 4,
      isReal: isDay(day.value, month: month.number, year: year.full))
  }

  private static func monthAfter(_ index: Int, in text: Span<UInt8>, automaton: WordAutomaton) -> WordMatch? {
    var index = index
    for _ in 0..<3 {
      guard let word = StreetWord.next(in: text, from: index) ?? ordinalEnding(in: text, at: index) else { return nil }
      // A month can be a word and a number: `tháng 3`.
      if let match = automaton.match(in: text, at: word.start), match.range.end >= word.end,
        match.lists.contains(.dateOfBirthMonth)
      {
        return match
      }
      guard isFiller(word, in: text) else { return nil }
      index = word.end
    }
    return nil
  }

  private static func monthBefore(_ index: Int, in text: Span<UInt8>, automaton: WordAutomaton) -> WordMatch? {
    guard let word = StreetWord.previous(in: text, before: index),
      let match = automaton.match(in: text, at: word.start, limit: word.end), match.range.end == word.end,
      match.lists.contains(.dateOfBirthMonth)
    else { return nil }
    return match
  }

  private static func yearAfter(
    _ index: Int, in text: Span<UInt8>, automaton: WordAutomaton
  ) -> (number: DateNumber, full: Int)? {
    var index = index
    if let ending = ordinalEnding(in: text, at: index) { index = ending.end }
    for _ in 0..<2 {
      var position = index
      while position < text.count, position < index + 3,
        StreetWord.isSeparator(text[position]) || text[position] == ASCII.comma || text[position] == ASCII.apostrophe
      {
        position += 1
      }
      if let year = DateNumber.at(position, in: text), isWhole(text, year.end) {
        guard year.digits == 4 || year.digits == 2 else { return nil }
        return (year, year.digits == 4 ? year.value : 1900 + year.value)
      }
      guard let word = StreetWord.next(in: text, from: index), isFiller(word, in: text) else { return nil }
      index = word.end
    }
    return nil
  }

  /// Returns `st`, `nd`, `rd`, `th` or `er` directly after a number.
  private static func ordinalEnding(in text: Span<UInt8>, at index: Int) -> StreetWord? {
    guard index + 1 < text.count, StreetWord.isLetter(in: text, at: index),
      StreetWord.isLetter(in: text, at: index + 1),
      index + 2 >= text.count || !StreetWord.isLetter(in: text, at: index + 2)
    else { return nil }
    return StreetWord(start: index, end: index + 2, isCapital: false, isOrdinal: true)
  }

  /// Whether the word is `of`, `de`, `del`, `di`, the ending of an ordinal, or a word for “year”.
  private static func isFiller(_ word: StreetWord, in text: Span<UInt8>) -> Bool {
    // An abbreviation for “year”: `1979 m.`
    if word.end - word.start == 1, text.byte(at: word.end) == ASCII.period { return true }
    if text[word.start] >= 0x80 || word.end - word.start > 3 {
      let match = WordAutomaton.builtIn.match(in: text, at: word.start, limit: word.end)
      return match?.range.end == word.end && match?.lists.contains(.linkFiller) == true
    }
    guard word.end - word.start <= 3, word.end - word.start >= 2 else { return false }
    switch (text[word.start] | ASCII.caseBit, text[word.start + 1] | ASCII.caseBit) {
    case (UInt8(ascii: "o"), UInt8(ascii: "f")), (UInt8(ascii: "d"), UInt8(ascii: "e")),
      (UInt8(ascii: "d"), UInt8(ascii: "i")), (UInt8(ascii: "s"), UInt8(ascii: "t")),
      (UInt8(ascii: "n"), UInt8(ascii: "d")), (UInt8(ascii: "r"), UInt8(ascii: "d")),
      (UInt8(ascii: "t"), UInt8(ascii: "h")), (UInt8(ascii: "e"), UInt8(ascii: "r")):
      return true
    default: return false
    }
  }

  private static func separator(in text: Span<UInt8>, at index: Int) -> (byte: UInt8, next: Int)? {
    guard index < text.count else { return nil }
    switch text[index] {
    case ASCII.hyphen, ASCII.slash, ASCII.space: return (text[index], index + 1)
    case ASCII.period:
      return (ASCII.period, index + 1 < text.count && text[index + 1] == ASCII.space ? index + 2 : index + 1)
    default: return nil
    }
  }

  private static func isWhole(_ text: Span<UInt8>, _ end: Int) -> Bool {
    guard end < text.count else { return true }
    if text[end].isDigit || StreetWord.isLetter(in: text, at: end) { return false }
    let continues = end + 1 < text.count && text[end + 1].isDigit
    return !(continues && (text[end] == ASCII.period || text[end] == ASCII.hyphen || text[end] == ASCII.slash))
  }

  /// Whether the date exists in the Gregorian calendar, in a year in which living people were born.
  static func isDay(_ day: Int, month: Int, year: Int) -> Bool {
    // The Thai calendar is 543 years ahead.
    let year = 2443..<2573 ~= year ? year - 543 : year
    guard year >= 1900, year < 2030, month >= 1, month <= 12, day >= 1 else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    switch month {
    case 2: return day <= (isLeap ? 29 : 28)
    case 4, 6, 9, 11: return day <= 30
    default: return day <= 31
    }
  }
}

/// A number of at most eight digits.
struct DateNumber {
  let start: Int
  let end: Int
  let value: Int

  var digits: Int { end - start }

  static func at(_ index: Int, in text: Span<UInt8>) -> DateNumber? {
    var end = index
    var value = 0
    while end < text.count, end - index < 9, text[end].isDigit {
      value = value * 10 + Int(text[end] - UInt8(ascii: "0"))
      end += 1
    }
    guard end > index, end - index < 9 else { return nil }
    return DateNumber(start: index, end: end, value: value)
  }
}

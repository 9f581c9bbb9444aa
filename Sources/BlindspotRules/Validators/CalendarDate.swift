import BlindspotParser

/// A day written in a text in one of the usual ways, both orders of day and month being tried.
struct CalendarDate {
  /// Where it stands.
  let range: TextRange
  /// Whether the year is written with four digits.
  let hasFullYear: Bool
  /// Whether it is written as eight digits.
  var isPacked = false
  /// Whether the calendar has the day; what is only written like one is told apart, for it shows where days may stand.
  let isReal: Bool

  /// The date whose first number starts at `index`; `April 5, 1979` is found at the 5.
  static func at(_ index: Int, in text: Span<UInt8>, automaton: WordAutomaton) -> CalendarDate? {
    guard let first = DateNumber.at(index, in: text) else { return nil }
    if first.digits == 4 { return yearFirst(first, in: text) }
    if first.digits == 8 { return packed(first) }
    guard first.digits <= 2 else { return nil }
    let date = numeric(first, in: text)
    if let date, date.isReal { return date }
    return named(first, in: text, automaton: automaton) ?? date
  }

  /// `1979-04-05`, `1979/4/5`, `1979.04.05`.
  private static func yearFirst(_ year: DateNumber, in text: Span<UInt8>) -> CalendarDate? {
    guard let sign = separator(in: text, at: year.end), let month = DateNumber.at(sign.next, in: text),
      let second = separator(in: text, at: month.end), second.byte == sign.byte,
      let day = DateNumber.at(second.next, in: text), month.digits <= 2, day.digits <= 2, endsThere(text, day.end)
    else { return nil }
    return CalendarDate(
      range: TextRange(start: year.start, end: day.end), hasFullYear: true,
      isReal: isDay(day.value, month: month.value, year: year.value))
  }

  /// `14/03/1979`, `03-14-79`, `4.2.1972`, `4. 2. 1972`.
  private static func numeric(_ first: DateNumber, in text: Span<UInt8>) -> CalendarDate? {
    guard let sign = separator(in: text, at: first.end), let second = DateNumber.at(sign.next, in: text),
      second.digits <= 2,
      let next = separator(in: text, at: second.end), next.byte == sign.byte,
      let year = DateNumber.at(next.next, in: text),
      year.digits == 4 || year.digits == 2, endsThere(text, year.end)
    else { return nil }
    let full = year.digits == 4 ? year.value : 1900 + year.value
    return CalendarDate(
      range: TextRange(start: first.start, end: year.end), hasFullYear: year.digits == 4,
      isReal: isDay(first.value, month: second.value, year: full)
        || isDay(second.value, month: first.value, year: full))
  }

  /// `19790405` and `05041979`.
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

  /// `5 April 1979`, `5. April 1979`, `5 de abril de 1979`, `5th of April, 1979`, `April 5th, 1979`, `Apr-05-79`.
  private static func named(_ day: DateNumber, in text: Span<UInt8>, automaton: WordAutomaton) -> CalendarDate? {
    var found: CalendarDate?
    if let month = monthBehind(day.end, in: text, automaton: automaton),
      let year = yearBehind(month.range.end, in: text, automaton: automaton)
    {
      found = CalendarDate(
        range: TextRange(start: day.start, end: year.number.end), hasFullYear: year.number.digits == 4,
        isReal: isDay(day.value, month: month.number, year: year.full))
    }
    if let found, found.isReal { return found }
    guard let month = monthBefore(day.start, in: text, automaton: automaton),
      let year = yearBehind(day.end, in: text, automaton: automaton)
    else { return found }
    return CalendarDate(
      range: TextRange(start: month.range.start, end: year.number.end), hasFullYear: year.number.digits == 4,
      isReal: isDay(day.value, month: month.number, year: year.full))
  }

  private static func monthBehind(_ index: Int, in text: Span<UInt8>, automaton: WordAutomaton) -> WordMatch? {
    var index = index
    for _ in 0..<3 {
      guard let word = StreetWord.next(in: text, from: index) ?? ordinalEnding(in: text, at: index) else { return nil }
      if let match = automaton.match(in: text, at: word.start, limit: word.end), match.range.end == word.end,
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

  private static func yearBehind(
    _ index: Int, in text: Span<UInt8>, automaton: WordAutomaton
  ) -> (number: DateNumber, full: Int)? {
    var index = index
    if let ending = ordinalEnding(in: text, at: index) { index = ending.end }
    for _ in 0..<2 {
      var place = index
      while place < text.count, place < index + 3,
        StreetWord.isGap(text[place]) || text[place] == 0x2C || text[place] == 0x27
      {
        place += 1
      }
      if let year = DateNumber.at(place, in: text), endsThere(text, year.end) {
        guard year.digits == 4 || year.digits == 2 else { return nil }
        return (year, year.digits == 4 ? year.value : 1900 + year.value)
      }
      guard let word = StreetWord.next(in: text, from: index), isFiller(word, in: text) else { return nil }
      index = word.end
    }
    return nil
  }

  /// `st`, `nd`, `rd`, `th`, `er` directly behind a number.
  private static func ordinalEnding(in text: Span<UInt8>, at index: Int) -> StreetWord? {
    guard index + 1 < text.count, StreetWord.isLetter(in: text, at: index),
      StreetWord.isLetter(in: text, at: index + 1),
      index + 2 >= text.count || !StreetWord.isLetter(in: text, at: index + 2)
    else { return nil }
    return StreetWord(start: index, end: index + 2, isCapital: false, isOrdinal: true)
  }

  /// `of`, `de`, `del`, `di`, and the endings of ordinals.
  private static func isFiller(_ word: StreetWord, in text: Span<UInt8>) -> Bool {
    guard word.end - word.start <= 3, word.end - word.start >= 2 else { return false }
    switch (text[word.start] | 0x20, text[word.start + 1] | 0x20) {
    case (0x6F, 0x66), (0x64, 0x65), (0x64, 0x69), (0x73, 0x74), (0x6E, 0x64), (0x72, 0x64), (0x74, 0x68), (0x65, 0x72):
      return true
    default: return false
    }
  }

  private static func separator(in text: Span<UInt8>, at index: Int) -> (byte: UInt8, next: Int)? {
    guard index < text.count else { return nil }
    switch text[index] {
    case 0x2D, 0x2F, 0x20: return (text[index], index + 1)
    case 0x2E: return (0x2E, index + 1 < text.count && text[index + 1] == 0x20 ? index + 2 : index + 1)
    default: return nil
    }
  }

  private static func endsThere(_ text: Span<UInt8>, _ end: Int) -> Bool {
    guard end < text.count else { return true }
    if text[end].isDigit || StreetWord.isLetter(in: text, at: end) { return false }
    let goesOn = end + 1 < text.count && text[end + 1].isDigit
    return !(goesOn && (text[end] == 0x2E || text[end] == 0x2D || text[end] == 0x2F))
  }

  /// Whether the Gregorian calendar has the day, in the years in which people now alive were born.
  private static func isDay(_ day: Int, month: Int, year: Int) -> Bool {
    guard year >= 1900, year < 2030, month >= 1, month <= 12, day >= 1 else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    switch month {
    case 2: return day <= (isLeap ? 29 : 28)
    case 4, 6, 9, 11: return day <= 30
    default: return day <= 31
    }
  }
}

/// A run of at most eight digits.
struct DateNumber {
  let start: Int
  let end: Int
  let value: Int

  var digits: Int { end - start }

  static func at(_ index: Int, in text: Span<UInt8>) -> DateNumber? {
    var end = index
    var value = 0
    while end < text.count, end - index < 9, text[end].isDigit {
      value = value * 10 + Int(text[end] - 0x30)
      end += 1
    }
    guard end > index, end - index < 9 else { return nil }
    return DateNumber(start: index, end: end, value: value)
  }
}

import BlindspotParser

/// Finds years of birth: digits after a keyword (`geb. 1931`) or before one (`1979 г.р.`, `1958年生`).
struct BirthYear {
  private static let automaton = WordAutomaton.builtIn
  private static let lists: WordLists = [.dateOfBirthYear, .dateOfBirthAfter]
  private static let filter = automaton.filter(for: lists)

  /// The range in the text.
  let range: TextRange
  /// Whether it is a year in which living people were born.
  let isReal: Bool

  /// Calls `body` with the years of birth in a text, whatever their digits are.
  static func forEach(in text: Span<UInt8>, profile: TextProfile, _ body: (BirthYear) -> Void) {
    guard profile.mayContain(lists) else { return }
    automaton.scan(text, in: 0..<text.count, filter: filter) { match in
      guard !match.lists.isDisjoint(with: lists) else { return }
      if match.lists.contains(.dateOfBirthYear), let year = year(in: text, after: match.range) { return body(year) }
      if match.lists.contains(.dateOfBirthAfter), let year = year(in: text, before: match.range) { body(year) }
    }
  }

  private static func year(in text: Span<UInt8>, after keyword: TextRange) -> BirthYear? {
    // One letter is a keyword only as an abbreviation: `f. 1938`.
    if keyword.count == 1, text.byte(at: keyword.end) != ASCII.period || !text[keyword.start].isLower { return nil }
    let link = ValueLink(in: text, after: keyword)
    guard let number = DateNumber.at(link.end, in: text), isAlone(text, number) else { return nil }
    let mark = text.byte(at: number.start - 1)
    // Two digits are a year after an apostrophe or a hyphen: `f. -38`.
    guard number.digits == 4 || number.digits == 2 && (mark == ASCII.hyphen || mark == ASCII.apostrophe) else {
      return nil
    }
    return BirthYear(number)
  }

  private static func year(in text: Span<UInt8>, before keyword: TextRange) -> BirthYear? {
    var end = keyword.start
    if text.byte(at: end - 1) == ASCII.space { end -= 1 }
    for unit: StaticString in ["年", "년"] where text.matches(unit, at: end - 3) { end -= 3 }
    var start = end
    while start > 0, text[start - 1].isDigit { start -= 1 }
    guard let number = DateNumber.at(start, in: text), number.end == end, number.digits == 4,
      !isJoint(text.byte(at: start - 1)) || !text.byte(at: start - 2).isDigit
    else { return nil }
    return BirthYear(number)
  }

  private init(_ number: DateNumber) {
    range = TextRange(start: number.start, end: number.end)
    isReal = number.digits == 2 || 1900..<2030 ~= number.value
  }

  /// Whether the number is not the first part of a date, a range or another value.
  private static func isAlone(_ text: Span<UInt8>, _ number: DateNumber) -> Bool {
    let next = text.byte(at: number.end)
    if next.isLetter || next == ASCII.percent { return false }
    return !(isJoint(next) && text.byte(at: number.end + 1).isDigit)
  }

  private static func isJoint(_ byte: UInt8) -> Bool {
    byte == ASCII.hyphen || byte == ASCII.slash || byte == ASCII.period
  }
}

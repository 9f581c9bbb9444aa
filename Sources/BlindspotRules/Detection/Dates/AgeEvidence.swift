import BlindspotParser

/// The words and marks directly before and after a number that can make it an age.
struct AgeEvidence {
  /// A word for an age before a number.
  struct Label {
    /// The use of a word for an age: the number of the word in the list.
    enum Use: Int {
      /// `aged`, `edad`
      case noun
      /// A verb that also has other objects: `turned`, `faz`.
      case verb
      /// A birthday: `30th birthday`, `60. Geburtstag`.
      case birthday
    }

    let use: Use
    /// Whether a mark states that a value follows.
    let isStated: Bool
  }

  let number: AgeNumber
  let unit: WordMatch?
  let label: Label?
  /// Whether a word for a birthday follows.
  let isOfBirthday: Bool
  /// Whether parentheses or commas set the number off.
  let isSetOff: Bool
  /// The start of the word for “is” before the number, if the clause ends after it.
  let copula: Int?

  /// The units of an age.
  static let units: WordLists = [.dateOfBirthAgeUnit, .dateOfBirthYearUnit]
  private static let automaton = WordAutomaton.builtIn
  private static let wordFilter = automaton.filter(for: .dateOfBirthAgeWord)

  /// Reads the text around a number; nil if nothing there can make it an age, as for most numbers.
  ///
  /// - Parameter mayBeLabeled: whether the text has a word for an age.
  init?(for number: AgeNumber, in text: Span<UInt8>, mayBeLabeled: Bool) {
    self.number = number
    unit = Self.unit(in: text, after: number.range.upperBound)
    label = mayBeLabeled ? Self.label(before: number.range, in: text) : nil
    isOfBirthday = mayBeLabeled && Self.isBirthday(in: text, after: number.range.upperBound)
    isSetOff = unit == nil && !number.isSpelled && Self.isSetOff(number.range, in: text)
    copula = unit == nil ? Self.copula(before: number, in: text) : nil
    guard unit != nil || label != nil || isOfBirthday || isSetOff || copula != nil else { return nil }
  }

  /// The range of the number and its unit.
  var range: TextRange {
    TextRange(start: number.range.lowerBound, end: unit?.range.end ?? number.range.upperBound)
  }

  /// Returns the unit after an age: ` years old`, `-jährige`, `歳`.
  private static func unit(in text: Span<UInt8>, after index: Int) -> WordMatch? {
    var start = index
    while start < index + 2,
      text.byte(at: start) == ASCII.space || text.byte(at: start) == ASCII.hyphen
        || text.byte(at: start) == ASCII.underscore
    {
      start += 1
    }
    guard start < text.count, let match = automaton.match(in: text, at: start),
      !match.lists.isDisjoint(with: units)
    else { return nil }
    // The ending of an ordinal is also an abbreviation for “year”: `5th call`, `83 th`.
    if start == index, text.matches("th", at: start) { return nil }
    // The year of a law or an event: `No. 27 Tahun 2022`.
    let isYear = text.byte(at: match.range.end) == ASCII.space && text.byte(at: match.range.end + 1).isDigit
    return isYear ? nil : match
  }

  /// Returns the last word for an age that is directly before the number, apart from marks and the words of a link.
  private static func label(before number: Range<Int>, in text: Span<UInt8>) -> Label? {
    var result: Label?
    automaton.scan(text, in: max(0, number.lowerBound - 32)..<number.lowerBound, filter: wordFilter) { match in
      guard match.lists.contains(.dateOfBirthAgeWord) else { return }
      let use = Label.Use(rawValue: match.number) ?? .noun
      if let isStated = statement(between: match.range.end, and: number.lowerBound, in: text) {
        result = Label(use: use, isStated: isStated)
      } else {
        let link = ValueLink(in: text, after: match.range)
        if link.end == number.lowerBound { result = Label(use: use, isStated: link.isStated) }
      }
    }
    return result
  }

  /// Whether a colon or an equals sign is between a word and a number; nil if anything but signs and spaces is. An underscore
  /// is the space of a name: `umar_74`.
  private static func statement(between start: Int, and end: Int, in text: Span<UInt8>) -> Bool? {
    guard start < end, end - start <= 3 else { return nil }
    var isStated = false
    for index in start..<end {
      switch text[index] {
      case ASCII.colon, ASCII.equals: isStated = true
      case ASCII.space, ASCII.underscore, ASCII.hyphen, ASCII.exclamationMark, ASCII.openParenthesis, ASCII.comma: break
      default: return nil
      }
    }
    return isStated
  }

  /// Whether a word for a birthday follows a number or an ordinal: `40th birthday`, `60. Geburtstag`.
  private static func isBirthday(in text: Span<UInt8>, after end: Int) -> Bool {
    var index = end
    // The ending of an ordinal.
    while index < text.count, index - end < 4, text[index] != ASCII.space { index += 1 }
    guard text.byte(at: index) == ASCII.space, let match = automaton.match(in: text, at: index + 1) else {
      return false
    }
    return match.lists.contains(.dateOfBirthAgeWord) && match.number == Label.Use.birthday.rawValue
  }

  /// Whether parentheses or commas set the number off: `(9)`, `(9, …`, `, 88,`.
  private static func isSetOff(_ number: Range<Int>, in text: Span<UInt8>) -> Bool {
    let after = text.byte(at: number.upperBound)
    if text.byte(at: number.lowerBound - 1) == ASCII.openParenthesis {
      return after == ASCII.closeParenthesis || after == ASCII.comma
    }
    return text.byte(at: number.lowerBound - 1) == ASCII.space && text.byte(at: number.lowerBound - 2) == ASCII.comma
      && (after == ASCII.comma || number.upperBound == text.count)
  }

  /// Returns the start of the word for “is” directly before a number after which the clause ends: `mevrouw is negentig en
  /// …`, `she's 82`. A number of one digit is a count or a choice in most sentences.
  private static func copula(before number: AgeNumber, in text: Span<UInt8>) -> Int? {
    let end = number.range.lowerBound - 1
    guard number.isSpelled || number.range.count > 1, text.byte(at: end) == ASCII.space, !number.isCount(in: text)
    else { return nil }
    // `she's`, `I'm`
    if end > 2, text[end - 2] == ASCII.apostrophe,
      text[end - 1] == UInt8(ascii: "s") || text[end - 1] == UInt8(ascii: "m")
    {
      return end - 2
    }
    var start = end
    while start > 0, end - start < longestCopula, text[start - 1].isWordByte { start -= 1 }
    guard start < end, let match = automaton.match(in: text, at: start, limit: end), match.range.end == end,
      match.lists.contains(.linkIs), match.number == 0
    else { return nil }
    return start
  }

  /// The longest word for “is”, in bytes.
  private static let longestCopula = 12
}

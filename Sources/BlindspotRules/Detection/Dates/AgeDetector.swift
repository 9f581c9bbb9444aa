import BlindspotParser

/// Finds the age of a person: `aged 83`, `87 Jahre alt`, `tiene 83 años`, `her son (9)`. A note, since an age alone
/// identifies few people.
///
/// An age needs a word for a person near it. A number of years near a word for a duration or a limit is none: `10 Jahre
/// Garantie`, `30 years of service`, `18+`.
package struct AgeDetector: Detector {
  private static let automaton = WordAutomaton.builtIn
  private static let personFilter = automaton.filter(for: [.dateOfBirthPerson, .dateOfBirthDuration])
  private static let wordFilter = automaton.filter(for: .dateOfBirthAgeWord)
  private static let units: WordLists = [.dateOfBirthAgeUnit, .dateOfBirthYearUnit]
  /// An age has a unit, or a word for an age or a person near it.
  private static let lists = units.union([.dateOfBirthAgeWord, .dateOfBirthPerson])
  /// The number of bytes before and after an age that are searched for a person.
  private static let reach = (before: 60, after: 40)

  /// Makes the detector over the built-in word lists.
  package init() {}

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    guard profile.digits > 0, profile.letters > 2 || profile.hasNonASCII, profile.mayContain(Self.lists) else { return }
    let mayBeLabeled = profile.mayContain(.dateOfBirthAgeWord)
    var index = 0
    while let number = Self.nextNumber(in: text, from: &index) {
      guard let age = Self.age(of: number, in: text, mayBeLabeled: mayBeLabeled) else { continue }
      candidates.append(
        Candidate(
          range: age.range, rule: BuiltInRule.dateOfBirth.index, confidence: age.confidence, reason: age.reason,
          ceiling: .note))
    }
  }

  /// Whether a number of three digits may be an age, which depends on its value.
  package func dependsOnDigitValues(in text: Span<UInt8>, profile: TextProfile, context: FieldContext) -> Bool {
    guard profile.digits > 2, profile.mayContain(Self.units) else { return false }
    var run = 0
    for index in text.indices {
      run = text[index].isDigit ? run + 1 : 0
      if run == 3, !text.byte(at: index + 1).isDigit, Self.hasUnit(after: index + 1, in: text) { return true }
    }
    return false
  }

  private static func hasUnit(after index: Int, in text: Span<UInt8>) -> Bool {
    unit(in: text, after: index) != nil
  }

  /// Returns the next number of one or two digits, or from 100 to 119, that is not part of a longer value.
  private static func nextNumber(in text: Span<UInt8>, from index: inout Int) -> Range<Int>? {
    while index < text.count {
      guard text[index].isDigit else {
        index += 1
        continue
      }
      let start = index
      while text.byte(at: index).isDigit { index += 1 }
      let count = index - start
      guard count < 3 || count == 3 && text[start] == UInt8(ascii: "1") && text[start + 1] < UInt8(ascii: "2"),
        isWhole(text, start..<index)
      else { continue }
      return start..<index
    }
    return nil
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
    default: return true
    }
  }

  private static func age(
    of number: Range<Int>, in text: Span<UInt8>, mayBeLabeled: Bool
  ) -> (range: TextRange, confidence: Float, reason: String)? {
    let unit = unit(in: text, after: number.upperBound)
    let label = mayBeLabeled ? isLabeled(number, in: text) : nil
    let isSetOff = unit == nil && Self.isSetOff(number, in: text)
    // Most numbers are no age, whatever the words around them are.
    guard unit != nil || label != nil || isSetOff else { return nil }
    let end = unit?.range.end ?? number.upperBound
    let words = Surroundings(of: number.lowerBound..<end, in: text)
    guard !words.hasDurationNearby else { return nil }
    let range = TextRange(start: number.lowerBound, end: end)
    if unit?.lists.contains(.dateOfBirthAgeUnit) == true, words.hasPerson {
      return (range, 0.75, "age in years near a word for a person")
    }
    if let label, label || words.hasPerson {
      return (range, 0.65, "number after a word for an age")
    }
    if unit != nil, words.hasPersonBefore { return (range, 0.65, "years after a word for a person") }
    if isSetOff, words.isDirectlyAfterPerson {
      return (range, 0.55, "number set off after a word for a person")
    }
    return nil
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
    return match
  }

  /// Whether a word for an age precedes the number, and if so, whether a mark states that a value follows.
  private static func isLabeled(_ number: Range<Int>, in text: Span<UInt8>) -> Bool? {
    var result: Bool?
    automaton.scan(text, in: max(0, number.lowerBound - 32)..<number.lowerBound, filter: wordFilter) { match in
      guard match.lists.contains(.dateOfBirthAgeWord) else { return }
      let link = ValueLink(in: text, after: match.range)
      // An underscore is the space of a name: `umar_74`.
      if link.end == number.lowerBound { result = link.isStated }
    }
    return result
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

  /// The words around a possible age.
  private struct Surroundings {
    private(set) var hasPerson = false
    private(set) var hasPersonBefore = false
    private(set) var isDirectlyAfterPerson = false
    private(set) var hasDurationNearby = false

    init(of age: Range<Int>, in text: Span<UInt8>) {
      var person: Int?
      var duration: Int?
      let start = Self.clauseStart(before: age.lowerBound, in: text)
      AgeDetector.automaton.scan(text, in: start..<age.lowerBound, filter: AgeDetector.personFilter) { match in
        if match.lists.contains(.dateOfBirthPerson) { person = match.range.end }
        if match.lists.contains(.dateOfBirthDuration) { duration = match.range.end }
      }
      if let person {
        hasPerson = true
        hasPersonBefore = age.lowerBound - person <= 32
        isDirectlyAfterPerson = age.lowerBound - person <= 26
      }
      if let duration, duration >= person ?? 0, age.lowerBound - duration <= 12 { hasDurationNearby = true }
      let end = min(text.count, age.upperBound + AgeDetector.reach.after)
      AgeDetector.automaton.scan(text, in: age.upperBound..<end, filter: AgeDetector.personFilter) { match in
        if match.lists.contains(.dateOfBirthPerson) { hasPerson = true }
        if match.lists.contains(.dateOfBirthDuration),
          match.range.start <= Self.clauseEnd(after: age.upperBound, in: text)
        {
          hasDurationNearby = true
        }
      }
    }

    /// Returns the end of the text after an age in which a duration is expected: `2 años de garantía`.
    private static func clauseEnd(after index: Int, in text: Span<UInt8>) -> Int {
      var end = index
      while end < min(text.count, index + 12) {
        if text[end] == ASCII.comma || text[end] == ASCII.period || text[end] == ASCII.closeParenthesis { break }
        end += 1
      }
      return end
    }

    /// Returns the start of the searched text before an age: a sentence at most.
    private static func clauseStart(before index: Int, in text: Span<UInt8>) -> Int {
      var start = index
      let limit = max(0, index - AgeDetector.reach.before)
      while start > limit {
        let byte = text[start - 1]
        if byte == ASCII.semicolon || byte == ASCII.questionMark || byte == ASCII.exclamationMark { break }
        start -= 1
      }
      // The window does not start inside a word.
      while start > 0, start < index, text[start - 1].isWordByte { start += 1 }
      return start
    }
  }
}

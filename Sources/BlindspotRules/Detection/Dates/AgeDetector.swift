import BlindspotParser

/// Finds the age of a person: `aged 83`, `87 Jahre alt`, `tiene ochenta y tres años`, `her son (9)`, `mevrouw is negentig`.
/// A note, since an age alone identifies few people.
///
/// An age needs a word for a person or a name near it. A number of years near a word for a duration or a limit is none:
/// `10 Jahre Garantie`, `30 years of service`, `18+`.
///
/// The detector reads the candidates of ``PersonNameDetector``, which therefore runs before it.
package struct AgeDetector: Detector {
  private static let automaton = WordAutomaton.builtIn
  private static let wordFilter = automaton.filter(for: .dateOfBirthAgeWord)
  private static let units: WordLists = [.dateOfBirthAgeUnit, .dateOfBirthYearUnit]
  /// An age has a unit, or a word for an age or a person near it.
  private static let lists = units.union([.dateOfBirthAgeWord, .dateOfBirthPerson])

  /// The use of a word for an age: the number of the word in the list.
  private enum Label: Int {
    /// `aged`, `edad`
    case noun
    /// A verb that also has other objects: `turned`, `faz`.
    case verb
    /// A birthday: `30th birthday`, `60. Geburtstag`.
    case birthday
  }

  /// The evidence for an age.
  private typealias Finding = (range: TextRange, confidence: Float, reason: String)

  /// Makes the detector over the built-in word lists.
  package init() {}

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    guard profile.letters > 2 || profile.hasNonASCII, profile.mayContain(Self.lists) else { return }
    let readsWords = context.kind.isProse || context.kind == .personalStatus
    guard profile.digits > 0 || readsWords else { return }
    let names = NamedRanges(candidates)
    let mayBeLabeled = profile.mayContain(.dateOfBirthAgeWord)
    var index = 0
    while let number = AgeNumber.next(in: text, from: &index, readsWords: readsWords) {
      guard
        let age = Self.age(
          of: number, in: text, names: names, mayBeLabeled: mayBeLabeled, isStatus: context.kind == .personalStatus)
      else { continue }
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
      if run == 3, !text.byte(at: index + 1).isDigit, Self.unit(in: text, after: index + 1) != nil { return true }
    }
    return false
  }

  private static func age(
    of number: AgeNumber, in text: Span<UInt8>, names: NamedRanges, mayBeLabeled: Bool, isStatus: Bool
  ) -> Finding? {
    let unit = unit(in: text, after: number.range.upperBound)
    let label = mayBeLabeled ? label(before: number.range, in: text) : nil
    let birthdayEnd = mayBeLabeled ? birthdayEnd(after: number.range.upperBound, in: text) : nil
    let isSetOff = unit == nil && !number.isSpelled && Self.isSetOff(number.range, in: text)
    let isPredicate = unit == nil && Self.isPredicate(number, in: text)
    // Most numbers are no age, whatever the words around them are.
    guard unit != nil || label != nil || birthdayEnd != nil || isSetOff || isPredicate else { return nil }
    let end = unit?.range.end ?? number.range.upperBound
    let range = TextRange(start: number.range.lowerBound, end: end)
    let words = AgeSurroundings(of: number.range.lowerBound..<end, in: text, names: names)
    // `turns 40 in June` is no duration.
    guard !words.hasDurationNearby || isPredicate || unit == nil && label?.use == .verb else { return nil }
    let hasPerson = words.hasPerson || isStatus
    if unit?.lists.contains(.dateOfBirthAgeUnit) == true, words.hasPerson {
      return (range, 0.75, "age in years near a word for a person")
    }
    if let label, isAge(number, after: label.use, isStated: label.isStated, unit, in: text, hasPerson: hasPerson) {
      return (range, 0.65, "number after a word for an age")
    }
    if birthdayEnd != nil, hasPerson { return (range, 0.6, "number of a birthday") }
    if unit != nil, words.hasPersonBefore { return (range, 0.65, "years after a word for a person") }
    if isPredicate, words.isSubject(before: number.range.lowerBound, in: text) {
      return (range, 0.6, "number that a sentence states about a person")
    }
    if isSetOff, words.isDirectlyAfterPerson {
      return (range, 0.55, "number set off after a word for a person")
    }
    return nil
  }

  /// Whether a number after a word for an age is an age.
  private static func isAge(
    _ number: AgeNumber, after use: Label, isStated: Bool, _ unit: WordMatch?, in text: Span<UInt8>, hasPerson: Bool
  ) -> Bool {
    switch use {
    case .noun: isStated || hasPerson
    case .verb: hasPerson && (unit != nil || isCount(number, in: text) == false)
    case .birthday: hasPerson && unit == nil && isCount(number, in: text) == false
    }
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

  /// Returns the word for an age before the number, and whether a mark states that a value follows.
  private static func label(before number: Range<Int>, in text: Span<UInt8>) -> (use: Label, isStated: Bool)? {
    var result: (Label, Bool)?
    automaton.scan(text, in: max(0, number.lowerBound - 32)..<number.lowerBound, filter: wordFilter) { match in
      guard match.lists.contains(.dateOfBirthAgeWord) else { return }
      let use = Label(rawValue: match.number) ?? .noun
      if let isStated = statement(between: match.range.end, and: number.lowerBound, in: text) {
        result = (use, isStated)
      } else {
        let link = ValueLink(in: text, after: match.range)
        if link.end == number.lowerBound { result = (use, link.isStated) }
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

  /// Returns the end of a word for a birthday after a number or an ordinal: `40th birthday`, `60. Geburtstag`.
  private static func birthdayEnd(after end: Int, in text: Span<UInt8>) -> Int? {
    var index = end
    // The ending of an ordinal.
    while index < text.count, index - end < 4, text[index] != ASCII.space { index += 1 }
    guard text.byte(at: index) == ASCII.space, let match = automaton.match(in: text, at: index + 1),
      match.lists.contains(.dateOfBirthAgeWord), match.number == Label.birthday.rawValue
    else { return nil }
    return match.range.end
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

  /// Whether a copula precedes the number and the clause ends after it: `mevrouw is negentig en …`, `she's 82`. A number of
  /// one digit is a count or a choice in most sentences.
  private static func isPredicate(_ number: AgeNumber, in text: Span<UInt8>) -> Bool {
    guard number.isSpelled || number.range.count > 1, isCount(number, in: text) == false,
      text.byte(at: number.range.lowerBound - 1) == ASCII.space
    else { return false }
    return AgeSurroundings.copulaStart(before: number.range.lowerBound - 1, in: text) != nil
  }

  /// Whether a noun follows the number, which then counts things: `turned 90 degrees`. An ordinal is no count.
  private static func isCount(_ number: AgeNumber, in text: Span<UInt8>) -> Bool {
    var index = number.range.upperBound
    // `40th`, `2.`
    while index - number.range.upperBound < 2, text.byte(at: index).isLetter { index += 1 }
    if text.byte(at: index).isWordByte { return true }
    guard text.byte(at: index) == ASCII.space, index + 1 < text.count else { return false }
    guard SpokenToken.isLetter(text, at: index + 1) else { return text[index + 1].isDigit }
    let end = SpokenToken.wordEnd(text, from: index + 1)
    if let match = automaton.match(in: text, at: index + 1), match.lists.contains(.dateOfBirthAgeAfter) { return false }
    // A name: `Happy 40th Alex`.
    if index > number.range.upperBound, text[index + 1].isUpper { return false }
    let word = FoldedWord(text, from: index + 1, to: end)
    return word.count == 0 || !Lexicon.entry(for: word).isFunction
  }
}

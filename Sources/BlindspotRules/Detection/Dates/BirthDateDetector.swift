import BlindspotParser

/// Finds dates of birth: a valid date that a word beside it, or the name of the thing around it, calls one. A date alone
/// (a release, a schedule) is nothing.
package struct BirthDateDetector: Detector {
  private static let automaton = WordAutomaton.builtIn
  private static let filter = automaton.filter(for: .dateOfBirthContext)

  /// Makes the detector over the built-in word lists.
  package init() {}

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    guard profile.digits >= 4 else { return }
    var canReport: Bool?
    var index = 0
    while index < text.count {
      guard text[index].isDigit else {
        index += 1
        continue
      }
      // A text that speaks of no birth has none, whatever its digits are.
      if let date = CalendarDate.at(index, in: text, automaton: Self.automaton),
        Self.maySpeakOfBirth(text, known: &canReport) || !date.isPacked && context.isNamedForBirth
      {
        context.recordDigitDependency()
        if date.isReal, let evidence = evidence(for: date, in: text, context: context) {
          candidates.append(
            Candidate(
              range: date.range, rule: BuiltInRule.dateOfBirth.index, confidence: evidence.confidence,
              reason: "a date \(evidence.because)"))
          index = date.range.end
        }
      }
      while index < text.count, text[index].isDigit { index += 1 }
    }
  }

  private func evidence(
    for date: CalendarDate, in text: Span<UInt8>, context: FieldContext
  ) -> (confidence: Float, because: StaticString)? {
    if Self.names(in: text, from: max(0, date.range.start - 48), to: date.range.start) {
      return (0.95, "behind a word for a birth")
    }
    if Self.names(in: text, from: date.range.end, to: min(text.count, date.range.end + 24)) {
      return (0.9, "before a word for a birth")
    }
    if date.range.start > 0, text[date.range.start - 1] == 0x2A, date.hasFullYear {
      return (0.7, "behind the sign for a birth")
    }
    // A task "Check DOB" with an action "03/14/1979". Eight digits alone are a stamp more often, and a name that holds a
    // date of its own speaks of that one.
    guard date.hasFullYear, !date.isPacked else { return nil }
    return context.isNamedForBirth ? (0.75, "in something named for a birth") : nil
  }

  /// Whether the name of something around a date says that it is one of a birth.
  static func isNameForBirth(_ name: Span<UInt8>) -> Bool {
    maySpeakOfBirth(name) && TextProfile(name).digits < 4 && names(in: name, from: 0, to: name.count)
  }

  private static func maySpeakOfBirth(_ text: Span<UInt8>, known: inout Bool?) -> Bool {
    let canReport = known ?? maySpeakOfBirth(text)
    known = canReport
    return canReport
  }

  /// Up to so many bytes all of a text lies near any date in it, and no word is cut off.
  private static let shortText = 30

  /// Whether a text may hold a word or the sign for a birth; says no only where it does not.
  private static func maySpeakOfBirth(_ text: Span<UInt8>) -> Bool {
    let isShort = text.count <= shortText
    for index in text.indices {
      let byte = text[index]
      if byte == 0x2A { return true }
      guard byte.isWordByte, !byte.isLower || !text.byte(at: index - 1).isLetter else { continue }
      guard filter.admits(text, at: index) else { continue }
      if !isShort || automaton.match(in: text, at: index)?.lists.contains(.dateOfBirthContext) == true { return true }
    }
    return false
  }

  private static func names(in text: Span<UInt8>, from start: Int, to end: Int) -> Bool {
    var start = start
    // A window that opens inside a word starts behind it.
    while start > 0, start < end, StreetWord.isLetter(in: text, at: start - 1) { start += 1 }
    var found = false
    automaton.scan(text, in: start..<end) { match in
      found = found || match.lists.contains(.dateOfBirthContext)
    }
    return found
  }
}

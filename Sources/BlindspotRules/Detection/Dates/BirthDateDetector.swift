internal import BlindspotParser

/// Finds dates of birth: a valid date that a word beside it, or the name of the thing around it, calls one. A date alone
/// (a release, a schedule) is nothing.
package struct BirthDateDetector: Detector {
  private let automaton = WordAutomaton.builtIn

  /// Makes the detector over the built-in word lists.
  package init() {}

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    guard profile.digits >= 4 else { return }
    var index = 0
    while index < text.count {
      guard text[index].isDigit else {
        index += 1
        continue
      }
      if let date = CalendarDate.at(index, in: text, automaton: automaton),
        let evidence = evidence(for: date, in: text, context: context)
      {
        candidates.append(
          Candidate(
            range: date.range, rule: BuiltInRule.dateOfBirth.index, confidence: evidence.confidence,
            reason: "a date \(evidence.because)"))
        index = date.range.end
      }
      while index < text.count, text[index].isDigit { index += 1 }
    }
  }

  private func evidence(
    for date: CalendarDate, in text: Span<UInt8>, context: FieldContext
  ) -> (confidence: Float, because: StaticString)? {
    if names(in: text, from: max(0, date.range.start - 48), to: date.range.start) {
      return (0.95, "behind a word for a birth")
    }
    if names(in: text, from: date.range.end, to: min(text.count, date.range.end + 24)) {
      return (0.9, "before a word for a birth")
    }
    if date.range.start > 0, text[date.range.start - 1] == 0x2A, date.hasFullYear {
      return (0.7, "behind the sign for a birth")
    }
    // A task "Check DOB" with an action "03/14/1979". Eight digits alone are a stamp more often, and a name that holds a
    // date of its own speaks of that one.
    guard date.hasFullYear, !date.isPacked else { return nil }
    let isNamed = context.hasName { TextProfile($0).digits < 4 && names(in: $0, from: 0, to: $0.count) }
    return isNamed ? (0.75, "in something named for a birth") : nil
  }

  private func names(in text: Span<UInt8>, from start: Int, to end: Int) -> Bool {
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

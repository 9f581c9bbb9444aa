import BlindspotParser

/// Finds dates of birth: a valid date near a birth keyword, or in a container named for a birth. A date without a keyword
/// (a release, a schedule) is not a candidate.
package struct BirthDateDetector: Detector {
  private static let automaton = WordAutomaton.builtIn
  private static let keywords: WordLists = [.dateOfBirthContext, .dateOfBirthAfter]
  private static let filter = automaton.filter(for: keywords)

  /// Makes the detector over the built-in word lists.
  package init() {}

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    if SpokenDate.mayOccur(profile) {
      SpokenDate.forEach(in: text) { date in
        candidates.append(
          Candidate(
            range: date, rule: BuiltInRule.dateOfBirth.index, confidence: 0.85,
            reason: "date in words next to a birth keyword"))
      }
    }
    guard profile.digits >= 2 else { return }
    var mayMention = Self.mayMentionBirth(text, profile)
    var index = 0
    var mayHoldDate = false
    while let date = Self.nextDate(in: text, from: &index, profile: profile, context: context, mayMention: &mayMention)
    {
      mayHoldDate = true
      if date.isReal, let evidence = evidence(for: date, in: text, context: context) {
        candidates.append(
          Candidate(
            range: date.range, rule: BuiltInRule.dateOfBirth.index, confidence: evidence.confidence,
            reason: evidence.reason))
        index = date.range.end
      }
      while index < text.count, text[index].isDigit { index += 1 }
    }
    context.notes?.mayHoldBirthDate = mayHoldDate
    BirthYear.forEach(in: text, profile: profile) { year in
      guard year.isReal else { return }
      candidates.append(
        Candidate(
          range: year.range, rule: BuiltInRule.dateOfBirth.index, confidence: 0.7,
          reason: "year next to a birth keyword"))
    }
  }

  /// Whether the text has the form of a date, and the text or a name around it may mention a birth.
  package func dependsOnDigitValues(in text: Span<UInt8>, profile: TextProfile, context: FieldContext) -> Bool {
    guard profile.digits >= 2 else { return false }
    if let known = context.notes?.mayHoldBirthDate {
      if known { return true }
    } else {
      var mayMention = Self.mayMentionBirth(text, profile)
      var index = 0
      if Self.nextDate(in: text, from: &index, profile: profile, context: context, mayMention: &mayMention) != nil {
        return true
      }
    }
    var hasYear = false
    BirthYear.forEach(in: text, profile: profile) { _ in hasYear = true }
    return hasYear
  }

  /// Returns the next date that may be one of a birth, whatever its digits are, and moves `index` to its start.
  ///
  /// - Parameter mayMention: Whether the text may mention a birth; nil until determined.
  private static func nextDate(
    in text: Span<UInt8>, from index: inout Int, profile: TextProfile, context: FieldContext, mayMention: inout Bool?
  ) -> CalendarDate? {
    let hasMonth = profile.mayContain(.dateOfBirthMonth)
    while true {
      index = profile.runs.nextDigit(from: index, in: text)
      guard index < text.count else { return nil }
      let end = profile.runs.endOfDigits(from: index, in: text)
      if CalendarDate.mayBegin(index..<end, in: text, hasMonth: hasMonth, isASCII: !profile.hasNonASCII),
        let date = CalendarDate.at(index, in: text, automaton: automaton, hasMonth: hasMonth),
        mayMentionBirth(text, known: &mayMention) || !date.isPacked && context.isNamed(.births)
      {
        return date
      }
      index = end
    }
  }

  private func evidence(
    for date: CalendarDate, in text: Span<UInt8>, context: FieldContext
  ) -> (confidence: Float, reason: String)? {
    if let isExample = Self.birth(in: text, from: max(0, date.range.start - 48), to: date.range.start) {
      // A prompt: `Enter your date of birth, for example 05 03 1980`.
      return isExample ? nil : (0.95, "date after a birth keyword")
    }
    if Self.birth(in: text, from: date.range.end, to: min(text.count, date.range.end + 24)) != nil {
      return (0.9, "date before a birth keyword")
    }
    if Self.precedesBirth(date.range.end, in: text) { return (0.9, "date before a birth keyword") }
    if date.range.start > 0, text[date.range.start - 1] == ASCII.asterisk, date.hasFullYear {
      return (0.7, "date after the sign for a birth")
    }
    // A task "Check DOB" with an action "03/14/1979". Eight digits without separators are more often a time stamp.
    guard date.hasFullYear, !date.isPacked else { return nil }
    return context.isNamed(.births) ? (0.75, "date under a name with a birth keyword") : nil
  }

  /// Whether a word for birth that only follows a date is at `index`: `14.03.1979 г.р.`, `1983年4月2日生`.
  private static func precedesBirth(_ index: Int, in text: Span<UInt8>) -> Bool {
    var start = index
    while start < index + 2, text.byte(at: start) == ASCII.space || text.byte(at: start) == ASCII.period { start += 1 }
    guard start < text.count, let match = automaton.match(in: text, at: start) else { return false }
    return match.lists.contains(.dateOfBirthAfter)
  }

  /// Whether the name of a container around a date mentions a birth. A name that contains a date refers to that date.
  static func isNameForBirth(_ name: Span<UInt8>) -> Bool {
    var digits = 0
    for index in name.indices { digits += name[index].isDigit ? 1 : 0 }
    return digits < 4 && mayMentionBirth(name) && birth(in: name, from: 0, to: name.count) != nil
  }

  /// Whether a text may mention a birth, as far as its profile shows that; nil if it does not.
  private static func mayMentionBirth(_ text: Span<UInt8>, _ profile: TextProfile) -> Bool? {
    profile.mayContain(keywords) ? nil : text.contains(ASCII.asterisk)
  }

  private static func mayMentionBirth(_ text: Span<UInt8>, known: inout Bool?) -> Bool {
    let mayMention = known ?? mayMentionBirth(text)
    known = mayMention
    return mayMention
  }

  /// The maximum length in bytes of a text that lies completely within the windows around any date in it.
  private static let shortText = 30

  /// Whether a text may contain a keyword or the sign for a birth. False only if it does not.
  private static func mayMentionBirth(_ text: Span<UInt8>) -> Bool {
    let isShort = text.count <= shortText
    for index in text.indices {
      let byte = text[index]
      if byte == ASCII.asterisk { return true }
      guard byte.isWordByte, !byte.isLower || !text.byte(at: index - 1).isLetter else { continue }
      guard filter.admits(text, at: index) else { continue }
      guard isShort else { return true }
      if let match = automaton.match(in: text, at: index),
        !match.lists.isDisjoint(with: keywords)
      {
        return true
      }
    }
    return false
  }

  /// Returns whether a word for an example follows the first word for a birth; nil without a word for a birth.
  private static func birth(in text: Span<UInt8>, from start: Int, to end: Int) -> Bool? {
    var start = start
    // A window that starts inside a word is moved to the end of that word.
    while start > 0, start < end, StreetWord.isLetter(in: text, at: start - 1) { start += 1 }
    var isExample: Bool?
    automaton.scan(text, in: start..<end) { match in
      if match.lists.contains(.dateOfBirthContext) {
        isExample = isExample ?? false
      } else if match.lists.contains(.cueExample), isExample != nil {
        isExample = true
      }
    }
    return isExample
  }
}

extension Keywords {
  /// Words for birth in container names.
  static let births = Keywords(number: 249) { BirthDateDetector.isNameForBirth($0) }
}

import BlindspotParser

/// The words around a possible age: persons, and words for durations.
struct AgeSurroundings {
  private static let automaton = WordAutomaton.builtIn
  private static let filter = automaton.filter(for: [.dateOfBirthPerson, .dateOfBirthDuration])
  /// The number of bytes before and after an age that are searched for a person.
  private static let reach = (before: 60, after: 40)
  /// The longest copula, in bytes.
  private static let longestCopula = 12

  private(set) var hasPerson = false
  private(set) var hasPersonBefore = false
  private(set) var isDirectlyAfterPerson = false
  private(set) var hasDurationNearby = false
  /// The end of the last word for a person, or of the last name, before the age.
  private var personEnd: Int?

  /// Reads the words around `age` in its sentence.
  init(of age: Range<Int>, in text: Span<UInt8>, names: NamedRanges) {
    var person: Int?
    var duration: Int?
    let start = Self.clauseStart(before: age.lowerBound, in: text)
    Self.automaton.scan(text, in: start..<age.lowerBound, filter: Self.filter) { match in
      if match.lists.contains(.dateOfBirthPerson) { person = match.range.end }
      if match.lists.contains(.dateOfBirthDuration) { duration = match.range.end }
    }
    if let name = names.lastEnd(in: start..<age.lowerBound) { person = max(person ?? 0, name) }
    if let person {
      hasPerson = true
      hasPersonBefore = age.lowerBound - person <= 32
      isDirectlyAfterPerson = age.lowerBound - person <= 26
    }
    personEnd = person
    if let duration, duration >= person ?? 0, age.lowerBound - duration <= 12 { hasDurationNearby = true }
    let end = min(text.count, age.upperBound + Self.reach.after)
    Self.automaton.scan(text, in: age.upperBound..<end, filter: Self.filter) { match in
      if match.lists.contains(.dateOfBirthPerson) { hasPerson = true }
      if match.lists.contains(.dateOfBirthDuration),
        match.range.start <= Self.clauseEnd(after: age.upperBound, in: text)
      {
        hasDurationNearby = true
      }
    }
    if names.overlap(age.upperBound..<end) { hasPerson = true }
  }

  /// Whether a person is the subject of the copula before a number: only a name can be between them (`Opa Bornemann ist
  /// 91`).
  func isSubject(before number: Int, in text: Span<UInt8>) -> Bool {
    guard let personEnd, let copula = Self.copulaStart(before: number - 1, in: text) else { return false }
    guard personEnd < copula else { return true }
    var isWordStart = true
    for index in personEnd..<copula {
      let byte = text[index]
      guard byte.isWordByte else {
        guard byte == ASCII.space || byte == ASCII.apostrophe || byte == ASCII.hyphen || byte == ASCII.period else {
          return false
        }
        isWordStart = true
        continue
      }
      if isWordStart, byte.isLower || byte.isDigit { return false }
      isWordStart = false
    }
    return copula - personEnd <= 24
  }

  /// Returns the start of a word for “is” that ends at `end`; nil if there is none.
  static func copulaStart(before end: Int, in text: Span<UInt8>) -> Int? {
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
    let limit = max(0, index - reach.before)
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

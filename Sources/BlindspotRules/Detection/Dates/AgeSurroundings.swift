import BlindspotParser

/// The words around a possible age: persons, and words for durations.
struct AgeSurroundings {
  private static let automaton = WordAutomaton.builtIn
  private static let filter = automaton.filter(for: [.dateOfBirthPerson, .dateOfBirthDuration])
  /// The number of bytes before and after an age that are searched for a person.
  private static let reach = (before: 60, after: 40)

  private(set) var hasPerson = false
  private(set) var hasDurationNearby = false
  /// The end of the last word for a person, or of the last name, before the age.
  private var personEnd: Int?
  private let age: TextRange

  /// Reads the words around `age` in its sentence.
  init(of age: TextRange, in text: Span<UInt8>, names: NamedRanges) {
    self.age = age
    var person: Int?
    var duration: Int?
    let start = Self.clauseStart(before: age.start, in: text)
    Self.automaton.scan(text, in: start..<age.start, filter: Self.filter) { match in
      if match.lists.contains(.dateOfBirthPerson) { person = match.range.end }
      if match.lists.contains(.dateOfBirthDuration) { duration = match.range.end }
    }
    if let name = names.lastEnd(in: start..<age.start) { person = max(person ?? 0, name) }
    hasPerson = person != nil
    personEnd = person
    if let duration, duration >= person ?? 0, age.start - duration <= 12 { hasDurationNearby = true }
    let end = min(text.count, age.end + Self.reach.after)
    Self.automaton.scan(text, in: age.end..<end, filter: Self.filter) { match in
      if match.lists.contains(.dateOfBirthPerson) { hasPerson = true }
      if match.lists.contains(.dateOfBirthDuration), match.range.start <= Self.clauseEnd(after: age.end, in: text) {
        hasDurationNearby = true
      }
    }
    if names.overlap(age.end..<end) { hasPerson = true }
  }

  /// Whether a person is at most `distance` bytes before the age.
  func isAfterPerson(within distance: Int) -> Bool {
    personEnd.map { age.start - $0 <= distance } ?? false
  }

  /// Whether a person is the subject of the word for “is” at `copula`: only a name can be between them (`Opa Bornemann ist
  /// 91`).
  func isSubject(ofCopulaAt copula: Int, in text: Span<UInt8>) -> Bool {
    guard let personEnd else { return false }
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

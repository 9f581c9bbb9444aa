import BlindspotParser

/// Finds passwords, PINs and keys after a credential keyword: `password: Sw0rdf1sh!`, `PIN is 4711`.
///
/// A keyword without a value ("Reset Password") is not a candidate. The value must look like a secret: digits and letters
/// or signs for a password, four to eight digits for a PIN.
package struct CredentialDetector: Detector {
  // Static, since a closure that captures the detector would copy the automaton for every text.
  private static let automaton = WordAutomaton.builtIn
  private static let filter = automaton.filter(for: .credentialWord)

  /// Makes the detector over the built-in word lists.
  package init() {}

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    guard profile.digits > 0, profile.letters > 2 else { return }
    Self.automaton.scan(text, in: 0..<text.count, filter: Self.filter) { match in
      guard match.lists.contains(.credentialWord) else { return }
      if let candidate = candidate(after: match, in: text) { candidates.append(candidate) }
    }
  }

  private func candidate(after word: WordMatch, in text: Span<UInt8>) -> Candidate? {
    let link = link(in: text, from: word.range.end)
    guard let value = value(in: text, from: link.end) else { return nil }
    let confidence: Float
    if word.lists.contains(.credentialCode), value.isDigits {
      guard value.count >= (link.isStated ? 3 : 4), value.count <= 8 else { return nil }
      confidence = link.isStated ? 0.9 : 0.65
    } else {
      guard value.count >= (link.isStated ? 5 : 16), value.digits > 0, value.letters > 0 || value.count >= 5 else {
        return nil
      }
      guard value.letters > 0 || link.isStated && value.isDigits else { return nil }
      confidence = value.letters > 0 ? 0.9 : 0.6
    }
    return Candidate(
      range: value.range, rule: BuiltInRule.credential.index, confidence: confidence,
      reason: "value after a credential keyword")
  }

  /// Reads the text between the keyword and the value: blanks, and `:`, `=` or “is”, which state that a value follows.
  private func link(in text: Span<UInt8>, from start: Int) -> (end: Int, isStated: Bool) {
    var index = start
    var isStated = false
    while index < text.count, index < start + 4 {
      switch text[index] {
      case ASCII.colon, ASCII.equals: isStated = true
      case ASCII.space, ASCII.quote, ASCII.apostrophe, ASCII.tab, ASCII.numberSign: break
      default:
        guard !isStated, let match = Self.automaton.match(in: text, at: index), match.lists.contains(.credentialIs),
          match.range.end < text.count, text[match.range.end] == ASCII.space || text[match.range.end] == ASCII.colon
        else { return (index, isStated) }
        return (match.range.end + 1, true)
      }
      index += 1
    }
    return (index, isStated)
  }

  /// A sequence of visible characters.
  private struct Value {
    var range: TextRange
    var digits = 0
    var letters = 0

    var count: Int { range.count }
    var isDigits: Bool { digits == count }
  }

  private func value(in text: Span<UInt8>, from start: Int) -> Value? {
    var end = start
    while end < text.count, text[end] > ASCII.space, text[end] != ASCII.quote, end < start + 256 { end += 1 }
    while end > start, isTrailing(text[end - 1]) { end -= 1 }
    guard end > start else { return nil }
    var value = Value(range: TextRange(start: start, end: end))
    for index in start..<end {
      if text[index].isDigit { value.digits += 1 }
      if text[index].isLetter { value.letters += 1 }
    }
    return value
  }

  /// Whether the byte is punctuation that belongs to the sentence after a value: `.` `,` `;` `)` `'` `#`.
  private func isTrailing(_ byte: UInt8) -> Bool {
    byte == ASCII.period || byte == ASCII.comma || byte == ASCII.semicolon || byte == ASCII.closeParenthesis
      || byte == ASCII.apostrophe || byte == ASCII.numberSign
  }
}

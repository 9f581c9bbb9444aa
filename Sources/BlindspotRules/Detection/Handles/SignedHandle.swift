import BlindspotParser

/// A user name after an `@`: `@sample.person`.
struct SignedHandle {
  /// The range in the text, with the `@`.
  let range: TextRange
  /// Whether its form is that of a user name and not of a decorator or a variable: joined parts that are not all ordinary
  /// words.
  let isDistinct: Bool

  /// Reads the handle at an `@`; nil if none begins there.
  ///
  /// - Parameter isNamed: Whether the text contains the name of a network.
  init?(in text: Span<UInt8>, at sign: Int, isNamed: Bool) {
    guard Self.isOpening(text, at: sign - 1), let name = UserName(in: text, at: sign + 1, allowsLetters: isNamed),
      text[sign + 1].isWordByte || text[sign + 1] == ASCII.underscore, !text[sign + 1].isDigit,
      name.range.count >= 3
    else { return nil }
    let end = name.range.end
    let next = text.byte(at: end)
    guard next != ASCII.slash, next != ASCII.openParenthesis, next != ASCII.at else { return nil }
    if Self.isHost(text, name.range, isNamed: isNamed) { return nil }
    if let match = WordAutomaton.builtIn.match(in: text, at: sign + 1, limit: end), match.range.end == end,
      match.lists.contains(.onlineHandleNoHandle)
    {
      return nil
    }
    range = TextRange(start: sign, end: end)
    isDistinct = name.joints > 0 && name.letters >= 4 && !name.isOrdinary(in: text)
  }

  /// Whether an `@` after the character at `index` begins a word.
  private static func isOpening(_ text: Span<UInt8>, at index: Int) -> Bool {
    guard index >= 0 else { return true }
    let byte = text[index]
    guard byte >= 0x80 else {
      return
        !(byte.isAlphanumeric || byte == ASCII.at || byte == ASCII.period || byte == ASCII.backslash
        || byte == ASCII.plus || byte == ASCII.percent)
    }
    switch FoldedScalar(in: text, at: text.scalarStart(around: index)).category {
    case .lower, .upper, .digit, .mark: return false
    default: return true
    }
  }

  /// Whether the name ends in a top-level domain: `@example.com`.
  private static func isHost(_ text: Span<UInt8>, _ range: TextRange, isNamed: Bool) -> Bool {
    guard let dot = (range.start..<range.end).last(where: { text[$0] == ASCII.period }) else { return false }
    let label = dot + 1
    if !isNamed, range.end - label == 2 { return true }
    for domain in domains where domain.utf8CodeUnitCount == range.end - label && text.hasWord(domain, at: label) {
      return true
    }
    return false
  }

  private static let domains: [StaticString] = [
    "com", "net", "org", "info", "biz", "gov", "edu", "mil", "example", "invalid", "test", "local", "localhost",
    "cloud",
    "io",
  ]
}

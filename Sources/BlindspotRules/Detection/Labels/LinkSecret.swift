import BlindspotParser

/// A secret in a link: the password of its user (`https://ivr:Gr8Barrier@…`), or a parameter (`?api_key=…`).
enum LinkSecret {
  /// The names of parameters whose value is a secret, in lower case without `_` and `-`.
  private static let parameters: [StaticString] = [
    "key", "apikey", "token", "accesstoken", "authtoken", "refreshtoken", "auth", "password", "passwd", "pwd", "pass",
    "secret", "clientsecret", "sig", "signature", "accesskey", "subscriptionkey", "pin",
  ]
  /// The longest name of a parameter, in bytes.
  private static let longestName = 24
  private static let leastLength = 4

  /// Calls `body` with the secrets in the link whose `://` is at `colon`. Returns the end of the link.
  static func forEach(in text: Span<UInt8>, linkAt colon: Int, _ body: (TextRange) -> Void) -> Int {
    let start = colon + 3
    var end = start
    while end < text.count, !isEnd(text[end]) { end += 1 }
    var index = start
    var userColon: Int?
    while index < end, text[index] != ASCII.slash, text[index] != ASCII.questionMark, text[index] != ASCII.at {
      if text[index] == ASCII.colon, userColon == nil { userColon = index }
      index += 1
    }
    if index < end, text[index] == ASCII.at, let userColon { report(text, userColon + 1..<index, body) }
    while index < end {
      guard text[index] == ASCII.questionMark || text[index] == ASCII.ampersand else {
        index += 1
        continue
      }
      let name = index + 1
      index = name
      while index < end, text[index] != ASCII.equals, text[index] != ASCII.ampersand { index += 1 }
      guard index < end, text[index] == ASCII.equals, isSecret(text, name..<index) else { continue }
      let value = index + 1
      while index < end, text[index] != ASCII.ampersand, text[index] != ASCII.numberSign { index += 1 }
      report(text, value..<index, body)
    }
    return end
  }

  private static func report(_ text: Span<UInt8>, _ range: Range<Int>, _ body: (TextRange) -> Void) {
    var end = range.upperBound
    while end > range.lowerBound, text[end - 1] == ASCII.period || text[end - 1] == ASCII.comma { end -= 1 }
    guard end - range.lowerBound >= leastLength else { return }
    // A template takes the value from elsewhere.
    for index in range.lowerBound..<end {
      switch text[index] {
      case ASCII.openBrace, ASCII.closeBrace, ASCII.dollar, ASCII.lessThan, ASCII.asterisk: return
      default: break
      }
    }
    body(TextRange(start: range.lowerBound, end: end))
  }

  private static func isSecret(_ text: Span<UInt8>, _ name: Range<Int>) -> Bool {
    guard name.count <= longestName else { return false }
    return parameters.contains { parameter in
      var offset = 0
      for index in name {
        let byte = text[index].lowercased
        if byte == ASCII.underscore || byte == ASCII.hyphen { continue }
        guard offset < parameter.utf8CodeUnitCount, parameter.byte(at: offset) == byte else { return false }
        offset += 1
      }
      return offset == parameter.utf8CodeUnitCount
    }
  }

  private static func isEnd(_ byte: UInt8) -> Bool {
    byte <= ASCII.space || byte == ASCII.quote || byte == ASCII.greaterThan || byte == ASCII.closeParenthesis
  }
}

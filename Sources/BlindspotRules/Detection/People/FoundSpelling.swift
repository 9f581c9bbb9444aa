package import BlindspotParser

/// The folded letters of what was found, word by word, to compare with what is known of a person: a hash alone may lie.
package struct FoundSpelling: Equatable {
  /// The words' letters, each word followed by ``end``.
  private var letters: [UInt32] = []

  private static let end = UInt32.max

  /// What a run of digits is looked up as.
  enum Number: UInt32 {
    case line = 0x11_0000
    case `extension` = 0x11_0001
  }

  /// Nothing yet.
  init() {}

  /// The words in `range` of `text`.
  package init(_ text: Span<UInt8>, in range: TextRange, by automaton: WordAutomaton) {
    var tokens = IdentityTokens(from: range.start)
    while let token = tokens.next(in: text, by: automaton), token.start < range.end {
      append(token, of: text, by: automaton)
    }
  }

  /// Digits that were looked up as a number of that kind.
  init(digits: Span<UInt8>, _ kind: Number) { append(digits: digits, kind) }

  /// Goes on with a word of `text`.
  mutating func append(_ token: IdentityToken, of text: Span<UInt8>, by automaton: WordAutomaton) {
    token.appendLetters(of: text, by: automaton, to: &letters)
    letters.append(Self.end)
  }

  /// Goes on with a run of digits, with a mark in front: no digits in a name's place are taken for a phone number.
  mutating func append(digits: Span<UInt8>, _ kind: Number) {
    letters.append(kind.rawValue)
    for index in digits.indices { letters.append(UInt32(digits[index])) }
    letters.append(Self.end)
  }

  /// The hash under which digits are looked up.
  static func hash(of digits: Span<UInt8>, _ kind: Number) -> UInt64 {
    var hash = (IdentityToken.seed ^ UInt64(kind.rawValue)) &* IdentityToken.prime
    for index in digits.indices { hash = (hash ^ UInt64(digits[index])) &* IdentityToken.prime }
    return hash
  }
}

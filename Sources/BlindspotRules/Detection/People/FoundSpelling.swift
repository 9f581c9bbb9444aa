package import BlindspotParser

/// The folded letters of a match, word by word. Comparing them with a person's data rules out hash collisions.
package struct FoundSpelling: Equatable {
  /// The letters of the words, each word followed by ``end``.
  private var letters: [UInt32] = []

  private static let end = UInt32.max

  /// The meaning of a run of digits.
  enum Number: UInt32 {
    case line = 0x11_0000
    case `extension` = 0x11_0001
  }

  /// An empty spelling.
  init() {}

  /// The words in `range` of `text`.
  package init(_ text: Span<UInt8>, in range: TextRange) {
    var words = WordStream.identity(from: range.start)
    var end = range.start
    while let token = words.nextSpoken(in: text, after: end), token.start < range.end {
      append(token, of: text)
      end = token.end
    }
  }

  /// Digits of the given meaning.
  init(digits: Span<UInt8>, _ kind: Number) { append(digits: digits, kind) }

  /// Appends a word of `text`.
  mutating func append(_ token: IdentityToken, of text: Span<UInt8>) {
    token.appendLetters(of: text, to: &letters)
    letters.append(Self.end)
  }

  /// Appends a run of digits with a mark of its meaning, so that digits in a name do not equal a phone number.
  mutating func append(digits: Span<UInt8>, _ kind: Number) {
    letters.append(kind.rawValue)
    for index in digits.indices { letters.append(UInt32(digits[index])) }
    letters.append(Self.end)
  }

  /// Returns the hash of digits of the given meaning.
  static func hash(of digits: Span<UInt8>, _ kind: Number) -> UInt64 {
    FNV.hash(UInt64.fnvSeed.adding(toFNV: UInt64(kind.rawValue)), bytes: digits)
  }
}

extension WordStream {
  /// Returns the next word that is not part of the markup after `end`.
  mutating func nextSpoken(in text: Span<UInt8>, after end: Int) -> IdentityToken? {
    var index = end
    while let token = next(in: text) {
      while index < token.start {
        guard text[index] == ASCII.lessThan, let tag = SpokenText.tagEnd(in: text, at: index) else {
          index += 1
          continue
        }
        index = tag
      }
      if token.start >= index { return token }
    }
    return nil
  }
}

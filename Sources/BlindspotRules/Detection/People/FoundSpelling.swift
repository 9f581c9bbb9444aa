package import BlindspotParser

/// The folded letters of what was found, word by word, to compare with what is known of a person: a hash alone may lie.
package struct FoundSpelling {
  /// The words' letters, each word followed by ``end``.
  private var letters: [UInt32] = []

  private static let end = UInt32.max

  /// What a run of digits is looked up as.
  enum Number: UInt32 {
    case line = 0x11_0000
    case `extension` = 0x11_0001
  }

  /// The words in `range` of `text`.
  package init(_ text: Span<UInt8>, in range: TextRange, by automaton: WordAutomaton) {
    var tokens = IdentityTokens(from: range.start)
    while let token = tokens.next(in: text, by: automaton), token.start < range.end {
      token.appendLetters(of: text, by: automaton, to: &letters)
      letters.append(Self.end)
    }
  }

  /// Digits that were looked up as a number of that kind.
  init(digits: ArraySlice<UInt8>, _ kind: Number) { letters = Self.letters(of: digits, kind) + [Self.end] }

  /// Digits as the letters of a word, with a mark in front: no digits in a name's place are taken for a phone number.
  static func letters(of digits: ArraySlice<UInt8>, _ kind: Number) -> [UInt32] {
    [kind.rawValue] + digits.map(UInt32.init)
  }

  /// The hash under which the digits are looked up.
  static func hash(of digits: ArraySlice<UInt8>, _ kind: Number) -> UInt64 {
    letters(of: digits, kind).reduce(IdentityToken.seed) { ($0 ^ UInt64($1)) &* IdentityToken.prime }
  }

  /// Whether these are its words.
  func consists(of words: [ArraySlice<UInt32>]) -> Bool {
    var index = 0
    for word in words {
      guard letters[index...].starts(with: word), letters.indices.contains(index + word.count),
        letters[index + word.count] == Self.end
      else { return false }
      index += word.count + 1
    }
    return index == letters.count
  }
}

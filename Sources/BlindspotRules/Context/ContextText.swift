/// A text as a sequence of folded words, in which ``ContextWords`` are looked up: `CheckSSN_für-Müller` is
/// `check ssn fur muller`.
///
/// Allocates: create one only for a text that has a candidate.
package struct ContextText: Sendable {
  /// One word.
  package struct Token: Sendable {
    /// The offset of its first byte in the text.
    package let start: Int
    /// The offset after its last byte in the text.
    package let end: Int
    /// The range of its letters in ``folded``. The letters of neighboring words are adjacent.
    package let foldedStart: Int32
    package let foldedEnd: Int32
    /// Whether it is a single letter or digit.
    package let isSingle: Bool
  }

  package private(set) var tokens: [Token] = []
  package private(set) var folded: [UInt8] = []
  /// The bits of the beginnings of all words, like ``ContextWords/beginnings``.
  private(set) var beginnings: UInt64 = 0

  /// A text without words.
  init() {}

  package init(_ text: String) { self.init(Array(text.utf8).span) }

  package init(_ text: Span<UInt8>) { read(text) }

  /// Divides another text into words, in the memory of the last one.
  mutating func read(_ text: Span<UInt8>) {
    tokens.removeAll(keepingCapacity: true)
    folded.removeAll(keepingCapacity: true)
    beginnings = 0
    folded.reserveCapacity(text.count)
    tokens.reserveCapacity(8)
    var words = WordStream(apostrophes: .join, dividesUnspaced: true)
    var foldedStart = 0
    while let word = words.next(in: text, { scalar in scalar.forEachByte { folded.append($0) } }) {
      tokens.append(
        Token(
          start: word.start, end: word.end, foldedStart: Int32(foldedStart), foldedEnd: Int32(folded.count),
          isSingle: word.length == 1))
      foldedStart = folded.count
    }
    for token in tokens { beginnings |= beginning(of: token) }
  }

  /// Returns the bit of a word's first two bytes. The second can belong to the next word (`t c kimlik`, `tckimlik`).
  func beginning(of token: Token) -> UInt64 {
    let start = Int(token.foldedStart)
    return ContextWords.bit(folded[start], start + 1 < folded.count ? folded[start + 1] : 0)
  }
}

import BlindspotParser

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
  ///
  /// The letters are written through a span, since an array checks for each whether it has room and no other owner: that took
  /// half of the instructions.
  mutating func read(_ text: Span<UInt8>) {
    tokens.removeAll(keepingCapacity: true)
    beginnings = 0
    tokens.reserveCapacity(8)
    var bytes: [UInt8] = []
    swap(&bytes, &folded)
    bytes.removeAll(keepingCapacity: true)
    let isASCII = text.isASCII
    bytes.append(contentsOf: repeatElement(0, count: text.count * (isASCII ? 1 : Self.mostFoldedBytes)))
    var letters = bytes.mutableSpan
    let count = isASCII ? readASCII(text, into: &letters) : read(text, into: &letters)
    bytes.removeLast(bytes.count - count)
    folded = bytes
    for token in tokens { beginnings |= beginning(of: token) }
  }

  /// Appends the words of a text and writes their letters; returns the number of the letters' bytes.
  private mutating func read(_ text: Span<UInt8>, into letters: inout MutableSpan<UInt8>) -> Int {
    var words = WordStream(apostrophes: .join, dividesUnspaced: true)
    var count = 0
    var foldedStart = 0
    while let word = words.next(
      in: text,
      { scalar in
        scalar.forEachByte { byte in
          letters[count] = byte
          count &+= 1
        }
      })
    {
      append(word.start..<word.end, folded: foldedStart..<count, isSingle: word.length == 1)
      foldedStart = count
    }
    return count
  }

  /// Does the same as ``read(_:into:)`` in a text of ASCII.
  private mutating func readASCII(_ text: Span<UInt8>, into letters: inout MutableSpan<UInt8>) -> Int {
    var words = ASCIIWordStream(apostrophes: .join)
    var count = 0
    var foldedStart = 0
    while let word = words.next(
      in: text, before: text.count,
      { byte in
        letters[count] = byte
        count &+= 1
      })
    {
      append(word.range, folded: foldedStart..<count, isSingle: count == foldedStart + 1)
      foldedStart = count
    }
    return count
  }

  private mutating func append(_ range: Range<Int>, folded: Range<Int>, isSingle: Bool) {
    tokens.append(
      Token(
        start: range.lowerBound, end: range.upperBound, foldedStart: Int32(folded.lowerBound),
        foldedEnd: Int32(folded.upperBound), isSingle: isSingle))
  }

  /// The most folded bytes for a byte of a text: a character of two bytes or more has one or two letters, the first of at most
  /// four bytes, the second of one.
  private static let mostFoldedBytes = 3

  /// Returns the bit of a word's first two bytes. The second can belong to the next word (`t c kimlik`, `tckimlik`).
  func beginning(of token: Token) -> UInt64 {
    let start = Int(token.foldedStart)
    return ContextWords.bit(folded[start], start + 1 < folded.count ? folded[start + 1] : 0)
  }
}

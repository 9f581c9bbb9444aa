import BlindspotParser

/// The runs of ASCII digits and letters in a text.
///
/// The plain way to the end of a run is to look at each of its bytes. In a text of at most 64 bytes, as nearly all are, a bit for
/// each byte is known from the profile, and the end takes four instructions.
package struct TextRuns: Sendable {
  /// One bit for each byte.
  private let digits: UInt64
  private let letters: UInt64
  private let capitals: UInt64
  /// Whether the bits of the text are known.
  let areKnown: Bool

  /// The runs of a text of which no bits are known.
  package static let unknown = TextRuns()

  private init() {
    (digits, letters, capitals) = (0, 0, 0)
    areKnown = false
  }

  /// - Parameters:
  ///   - digits: The digits of a text of at most 64 bytes, one bit each.
  ///   - letters: Its letters.
  ///   - capitals: Its capital letters.
  init(digits: UInt64, letters: UInt64, capitals: UInt64) {
    self.digits = digits
    self.letters = letters
    self.capitals = capitals
    areKnown = true
  }

  /// Returns the end of the digits that begin at `start`.
  @inline(__always) package func endOfDigits(from start: Int, in text: Span<UInt8>) -> Int {
    if areKnown { return Self.end(of: digits, from: start) }
    var end = start
    while end < text.count, text[end].isDigit { end += 1 }
    return end
  }

  /// Returns the end of the letters that begin at `start`.
  @inline(__always) package func endOfLetters(from start: Int, in text: Span<UInt8>) -> Int {
    if areKnown { return Self.end(of: letters, from: start) }
    var end = start
    while end < text.count, text[end].isLetter { end += 1 }
    return end
  }

  /// Returns the end of the digits and letters that begin at `start`, at most `limit`.
  @inline(__always) package func end(from start: Int, limit: Int, in text: Span<UInt8>) -> Int {
    if areKnown { return min(Self.end(of: digits | letters, from: start), limit) }
    var end = start
    while end < limit, text.byte(at: end).isAlphanumeric { end += 1 }
    return end
  }

  /// Returns the index of the first digit at or after `start`; the end of the text without one.
  @inline(__always) package func nextDigit(from start: Int, in text: Span<UInt8>) -> Int {
    if areKnown { return Self.next(in: digits, from: start, count: text.count) }
    var index = start
    while index < text.count, !text[index].isDigit { index += 1 }
    return index
  }

  /// Returns the index of the first digit or letter at or after `start`; the end of the text without one.
  @inline(__always) package func next(from start: Int, in text: Span<UInt8>) -> Int {
    if areKnown { return Self.next(in: digits | letters, from: start, count: text.count) }
    var index = start
    while index < text.count, !text[index].isAlphanumeric { index += 1 }
    return index
  }

  /// The letters that may begin a word, one bit each: those after another character, and capital letters beside a small one. Nil
  /// if the bits of the text are not known.
  var wordStarts: UInt64? {
    guard areKnown else { return nil }
    let small = letters & ~capitals
    return letters & ~(letters << 1) | capitals & (small << 1 | small >> 1)
  }

  @inline(__always) private static func end(of bits: UInt64, from start: Int) -> Int {
    start &+ (~(bits >> UInt64(start))).trailingZeroBitCount
  }

  @inline(__always) private static func next(in bits: UInt64, from start: Int, count: Int) -> Int {
    min(start &+ (bits >> UInt64(start)).trailingZeroBitCount, count)
  }
}

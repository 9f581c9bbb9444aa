import BlindspotParser

/// The folded bytes of one word, on the stack. Truncated to ``capacity`` bytes, more than the longest name in use has.
package struct FoldedWord: Sendable {
  /// The maximum number of bytes.
  static let capacity = 30

  private var bytes: InlineArray<32, UInt8> = .init(repeating: 0)
  /// The number of bytes.
  package private(set) var count = 0

  package init() {}

  /// Folds the letters of `text` from `start` up to `end`; skips all other characters.
  package init(_ text: Span<UInt8>, from start: Int, to end: Int) {
    var index = appendASCII(of: text, from: start, to: end)
    while index < end {
      let scalar = FoldedScalar(in: text, at: index)
      index += scalar.length
      if scalar.isInLexicon { scalar.forEachByte { append($0) } }
    }
  }

  /// Appends the letters before the first character beyond ASCII, and returns the offset of that character.
  @inline(__always)
  private mutating func appendASCII(of text: Span<UInt8>, from start: Int, to end: Int) -> Int {
    var folded = bytes.mutableSpan
    var count = 0
    for index in start..<end {
      let byte = text[index]
      guard byte < 0x80 else {
        self.count = count
        return index
      }
      if byte.isLetter, count < Self.capacity {
        folded[count] = byte.lowercased
        count &+= 1
      }
    }
    self.count = count
    return end
  }

  package subscript(index: Int) -> UInt8 { bytes[index] }

  /// Returns the hash of the bytes from `start` up to `end`.
  package func hash(from start: Int = 0, to end: Int) -> WordHash {
    var hash = WordHash()
    let bytes = bytes.span
    for index in start..<end { hash.add(bytes[index]) }
    return hash
  }

  /// Returns the hash of a byte and the bytes from `start` to the end.
  func hash(after first: UInt8, from start: Int) -> WordHash {
    var hash = WordHash()
    hash.add(first)
    let bytes = bytes.span
    for index in start..<count { hash.add(bytes[index]) }
    return hash
  }

  private mutating func append(_ byte: UInt8) {
    guard count < Self.capacity else { return }
    bytes[count] = byte
    count += 1
  }
}

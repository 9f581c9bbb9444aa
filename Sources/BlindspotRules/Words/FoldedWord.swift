/// The folded bytes of one word on the stack, cut off after 30: enough for the longest name in use.
package struct FoldedWord: Sendable {
  private var bytes: InlineArray<32, UInt8> = .init(repeating: 0)
  /// How many bytes there are.
  package private(set) var count = 0

  package init() {}

  /// Folds the letters of `text` in `range`.
  package init(_ text: Span<UInt8>, from start: Int, to end: Int) {
    var index = start
    while index < end {
      let letter = Letter(in: text, at: index)
      index += letter.length
      guard letter.isLetter else { continue }
      append(letter.first)
      if letter.second != 0 { append(letter.second) }
      if letter.third != 0 { append(letter.third) }
    }
  }

  package subscript(index: Int) -> UInt8 { bytes[index] }

  /// The digest of the bytes from `start` up to `end`.
  package func digest(from start: Int = 0, to end: Int) -> WordHash {
    var digest = WordHash()
    for index in start..<end { digest.add(bytes[index]) }
    return digest
  }

  private mutating func append(_ byte: UInt8) {
    guard count < 30 else { return }
    bytes[count] = byte
    count += 1
  }
}

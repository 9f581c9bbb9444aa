import BlindspotParser

/// A changed copy of a text whose positions map back to the text. Reuses its storage for the next copy.
struct MappedText: Sendable {
  private(set) var bytes: [UInt8] = []
  /// For each byte, the range in the text of the characters that it comes from.
  private var origins: [TextRange] = []

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    origins.removeAll(keepingCapacity: true)
  }

  /// Appends a byte that comes from `origin`.
  mutating func append(_ byte: UInt8, from origin: TextRange) {
    bytes.append(byte)
    origins.append(origin)
  }

  /// Appends the bytes of `range` as they are.
  mutating func append(_ text: Span<UInt8>, in range: Range<Int>) {
    for index in range { append(text[index], from: TextRange(start: index, end: index + 1)) }
  }

  /// Returns the range in the text for a range of ``bytes``.
  func range(of copied: TextRange) -> TextRange {
    guard copied.start < copied.end, copied.end <= origins.count else { return copied }
    return TextRange(start: origins[copied.start].start, end: origins[copied.end - 1].end)
  }
}

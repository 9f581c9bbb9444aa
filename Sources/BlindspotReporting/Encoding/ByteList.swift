import BlindspotParser

/// Texts as UTF-8 in one buffer.
struct ByteList {
  private var bytes: [UInt8] = []
  /// The end of each text in ``bytes``.
  private var ends: [UInt32] = []

  /// The number of texts.
  var count: Int { ends.count }

  /// Adds a text at the end.
  mutating func append(_ text: Span<UInt8>) {
    bytes.append(contentsOf: text)
    ends.append(UInt32(clamping: bytes.count))
  }

  /// Calls `body` with the text at an index.
  func withText<Result>(at index: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    let start = index == 0 ? 0 : Int(ends[index - 1])
    return body(bytes.span.extracting(start..<Int(ends[index])))
  }
}

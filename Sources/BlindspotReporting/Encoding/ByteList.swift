import BlindspotEncoding
import BlindspotParser

/// Texts as UTF-8 in one buffer.
struct ByteList {
  private var bytes = ByteWriter()
  /// The end of each text in ``bytes``.
  private var ends: [UInt32] = []

  /// The number of texts.
  var count: Int { ends.count }

  /// Adds a text at the end.
  mutating func append(_ text: Span<UInt8>) { append { $0.write(text) } }

  /// Adds the text that `write` writes at the end.
  mutating func append(_ write: (inout ByteWriter) -> Void) {
    write(&bytes)
    ends.append(UInt32(clamping: bytes.count))
  }

  /// Calls `body` with the text at an index.
  func withText<Result>(at index: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    let start = index == 0 ? 0 : Int(ends[index - 1])
    return bytes.withBytes { body($0.extracting(start..<Int(ends[index]))) }
  }
}

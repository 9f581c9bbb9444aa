/// A JSON text that stands inside a scalar: the contract of an operation, the language model of a bot.
struct EmbeddedJSON {
  /// A string of the inner text, placed in the outer one.
  struct Text {
    /// Its bytes in the outer scalar's decoded text, without the quotes, escapes not undone.
    let raw: TextRange
    /// What it says, if that differs from the raw bytes.
    let decoded: [UInt8]?
  }

  /// The inner tree.
  let document: Document

  /// The text passes a bound of its reader.
  struct TooLarge: Error {}

  /// Reads the decoded text of `scalar`; nil if that is no JSON object or array.
  init?(_ scalar: NodeID, of outer: Document, limits: ReadLimits) throws(TooLarge) {
    let bytes = outer.withBytes(of: outer.slice(of: scalar)) { text in
      var bytes: [UInt8] = []
      bytes.reserveCapacity(text.count)
      bytes.append(contentsOf: text)
      return bytes
    }
    try self.init(bytes, limits: limits)
  }

  private init?(_ bytes: [UInt8], limits: ReadLimits) throws(TooLarge) {
    guard let first = bytes.first(where: { $0 > 0x20 }), first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    else { return nil }
    let result = JSONReader.read(
      SourceFile(name: "", bytes: bytes), vocabulary: ExportKey.vocabulary, limits: limits, hasLines: false)
    if result.problems.contains(where: { $0.code == .limitReached }) { throw TooLarge() }
    guard result.problems.isEmpty, let document = result.documents.first else { return nil }
    self.document = document
  }

  /// The text of an inner string; nil for anything else.
  func text(_ id: NodeID) -> Text? {
    let node = document[id]
    guard node.kind == .scalar, node.style == .jsonString, node.textLength > 0 else { return nil }
    let raw = TextRange(start: Int(node.sourceStart) + 1, end: Int(node.sourceEnd) - 1)
    guard node.isInDecodedBuffer else { return Text(raw: raw, decoded: nil) }
    let slice = document.slice(of: id)
    return Text(raw: raw, decoded: Array(document.decoded[slice.start..<slice.start + slice.count]))
  }

  /// What an inner scalar is.
  func term(_ id: NodeID) -> ExportKey? { ExportKey(document[id].symbol) }
}

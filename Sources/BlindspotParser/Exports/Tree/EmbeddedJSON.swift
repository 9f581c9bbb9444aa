/// A JSON text in a scalar: the contract of an operation, the language model of a bot.
struct EmbeddedJSON {
  /// A string of the JSON text.
  struct Text {
    /// Its bytes in the decoded text of the scalar, without the quotes, with escapes.
    let raw: TextRange
    /// The decoded bytes, if they differ from the raw ones.
    let decoded: [UInt8]?
  }

  /// The tree of the JSON text.
  let tree: ExportTree

  /// The text exceeds a limit of its reader.
  struct TooLarge: Error {}

  /// Reads the decoded text of `scalar`; nil if it is not a JSON object or array.
  init?(_ scalar: NodeID, of outer: Document, limits: ReadLimits) throws(TooLarge) {
    let bytes = outer.withBytes(of: outer.slice(of: scalar)) { [UInt8]($0) }
    guard let first = bytes.first(where: { $0 > ASCII.space }), first == ASCII.openBrace || first == ASCII.openBracket
    else { return nil }
    let result = JSONReader.read(
      SourceFile(name: "", bytes: bytes), vocabulary: ExportKey.vocabulary, limits: limits, hasLines: false)
    if result.problems.contains(where: { $0.code == .limitReached }) { throw TooLarge() }
    guard result.problems.isEmpty, let document = result.documents.first else { return nil }
    tree = ExportTree(document)
  }

  /// Returns the text of a string; nil for any other node and for an empty string.
  func text(_ id: NodeID) -> Text? {
    let node = tree[id]
    guard node.kind == .scalar, node.style == .jsonString, node.textLength > 0 else { return nil }
    let raw = TextRange(start: node.sourceStart + 1, end: node.sourceEnd - 1)
    guard node.isInDecodedBuffer else { return Text(raw: raw, decoded: nil) }
    let slice = tree.slice(of: id)
    return Text(raw: raw, decoded: Array(tree.document.decoded[slice.start..<slice.start + slice.count]))
  }
}

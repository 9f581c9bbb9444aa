/// The form of a string that contains a document.
enum PackedText {
  /// A JSON object.
  case json
  /// A JSON object or a compressed file in base64.
  case encoded

  /// Recognizes the form by the first bytes of the string in a node; nil for any other node.
  init?(_ id: NodeID, in tree: ExportTree) {
    guard tree.isText(id), let form = tree.withText(of: id, { PackedText($0) }) else { return nil }
    self = form
  }

  /// Recognizes the form by the first bytes of a string; nil for any other string.
  init?(_ text: Span<UInt8>) {
    if Self.isJSON(text) {
      self = .json
      return
    }
    switch text.byte(at: 0) {
    case UInt8(ascii: "e"), UInt8(ascii: "U"), UInt8(ascii: "H"):
      guard Self.encodedStarts.contains(where: { text.hasPrefix($0) }) else { return nil }
      self = .encoded
    default: return nil
    }
  }

  /// Whether a string starts like a JSON object.
  static func isJSON(_ text: Span<UInt8>) -> Bool { text.byte(at: text.contentStart) == ASCII.openBrace }

  /// The start of a JSON object, of a ZIP file and of a gzip file in base64.
  private static let encodedStarts: [StaticString] = ["eyJ", "eyAi", "ewog", "ewoJ", "UEsDB", "H4sI"]
}

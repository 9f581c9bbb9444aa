/// The form of a string that contains a document.
enum PackedText {
  /// A JSON object.
  case json
  /// A JSON object or a compressed file in base64.
  case encoded

  /// Recognizes the form by the first bytes of the string; nil for any other node.
  init?(_ id: NodeID, in tree: ExportTree) {
    guard tree.isText(id) else { return nil }
    let found = tree.withText(of: id) { text -> PackedText? in
      if text.byte(at: text.contentStart) == ASCII.openBrace { return .json }
      return Self.encodedStarts.contains { text.hasPrefix($0) } ? .encoded : nil
    }
    guard let found else { return nil }
    self = found
  }

  /// The start of a JSON object, of a ZIP file and of a gzip file in base64.
  private static let encodedStarts: [StaticString] = ["eyJ", "eyAi", "ewog", "ewoJ", "UEsDB", "H4sI"]
}

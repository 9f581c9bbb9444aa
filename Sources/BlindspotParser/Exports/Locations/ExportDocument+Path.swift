extension ExportDocument {
  /// Returns the text of a field, with quotes and escapes decoded.
  public func text(of field: Field) -> String { document.string(field.text) }

  /// Returns the path of a field as in reports: pointer (RFC 6901), part (`#0`) and document (`#doc1`).
  ///
  /// - Parameters:
  ///   - field: a field of this document.
  ///   - number: the number of the document in the file, 0-based.
  public func path(of field: Field, number: Int) -> String { path(of: field, number: number) { _ in nil } }

  /// Returns the path of a field, with other words for some of the mapping keys.
  ///
  /// - Parameters:
  ///   - field: a field of this document.
  ///   - number: the number of the document in the file, 0-based.
  ///   - replacement: returns the word for a mapping key; nil to keep the key.
  package func path(of field: Field, number: Int, replacingKeys replacement: (NodeID) -> String?) -> String {
    let pointer = document.spelling(of: document.pointer(to: field.node), replacingKeys: replacement)
    return (number > 0 ? "#doc\(number)" : "") + pointer + (field.part.map { "#\($0)" } ?? "")
  }
}

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
    path(of: field, at: document.pointer(to: field.node), number: number, replacingKeys: replacement)
  }

  /// Returns the path of a field whose pointer is known.
  ///
  /// - Parameters:
  ///   - field: a field of this document.
  ///   - pointer: the pointer to its node.
  ///   - number: the number of the document in the file, 0-based.
  ///   - replacement: returns the word for a mapping key; nil to keep the key.
  package func path(
    of field: Field, at pointer: JSONPointer, number: Int, replacingKeys replacement: (NodeID) -> String? = { _ in nil }
  ) -> String {
    let path = document.spelling(of: pointer, replacingKeys: replacement)
    return (number > 0 ? "#doc\(number)" : "") + path + (field.part.map { "#\($0)" } ?? "")
  }
}

extension ExportDocument {
  /// Returns the text of a field, with quotes and escapes decoded.
  public func text(of field: Field) -> String { document.string(field.text) }

  /// Returns the path of a field as in reports: pointer (RFC 6901), part (`#0`) and document (`#doc1`).
  ///
  /// - Parameters:
  ///   - field: a field of this document.
  ///   - number: the number of the document in the file, 0-based.
  public func path(of field: Field, number: Int) -> String {
    path(of: field, at: document.pointer(to: field.node), number: number)
  }

  /// Returns the path of a field whose pointer is known.
  ///
  /// - Parameters:
  ///   - field: a field of this document.
  ///   - pointer: the pointer to its node.
  ///   - number: the number of the document in the file, 0-based.
  package func path(of field: Field, at pointer: JSONPointer, number: Int) -> String {
    Self.path(of: field, at: document.spelling(of: pointer), number: number)
  }

  /// Returns the path of a field whose pointer is known as text.
  package static func path(of field: Field, at pointer: String, number: Int) -> String {
    let path = number > 0 ? "#doc\(number)" + pointer : pointer
    return field.part.map { path + "#\($0)" } ?? path
  }
}

extension ExportDocument {
  /// The text of a field, its quoting and escapes undone.
  public func text(of field: Field) -> String { document.string(field.text) }

  /// The place of a field as reports name it: pointer (RFC 6901), part (`#0`) and document (`#doc1`).
  ///
  /// - Parameters:
  ///   - field: a field of this document.
  ///   - number: the document's place in the file, 0-based.
  public func path(of field: Field, number: Int) -> String { path(of: field, number: number) { _ in nil } }

  /// The same with other words for some of the mapping keys.
  ///
  /// - Parameters:
  ///   - field: a field of this document.
  ///   - number: the document's place in the file, 0-based.
  ///   - replacement: what to write for a mapping key; nil to write what stands in the file.
  package func path(of field: Field, number: Int, replacingKeys replacement: (NodeID) -> String?) -> String {
    let pointer = document.spelling(of: document.pointer(to: field.node), replacingKeys: replacement)
    return (number > 0 ? "#doc\(number)" : "") + pointer + (field.part.map { "#\($0)" } ?? "")
  }
}

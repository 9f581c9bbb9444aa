extension ExportDocument {
  /// The place of a field as reports name it: pointer (RFC 6901), part (`#0`) and document (`#doc1`).
  ///
  /// - Parameters:
  ///   - field: a field of this document.
  ///   - number: the document's place in the file, 0-based.
  ///   - replacement: what to write for a mapping key; nil to write what stands in the file.
  package func path(
    of field: Field, number: Int, replacingKeys replacement: (NodeID) -> String? = { _ in nil }
  ) -> String {
    let pointer = document.spelling(of: document.pointer(to: field.node), replacingKeys: replacement)
    return (number > 0 ? "#doc\(number)" : "") + pointer + (field.part.map { "#\($0)" } ?? "")
  }
}

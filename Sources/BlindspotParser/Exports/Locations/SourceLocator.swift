/// Finds the source ranges of many findings, and works the map of a scalar out once for all that stand in it: an
/// embedded JSON text may be one scalar of a megabyte with a finding on every line.
package struct SourceLocator: Sendable {
  private let document: Document
  private var last: (node: NodeID, map: ScalarSourceMap)?

  /// Prepares for the fields of a document.
  package init(_ document: Document) { self.document = document }

  /// The bytes that say `range` of a field's text; nil where the text stands nowhere in the file, or the file has no
  /// lines a person could use.
  ///
  /// Two levels are undone: the literal or JSON text inside the scalar (``Field/encoding``), and the scalar itself.
  package mutating func sourceRange(of range: TextRange, in field: Field) -> SourceRange? {
    guard document.hasLines, document[field.node].style != .synthetic else { return nil }
    let scalarRange = document.scalarRange(of: range, in: field)
    if let last, last.node == field.node { return last.map.sourceRange(of: scalarRange) }
    let map = ScalarSourceMap(of: field.node, in: document)
    last = (field.node, map)
    return map.sourceRange(of: scalarRange)
  }
}

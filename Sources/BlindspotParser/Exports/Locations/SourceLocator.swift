/// Locates the source ranges of many findings. The map of a scalar is computed once for all findings in it: an embedded
/// JSON text can be one scalar of a megabyte with a finding on every line.
package struct SourceLocator: Sendable {
  private let document: Document
  private var last: (node: NodeID, map: ScalarSourceMap)?

  /// Prepares for the fields of a document.
  package init(_ document: Document) { self.document = document }

  /// Returns the source range of a range of a field's text; nil if the reader made the text, or if the lines of the
  /// file are not useful to a person.
  ///
  /// Two levels are decoded: the literal or JSON string inside the scalar (``Field/encoding``), and the scalar itself.
  package mutating func sourceRange(of range: TextRange, in field: Field) -> SourceRange? {
    guard document.hasLines, document[field.node].style != .synthetic else { return nil }
    let scalarRange = document.scalarRange(of: range, in: field)
    if let last, last.node == field.node { return last.map.sourceRange(of: scalarRange) }
    let map = ScalarSourceMap(of: field.node, in: document)
    last = (field.node, map)
    return map.sourceRange(of: scalarRange)
  }
}

extension Document {
  /// Returns the source range of a range of a field's text. Use ``SourceLocator`` for more than one range.
  package func sourceRange(of range: TextRange, in field: Field) -> SourceRange? {
    var locator = SourceLocator(self)
    return locator.sourceRange(of: range, in: field)
  }

  /// Returns the range of the scalar's decoded text that represents a range of a field's text.
  package func scalarRange(of range: TextRange, in field: Field) -> TextRange {
    let raw = field.raw.start..<field.raw.end
    let text: DecodedText
    switch field.encoding {
    case .verbatim: return TextRange(start: raw.lowerBound + range.start, end: raw.lowerBound + range.end)
    case .jsonString: text = withBytes(of: slice(of: field.node)) { JSONStringDecoder.text(raw, of: $0) }
    case .expressionLiteral:
      text = withBytes(of: slice(of: field.node)) { ExpressionLiteralDecoder.text(raw, of: $0) }
    }
    let scalarRange = text.sourceRange(of: range.start..<max(range.end, range.start))
    return TextRange(start: scalarRange.lowerBound, end: scalarRange.upperBound)
  }
}

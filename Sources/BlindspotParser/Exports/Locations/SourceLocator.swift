/// Locates the source ranges of many findings. The map of a scalar is computed once for all findings in it: an embedded
/// JSON text can be one scalar of a megabyte with a finding on every line.
package struct SourceLocator: Sendable {
  private let document: Document
  private var last: (node: NodeID, map: ScalarSourceMap)?
  /// The decoded text of the last literal or JSON string inside a scalar.
  private var lastText: (node: NodeID, raw: TextRange, text: DecodedText)?

  /// Prepares for the fields of a document.
  package init(_ document: Document) { self.document = document }

  /// Returns the source range of a range of a field's text; nil if the reader made the text, or if the lines of the
  /// file are not useful to a person.
  ///
  /// Two levels are decoded: the literal or JSON string inside the scalar (``Field/encoding``), and the scalar itself.
  package mutating func sourceRange(of range: TextRange, in field: Field) -> SourceRange? {
    guard document.hasLines, document[field.node].style != .synthetic else { return nil }
    let scalarRange = scalarRange(of: range, in: field)
    if let last, last.node == field.node { return last.map.sourceRange(of: scalarRange) }
    let map = ScalarSourceMap(of: field.node, in: document)
    last = (field.node, map)
    return map.sourceRange(of: scalarRange)
  }

  private mutating func scalarRange(of range: TextRange, in field: Field) -> TextRange {
    guard field.encoding != .verbatim else { return document.scalarRange(of: range, in: field) }
    if let lastText, lastText.node == field.node, lastText.raw == field.raw {
      return lastText.text.scalarRange(of: range)
    }
    let text = document.decodedText(of: field)
    lastText = (field.node, field.raw, text)
    return text.scalarRange(of: range)
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
    guard field.encoding != .verbatim else {
      return TextRange(start: field.raw.start + range.start, end: field.raw.start + range.end)
    }
    return decodedText(of: field).scalarRange(of: range)
  }

  /// Returns the text of a field with its map to the decoded text of the scalar.
  fileprivate func decodedText(of field: Field) -> DecodedText {
    let raw = field.raw.start..<field.raw.end
    return withBytes(of: slice(of: field.node)) { scalar in
      switch field.encoding {
      case .verbatim:
        var text = DecodedText()
        text.copy(raw, of: scalar)
        return text
      case .jsonString: return JSONStringDecoder.text(raw, of: scalar)
      case .expressionLiteral: return ExpressionLiteralDecoder.text(raw, of: scalar)
      }
    }
  }
}

extension DecodedText {
  /// Returns the range of the scalar's decoded text for a range of this text.
  fileprivate func scalarRange(of range: TextRange) -> TextRange {
    let scalarRange = sourceRange(of: range.start..<max(range.end, range.start))
    return TextRange(start: scalarRange.lowerBound, end: scalarRange.upperBound)
  }
}

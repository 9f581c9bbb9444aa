/// Leads from a range of a scalar's decoded text to the bytes of the file that say it, so that a caret stands under the
/// data itself. Made only for scalars of which something is to be said.
package struct ScalarSourceMap: Sendable {
  private enum Content {
    /// The text stands in the file as it is, from this offset on.
    case verbatim(Int)
    case decoded(DecodedText)
    /// The whole scalar, for want of anything better.
    case whole(SourceRange)
  }
  private let content: Content

  /// Prepares the map of one scalar of a document.
  package init(of node: NodeID, in document: Document) {
    let slice = document.slice(of: node)
    guard slice.isInDecodedBuffer else {
      content = .verbatim(slice.start)
      return
    }
    let range = document.sourceRange(of: node)
    let expected = document.decoded.span.extracting(slice.start..<slice.start + slice.count)
    let text = Self.decode(
      range.start..<range.end, style: document[node].style, of: document.source.span, expecting: expected)
    // The decoders repeat what the readers did. Should one ever disagree, a wide place is better than a wrong one.
    if let text, text.bytes.span.holdsSameBytes(as: expected) {
      content = .decoded(text)
    } else {
      content = .whole(range)
    }
  }

  /// Whether ranges are found to the byte; false where only the scalar as a whole is known.
  package var isExact: Bool {
    if case .whole = content { false } else { true }
  }

  /// The bytes that say `range` of the decoded text. Escapes and folded line ends count as a whole.
  package func sourceRange(of range: TextRange) -> SourceRange {
    switch content {
    case .verbatim(let start): SourceRange(start: start + range.start, end: start + range.end)
    case .whole(let whole): whole
    case .decoded(let text):
      SourceRange(text.written(range.start..<max(range.end, range.start)))
    }
  }

  private static func decode(
    _ range: Range<Int>, style: Node.Style, of source: Span<UInt8>, expecting expected: Span<UInt8>
  ) -> DecodedText? {
    let inner = range.lowerBound + 1..<max(range.upperBound - 1, range.lowerBound + 1)
    return switch style {
    case .plain: YAMLScalarDecoder.plain(range, of: source)
    case .singleQuoted: YAMLScalarDecoder.singleQuoted(inner, of: source)
    case .doubleQuoted: YAMLScalarDecoder.doubleQuoted(inner, of: source)
    case .literal, .folded: YAMLBlockDecoder(range, of: source).decode(source, expecting: expected)
    case .jsonString: ScalarDecoder.json(inner, of: source)
    case .csvQuoted: ScalarDecoder.csv(inner, of: source)
    case .hclQuoted: HCLScalarDecoder.quoted(inner, of: source)
    case .hclHeredoc: HCLScalarDecoder.heredoc(range, of: source)
    case .hclExpression, .jsonToken, .csvPlain, .synthetic: nil
    }
  }
}

extension SourceRange {
  init(_ range: Range<Int>) { self.init(start: range.lowerBound, end: range.upperBound) }
}

extension Document {
  /// The bytes that say `range` of a field's text; see ``SourceLocator``, which is for several of them.
  package func sourceRange(of range: TextRange, in field: Field) -> SourceRange? {
    var places = SourceLocator(self)
    return places.sourceRange(of: range, in: field)
  }

  /// The bytes of the scalar's decoded text that say `range` of a field's text.
  package func scalarRange(of range: TextRange, in field: Field) -> TextRange {
    if field.encoding == .verbatim {
      return TextRange(start: field.raw.start + range.start, end: field.raw.start + range.end)
    }
    return withBytes(of: slice(of: field.node)) { text in
      let raw = field.raw.start..<field.raw.end
      let decoded =
        field.encoding == .jsonString
        ? ScalarDecoder.json(raw, of: text) : ScalarDecoder.expressionLiteral(raw, of: text)
      let written = decoded.written(range.start..<max(range.end, range.start))
      return TextRange(start: written.lowerBound, end: written.upperBound)
    }
  }
}

/// Maps ranges of a scalar's decoded text to source ranges. Created on demand, for scalars with findings.
package struct ScalarSourceMap: Sendable {
  private enum Content {
    /// The source contains the text unchanged, from this offset.
    case verbatim(Int)
    case decoded(DecodedText)
    /// The whole scalar, because its text could not be reproduced.
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
    // libyaml decodes YAML, and our decoder repeats it. If they ever disagree, a wide range is better than a wrong one.
    if let text, text.bytes.span.hasSameBytes(as: expected) {
      content = .decoded(text)
    } else {
      content = .whole(range)
    }
  }

  /// Whether ranges are exact to the byte; false if only the range of the whole scalar is known.
  package var isExact: Bool {
    if case .whole = content { false } else { true }
  }

  /// Returns the source range of a range of the decoded text. Escape sequences and folded line ends are never split.
  package func sourceRange(of range: TextRange) -> SourceRange {
    switch content {
    case .verbatim(let start): SourceRange(start: start + range.start, end: start + range.end)
    case .whole(let whole): whole
    case .decoded(let text): SourceRange(text.sourceRange(of: range.start..<max(range.end, range.start)))
    }
  }

  private static func decode(
    _ range: Range<Int>, style: Node.Style, of source: Span<UInt8>, expecting expected: Span<UInt8>
  ) -> DecodedText? {
    let content = range.lowerBound + 1..<max(range.upperBound - 1, range.lowerBound + 1)
    return switch style {
    case .plain: YAMLScalarDecoder.plain(range, of: source)
    case .singleQuoted: YAMLScalarDecoder.singleQuoted(content, of: source)
    case .doubleQuoted: YAMLScalarDecoder.doubleQuoted(content, of: source)
    case .literal, .folded: YAMLBlockDecoder(range, of: source).decode(source, expecting: expected)
    case .jsonString: JSONStringDecoder.text(content, of: source)
    case .csvQuoted: CSVCellDecoder.text(content, of: source)
    case .hclQuoted: HCLScalarDecoder.quoted(content, of: source)
    case .hclHeredoc: HCLScalarDecoder.heredoc(range, of: source)
    case .hclExpression, .jsonToken, .csvPlain, .synthetic: nil
    }
  }
}

extension SourceRange {
  fileprivate init(_ range: Range<Int>) { self.init(start: range.lowerBound, end: range.upperBound) }
}

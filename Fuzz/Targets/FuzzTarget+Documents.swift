import BlindspotParser

extension FuzzTarget {
  /// Reads a document with one reader. The tree must be complete, and every byte of a text must map to the file.
  func readDocuments(_ bytes: [UInt8]) {
    let file = SourceFile(name: "document", bytes: bytes)
    switch self {
    case .json:
      for mode in [JSONReader.Mode.single, .concatenated] { Self.check(JSONReader.read(file, mode: mode)) }
    case .hcl: Self.check(HCLReader.read(file))
    case .csv: Self.check(CSVReader.read(file))
    default: Self.check(YAMLReader.read(file))
    }
  }

  /// Reads the literals of an expression and the tags of a spoken text. All ranges must lie inside the input.
  static func readExpression(_ bytes: [UInt8]) {
    var parser = ExpressionParser()
    parser.read(bytes.span)
    var end = 0
    for literal in parser.literals {
      precondition(end <= literal.raw.start && literal.raw.start < literal.raw.end, "a literal is out of order")
      end = literal.raw.end
      var text: [UInt8] = []
      literal.decode(from: bytes.span, into: &text)
      precondition(text.count <= literal.raw.count, "decoding made a literal longer")
      checkPair(of: literal, with: text, in: bytes)
    }
    precondition(end <= bytes.count, "a literal ends after its expression")
    for start in bytes.indices.prefix(4096) where bytes[start] == UInt8(ascii: "<") {
      guard let end = SpokenText.tagEnd(in: bytes.span, at: start) else { continue }
      precondition(start < end && end <= bytes.count, "a tag ends after its text")
      guard let alias = SpokenText.alias(in: bytes.span, ofTag: start..<end) else { continue }
      precondition(start < alias.lowerBound && alias.upperBound < end, "an alias lies outside its tag")
    }
  }

  /// Checks that the source map of a literal agrees with its text: the source of each scalar decodes to the scalar.
  private static func checkPair(of literal: ExpressionLiteral, with text: [UInt8], in bytes: [UInt8]) {
    let decoded = ExpressionLiteralDecoder.text(literal.raw.start..<literal.raw.end, of: bytes.span)
    precondition(decoded.bytes == text, "the text and the source map of a literal disagree")
    // Malformed UTF-8 has no scalars; a reader never passes it on.
    guard (try? UTF8Span(validating: bytes.span)) != nil else { return }
    var start = 0
    while start < min(text.count, 512) {
      let end = start + text.span.scalar(at: start).length
      let source = decoded.sourceRange(of: start..<end)
      let part = ExpressionLiteralDecoder.text(source, of: bytes.span).bytes
      precondition(part == Array(text[start..<end]), "the source of a scalar does not decode to the scalar")
      start = end
    }
  }

  private static func check(_ result: ReadResult) {
    for problem in result.problems { precondition(!problem.message.isEmpty, "a problem has no message") }
    for document in result.documents {
      let count = document.nodes.count
      precondition(count > 0 && document.nodes[0].subtreeEnd == count, "the root does not contain all nodes")
      for index in 0..<count { check(NodeID(UInt32(index)), of: document) }
    }
  }

  private static func check(_ id: NodeID, of document: Document) {
    let node = document[id]
    precondition(node.subtreeEnd > id.index && node.subtreeEnd <= document.nodes.count, "a node has no end")
    precondition(
      node.sourceStart <= node.sourceEnd && node.sourceEnd <= document.source.count, "a node lies outside the file")
    switch node.kind {
    case .scalar: if node.style != .synthetic { checkSourceMap(of: id, in: document) }
    case .mapping:
      precondition(Array(document.children(of: id)).count.isMultiple(of: 2), "a key has no value")
    case .alias:
      precondition(document.resolved(id).index < document.nodes.count, "an alias refers to a node that does not exist")
    case .sequence: break
    }
  }

  /// Every byte of the text must map to a range inside its scalar, in ascending order.
  private static func checkSourceMap(of id: NodeID, in document: Document) {
    let map = ScalarSourceMap(of: id, in: document)
    precondition(map.isExact, "the text of a scalar differs from the file")
    let whole = document.sourceRange(of: id)
    let slice = document.slice(of: id)
    var start = whole.start
    for offset in 0..<min(slice.count, 512) {
      let range = map.sourceRange(of: TextRange(start: offset, end: offset + 1))
      precondition(start <= range.start && range.start < range.end, "the bytes of a text are out of order")
      precondition(range.end <= whole.end, "a byte lies after its scalar")
      start = range.start
    }
  }
}

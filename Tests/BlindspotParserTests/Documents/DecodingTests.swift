import BlindspotParser
import TestSupport
import Testing

/// Decoding and source maps are consistent: the source of a range decodes to the text of the range.
@Suite struct DecodingTests {
  /// A syntax: the text around a scalar, pieces of a scalar (including unknown escape sequences), and the reader.
  private struct Syntax: Sendable {
    let prefix: String
    let suffix: String
    let pieces: [String]
    /// The index of the scalar's node.
    let node: UInt32
    let read: @Sendable (SourceFile) -> ReadResult
  }

  private static let syntaxes: [String: Syntax] = [
    "YAML, double-quoted": Syntax(
      prefix: "k: \"", suffix: "\"",
      pieces: [
        "a", "é", "😀", "\\n", "\\x41", "\\u00e4", "\\U0001F600", "\\\"", "\\\\", "\\ ", "\\_", "'", "\\p", "\\-",
      ],
      node: 2, read: { YAMLReader.read($0) }),
    "YAML, single-quoted": Syntax(
      prefix: "k: '", suffix: "'", pieces: ["a", "é", "😀", "''", "\\n", "\\p", "\\-", "\"", "\\\\"], node: 2,
      read: { YAMLReader.read($0) }),
    "JSON": Syntax(
      prefix: "[\"", suffix: "\"]",
      pieces: ["a", "é", "😀", "\\n", "\\u00e4", "\\ud83d\\ude00", "\\ud83d", "\\\"", "\\\\", "\\/", "\\p", "\\-"],
      node: 1, read: { JSONReader.read($0) }),
    "CSV": Syntax(
      prefix: "h\n\"", suffix: "\"", pieces: ["a", "é", "😀", "\"\"", "\\p", ",", "\\\"\"", "''"], node: 3,
      read: { CSVReader.read($0) }),
    "HCL": Syntax(
      prefix: "k = \"", suffix: "\"",
      pieces: ["a", "é", "😀", "\\n", "\\u00e4", "\\U0001F600", "\\\"", "\\\\", "\\p", "\\-", "$", "%"], node: 2,
      read: { HCLReader.read($0) }),
  ]

  /// Pieces of a literal of the expression language.
  private static let literalPieces = [
    "a", "é", "😀", "-", "\\n", "\\t", "\\r", "\\\"", "\\\\", "\\p", "\\-", "\\é", "\\😀", "\\u0041", "\\ ", "&amp;",
    "<break/>",
  ]

  @Test(arguments: syntaxes.keys.sorted()) func `the source of a range decodes to the range`(name: String) throws {
    let syntax = try #require(Self.syntaxes[name])
    var generator = SeededGenerator(seed: 17)
    var accepted = 0
    for _ in 0..<250 {
      let content = Self.content(of: syntax.pieces, using: &generator)
      guard let (document, text) = Self.scalar(content, syntax) else { continue }
      accepted += 1
      let map = ScalarSourceMap(of: NodeID(syntax.node), in: document)
      for range in Self.ranges(of: text) {
        let source = map.sourceRange(of: TextRange(start: range.lowerBound, end: range.upperBound))
        let part = String(decoding: document.source[source.start..<source.end], as: UTF8.self)
        let decoded = Self.scalar(part, syntax)?.text
        // HCL keeps the backslash of an unknown escape sequence. At the end it would escape the closing quote.
        if decoded == nil, name == "HCL", part.hasSuffix("\\") { continue }
        guard decoded == Array(text[range]) else {
          Issue.record("\(String(reflecting: content)): \(range) maps to \(String(reflecting: part))")
          return
        }
      }
    }
    // YAML and JSON reject the whole text if it contains an unknown escape sequence.
    #expect(accepted > 100)
  }

  @Test func `the source of a range of a literal decodes to the range`() {
    var generator = SeededGenerator(seed: 18)
    for _ in 0..<1_000 {
      let content = Self.content(of: Self.literalPieces, using: &generator)
      let bytes = Array(content.utf8)
      let text = ExpressionLiteralDecoder.text(0..<bytes.count, of: bytes.span)
      for range in Self.ranges(of: text.bytes) {
        let source = text.sourceRange(of: range)
        let part = Array(bytes[source])
        guard ExpressionLiteralDecoder.text(0..<part.count, of: part.span).bytes == Array(text.bytes[range]) else {
          Issue.record("\(String(reflecting: content)): \(range) maps to \(source)")
          return
        }
      }
    }
  }

  /// A literal within a scalar of each syntax; `{}` is the literal, encoded for the syntax around it.
  @Test(arguments: ["YAML, double-quoted", "YAML, single-quoted", "JSON", "CSV", "HCL"])
  func `a range of a literal maps through the scalar to the source`(name: String) throws {
    let syntax = try #require(Self.syntaxes[name])
    var generator = SeededGenerator(seed: 19)
    for _ in 0..<60 {
      let literal = Self.content(of: Self.literalPieces, using: &generator)
      let expression = "ToAudioTTS(\"\(literal)\")"
      let content = Self.encode(expression, for: name)
      let (document, scalar) = try #require(Self.scalar(content, syntax), "\(content)")
      #expect(String(decoding: scalar, as: UTF8.self) == expression)
      let raw = 12..<scalar.count - 2
      let text = ExpressionLiteralDecoder.text(raw, of: scalar.span).bytes
      let field = Field(
        kind: .tts, node: NodeID(syntax.node), part: 0, raw: TextRange(start: raw.lowerBound, end: raw.upperBound),
        encoding: .expressionLiteral, text: TextSlice(start: 0, count: 0, isInDecodedBuffer: false), container: nil)
      for range in Self.ranges(of: text) {
        let source = try #require(
          document.sourceRange(of: TextRange(start: range.lowerBound, end: range.upperBound), in: field))
        let part = String(decoding: document.source[source.start..<source.end], as: UTF8.self)
        let inner = try #require(Self.scalar(part, syntax)).text
        guard ExpressionLiteralDecoder.text(0..<inner.count, of: inner.span).bytes == Array(text[range]) else {
          Issue.record("\(content): \(range) maps to \(String(reflecting: part))")
          return
        }
      }
    }
  }

  /// Returns a random concatenation of pieces.
  private static func content(of pieces: [String], using generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...6, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
  }

  /// Returns the document and the decoded text of a scalar with a content; nil if the reader rejects it.
  private static func scalar(_ content: String, _ syntax: Syntax) -> (document: Document, text: [UInt8])? {
    let bytes = Array((syntax.prefix + content + syntax.suffix).utf8)
    let result = syntax.read(SourceFile(name: "test", bytes: bytes))
    guard result.problems.isEmpty, let document = result.documents.first,
      document.nodes.count == Int(syntax.node) + 1
    else { return nil }
    let text = document.withBytes(of: document.slice(of: NodeID(syntax.node))) { span in
      span.indices.map { span[$0] }
    }
    return (document, text)
  }

  /// Returns all ranges of a text that do not split a Unicode scalar.
  private static func ranges(of text: [UInt8]) -> [Range<Int>] {
    let bounds = text.indices.filter { !text[$0].isUTF8Continuation } + [text.count]
    return bounds.indices.flatMap { first in bounds[(first + 1)...].map { bounds[first]..<$0 } }
  }

  /// Returns the content of a scalar with a text.
  private static func encode(_ text: String, for syntax: String) -> String {
    switch syntax {
    case "YAML, single-quoted": text.replacing("'", with: "''")
    case "CSV": text.replacing("\"", with: "\"\"")
    default: text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }
  }
}

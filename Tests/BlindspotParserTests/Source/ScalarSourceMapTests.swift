import BlindspotParser
import TestSupport
import Testing

@Suite struct ScalarSourceMapTests {
  /// The notations of a scalar, with `{}` in place of random pieces.
  private static let yamlFrames = [
    "k: {}", "k: '{}'", "k: \"{}\"", "k: |\n {}", "k: >\n {}", "k: >-\n  {}", "k: |+\n  {}\nz: 1", "- >2+\n   {}",
    "- - |1-\r\n   {}", "[ {} ]", "{\"a\": \"{}\"}", "? >\n {}\n: |\n {}", "k: &a !!str > # note\n    {}",
  ]
  private static let yamlPieces = [
    "a", "bc", " ", "  ", "\n ", "\n  ", "\n   ", "\r\n  ", "\r  ", "\n\n  ", "\n \n  ", "ä", "😀", "''", "'", "\\n",
    "\\u00e4", "\\\"", "\\\n  ", "\\ ", "\\x41", "\\U0001F600", "\u{85} ", "\u{2028}  ", "\t", "#", ":", "\\\\",
  ]
  private static let jsonPieces = [
    "a", "bc", " ", "ä", "😀", "\\n", "\\u00e4", "\\\"", "\\\\", "\\/", "\\ud83d\\ude00", "\\ud83d", "\\ude00",
  ]

  @Test(arguments: 1...8) func `every YAML scalar maps to its bytes`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var accepted = 0
    for _ in 0..<4_000 {
      let frame = Self.yamlFrames.randomElement(using: &generator) ?? ""
      let text = fill(frame, with: Self.yamlPieces, using: &generator)
      let result = YAMLReader.read(file(text))
      guard result.problems.isEmpty, let document = result.documents.first else { continue }
      accepted += 1
      if let failure = failure(in: document) {
        Issue.record("\(failure) in \(String(reflecting: text))")
        return
      }
    }
    #expect(accepted > 800)
  }

  @Test func `every JSON string maps to its bytes`() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<4_000 {
      let text = fill("[\"{}\", {\"{}\": \"{}\"}]", with: Self.jsonPieces, using: &generator)
      let result = JSONReader.read(file(text))
      let failure = result.documents.first.map(failure(in:)) ?? "rejected"
      if let failure {
        Issue.record("\(failure) in \(String(reflecting: text))")
        return
      }
    }
  }

  @Test func `a literal in a scalar maps to the bytes of the file`() throws {
    let result = YAMLReader.read(file(#"exp: "Append(\"Ask \\\"Zo\u00eb\\\" now\")""#))
    let document = try #require(result.documents.first)
    let scalar = NodeID(2)
    let written = document.string(document.slice(of: scalar))
    #expect(written == #"Append("Ask \"Zoë\" now")"#)
    let field = Field(
      kind: .messageText, node: scalar, part: 0, raw: TextRange(start: 8, end: 24), encoding: .expressionLiteral,
      text: TextSlice(start: 0, count: 0, isInDecodedBuffer: false), container: nil)
    // Ask "Zoë" now
    let range = try #require(document.sourceRange(of: TextRange(start: 4, end: 10), in: field))
    let slice = String(decoding: document.source[range.start..<range.end], as: UTF8.self)
    #expect(slice == #"\\\"Zo\u00eb\\\""#)
  }

  private func fill(_ frame: String, with pieces: [String], using generator: inout SeededGenerator) -> String {
    frame.split(separator: "{}", omittingEmptySubsequences: false).map(String.init).reduce { left, right in
      let middle = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }
      return left + middle.joined() + right
    }
  }

  /// Returns the first error in the source maps of a document's scalars; nil if all are correct.
  private func failure(in document: Document) -> String? {
    for index in document.nodes.indices where document.nodes[index].kind == .scalar {
      let node = NodeID(UInt32(index))
      let map = ScalarSourceMap(of: node, in: document)
      if !map.isExact { return "node \(index) does not have an exact map" }
      let whole = document.sourceRange(of: node)
      var offset = 0
      var last = whole.start
      for scalar in document.string(document.slice(of: node)).unicodeScalars {
        let bytes = Array(String(scalar).utf8)
        let range = map.sourceRange(of: TextRange(start: offset, end: offset + bytes.count))
        guard range.start >= last, range.end <= whole.end else {
          return "scalar \(offset) of node \(index) is misplaced"
        }
        let written = document.source[range.start..<range.end]
        let isEscape = written.first == 0x5C || written.elementsEqual([0x27, 0x27])
        let isFold = scalar == " " || scalar == "\n"
        let isWhite = written.allSatisfy { $0 <= 0x20 || $0 == 0xC2 || $0 == 0x85 }
        guard written.elementsEqual(bytes) || isEscape || isFold && isWhite else {
          return "scalar \(offset) of node \(index) maps to \(Array(written))"
        }
        offset += bytes.count
        last = range.end
      }
    }
    return nil
  }
}

extension Sequence<String> {
  fileprivate func reduce(_ join: (String, String) -> String) -> String {
    var result: String?
    for part in self { result = result.map { join($0, part) } ?? part }
    return result ?? ""
  }
}

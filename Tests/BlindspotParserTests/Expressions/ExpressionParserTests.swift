import BlindspotParser
import Foundation
import TestSupport
import Testing

@Suite struct ExpressionParserTests {
  /// The cases of `literals.txt`: an expression and a line per literal.
  static let cases: [[String]] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/Expressions")
    let text = (try? String(contentsOf: folder.appending(path: "literals.txt"), encoding: .utf8)) ?? ""
    return text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("#") }
      .split(separator: "").map { $0.map(String.init) }
  }()

  @Test func `literals have a role, a range and a text`() {
    #expect(Self.cases.count > 15)
    for lines in Self.cases { #expect(outline(lines[0]) == Array(lines.dropFirst())) }
  }

  @Test func `a deeply nested expression is read to its end`() {
    let depth = 50_000
    let text =
      String(repeating: "ToAudioTTS(", count: depth) + "\"deep\"" + String(repeating: ")", count: depth) + "\"after\""
    #expect(outline(text).map { $0.prefix(6) } == ["speech", "value "])
  }

  @Test func `random bytes yield literals with valid ranges`() {
    var generator = SeededGenerator(seed: 7)
    let pieces: [[UInt8]] = ["\"", "\\", "(", ")", ",", "[", "]", "==", "ToAudioTTS", "If", "é", "\u{0}", " "].map {
      Array($0.utf8)
    }
    var parser = ExpressionParser()
    for _ in 0..<2_000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<40, using: &generator) { bytes += pieces.randomElement(using: &generator) ?? [] }
      parser.read(bytes.span)
      let ranges = parser.literals.map { $0.raw }
      #expect(ranges.allSatisfy { $0.start < $0.end && $0.end <= bytes.count })
      #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.end < $1.start })
    }
  }

  private func outline(_ expression: String) -> [String] {
    let bytes = Array(expression.utf8)
    var parser = ExpressionParser()
    parser.read(bytes.span)
    return parser.literals.map { literal in
      var text: [UInt8] = []
      literal.decode(from: bytes.span, into: &text)
      let shown = String(decoding: text, as: UTF8.self).replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
        .replacing("\t", with: "\\t").replacing("\r", with: "\\r")
      return "\(literal.role) \(literal.raw.start)-\(literal.raw.end) \(shown)"
    }
  }
}

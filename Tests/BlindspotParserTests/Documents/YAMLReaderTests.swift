import BlindspotParser
import Testing

@Suite struct YAMLReaderTests {
  @Test(arguments: ReaderCase.load("yaml.txt")) func `a text becomes a tree with exact positions`(example: ReaderCase) {
    #expect(outline(YAMLReader.read(file(example.text))) == example.outline)
  }

  @Test(arguments: [("[", 64), ("{a: ", 64), ("- ", 256)])
  func `reading stops at the nesting limit`(piece: String, limit: Int) {
    let result = YAMLReader.read(file(String(repeating: piece, count: 40_000)))
    #expect(result.problems.map(\.code) == [.limitReached])
    #expect(result.problems.map(\.position?.column) == [piece.utf8.count * limit + 1])
  }

  @Test func `the expansion of aliases has a limit, and the rest is read`() throws {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...30 { text += "a\(level): &a\(level) [\(String(repeating: "*a\(level - 1),", count: 9))]\n" }
    let result = YAMLReader.read(file(text + "name: last\n"), vocabulary: Vocabulary(["name"]))
    let document = try #require(result.documents.first)
    #expect(document.value(for: Symbol(1), in: document.root) != nil)
    #expect(result.problems.map(\.code) == [.limitReached])
  }

  @Test func `a file with many directives is not read`() {
    for (count, problems) in [(1000, []), (1001, [Problem.Code.limitReached])] {
      let text = (0..<count).map { "%TAG !e\($0)! tag:x:\($0)\n" }.joined() + "---\nname: Main\n"
      #expect(YAMLReader.read(file(text)).problems.map(\.code) == problems)
    }
    #expect(YAMLReader.read(file("a: |\n" + String(repeating: "  %TAG\n", count: 2000))).problems == [])
  }

  @Test func `a merge key has a symbol of its own`() throws {
    let document = try #require(YAMLReader.read(file("<<: {a: 1}\n'<<': 2")).documents.first)
    #expect(document.entries(of: document.root).map { document[$0.key].symbol } == [.merge, .unknown])
  }

  @Test(arguments: ["", "short: é\n", "\r"])
  func `the texts in a line of many kilobytes have their positions`(first: String) throws {
    let words = (0..<3000).map { ["é", "漢字", "x", "🙂", "ab"][$0 % 5] + "\($0)" }
    let text = first + "words: [" + words.joined(separator: ", ") + "]\nlast: é"
    let document = try #require(YAMLReader.read(file(text)).documents.first)
    let scalars = document.nodes.indices.filter { document.nodes[$0].kind == .scalar }.map { NodeID(UInt32($0)) }
    let wrong = scalars.filter { id in
      let range = document.sourceRange(of: id)
      let source = String(decoding: document.source[range.start..<range.end], as: UTF8.self)
      return source != document.string(document.slice(of: id))
    }
    #expect(scalars.count > 3000 && wrong.isEmpty)
  }
}

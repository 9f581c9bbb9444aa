import BlindspotParser
import Testing

/// Tests texts that are longer than the window through which libyaml reads them.
@Suite struct YAMLWindowTests {
  /// Returns the texts of the items of a list.
  private func items(of text: String) throws -> [(text: String, written: String)] {
    let file = SourceFile(name: "list.yaml", bytes: Array(text.utf8))
    let result = YAMLReader.read(file)
    #expect(result.problems.isEmpty)
    let document = try #require(result.documents.first)
    return document.children(of: document.root).map { item in
      let range = document.sourceRange(of: item)
      let written = String(decoding: document.source[range.start..<range.end], as: UTF8.self)
      return (document.string(document.slice(of: item)), written)
    }
  }

  @Test(arguments: ["", "é", "日本語 ", "🗂️"])
  func `items of a long list are read at their places`(unit: String) throws {
    // The lengths differ, so that windows end inside of all parts of an item.
    let expected = (0..<60_000).map { "Order \($0) " + String(repeating: unit, count: $0 % 7) + "x" }
    let items = try items(of: expected.map { "- \($0)\n" }.joined())
    #expect(items.map(\.text) == expected)
    #expect(items.map(\.written) == expected)
  }

  @Test(arguments: ["a", "é", "語"])
  func `a token longer than the window is read whole`(letter: String) throws {
    let long = String(repeating: letter, count: 1_500_000)
    let items = try items(of: "- \(long)\n- \"\(long)\"\n- end\n")
    #expect(items.map(\.text) == [long, long, "end"])
    #expect(items.last?.written == "end")
  }

  @Test func `an error after many windows has its line`() {
    let text = String(repeating: "- é\n", count: 400_000) + "- \"open\n"
    let result = YAMLReader.read(SourceFile(name: "list.yaml", bytes: Array(text.utf8)))
    #expect(result.problems.first?.position?.line == 400_002)
  }
}

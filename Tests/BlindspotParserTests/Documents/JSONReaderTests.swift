import BlindspotParser
import Testing

@Suite struct JSONReaderTests {
  @Test(arguments: ReaderCase.load("json.txt")) func `a text becomes a tree with exact positions`(example: ReaderCase) {
    #expect(outline(JSONReader.read(file(example.text))) == example.outline)
  }

  @Test func `every valid text is accepted`() {
    let texts = ReaderCase.lines("json-valid.txt")
    #expect(texts.count > 30)
    #expect(texts.filter { !JSONReader.read(file($0)).problems.isEmpty } == [])
  }

  @Test func `every invalid text is a problem with a position`() {
    let texts = ReaderCase.lines("json-invalid.txt")
    #expect(texts.count > 90)
    #expect(texts.filter { JSONReader.read(file($0)).problems.map { $0.position != nil } != [true] } == [])
  }

  @Test(arguments: ["[", "{\"a\":", "[{\"a\":"]) func `deep nesting without an end is a syntax error`(piece: String) {
    let result = JSONReader.read(file(String(repeating: piece, count: 100_000)))
    #expect(result.problems.map(\.code) == [.syntaxError])
  }

  @Test func `invalid UTF-8 is a problem with a position`() throws {
    let cases = ReaderCase.lines("json-bytes.txt")
    #expect(cases.count > 20)
    for line in cases {
      let words = line.split(separator: " ")
      let bytes = words.dropFirst().compactMap { UInt8($0, radix: 16) }
      let problems = JSONReader.read(SourceFile(name: "a.json", bytes: bytes)).problems
      #expect(problems.isEmpty == (words[0] == "valid"), "\(line)")
      #expect(problems.allSatisfy { $0.position != nil }, "\(line)")
    }
  }

  @Test func `the text before a syntax error is kept as a tree`() throws {
    let result = JSONReader.read(file(#"{"a": [1, {"b": "c", "d""#))
    let partial = try #require(result.partial)
    #expect(outline(ReadResult(documents: [partial])).contains("c"))
    #expect(JSONReader.read(file("[1]")).partial == nil)
  }

  @Test func `deep nesting reaches the limit`() {
    let deep = String(repeating: "[", count: 513) + String(repeating: "]", count: 513)
    #expect(JSONReader.read(file(deep)).problems.map(\.code) == [.limitReached])
    let nest = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
    #expect(JSONReader.read(file(nest)).problems.isEmpty)
  }

  @Test func `names become symbols, with and without escapes`() throws {
    let vocabulary = Vocabulary(["name", "id"])
    let text = #"{"id": 1, "n\u0061me": 2}"#
    let document = try #require(JSONReader.read(file(text), vocabulary: vocabulary).documents.first)
    #expect(document.value(for: Symbol(1), in: document.root) == NodeID(4))
  }

  @Test func `concatenated texts become one document each`() {
    let result = JSONReader.read(file("{}\n[]{\"a\":1} x"), mode: .concatenated)
    #expect(result.documents.count == 3)
    #expect(result.problems.map(\.position) == [SourcePosition(line: 2, column: 11)])
    #expect(JSONReader.read(file("1 01"), mode: .concatenated).problems.count == 1)
  }

  @Test func `an input that is too large is rejected`() {
    let result = JSONReader.read(file("[1, 2]"), limits: ReadLimits(bytes: 5))
    #expect(result.problems.map(\.code) == [.limitReached])
  }

  @Test func `problems in an envelope do not have positions`() {
    let result = JSONReader.read(file("[1,"), hasLines: false)
    #expect(result.problems.map(\.position) == [nil])
  }
}

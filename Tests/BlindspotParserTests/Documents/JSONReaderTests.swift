import BlindspotParser
import Testing

@Suite struct JSONReaderTests {
  @Test func `keys and strings know their place and their symbol`() {
    let vocabulary = Vocabulary(["name", "id"])
    let result = JSONReader.read(
      file("{\"name\": \"\\u00e4 \\ud83d\\ude00 \\ud83d\",\r\n \"x\": [1, -0.5e+3, true]}"), vocabulary: vocabulary)
    #expect(result.problems.isEmpty)
    let document = result.documents[0]
    #expect(
      outline(document)
        == #"{1:2-1:8="name": 1:10-1:38="ä 😀 \u{FFFD}", 2:2-2:5="x": [2:8-2:9="1", 2:11-2:18="-0.5e+3", 2:20-2:24="true"]}"#
        .replacing("\\u{FFFD}", with: "\u{FFFD}"))
    #expect(document.value(for: Symbol(1), in: document.root) == NodeID(2))
  }

  @Test func `concatenated texts are read one by one`() {
    let result = JSONReader.read(file("{}\n[]{\"a\":1} x"), mode: .concatenated)
    #expect(result.documents.count == 3)
    #expect(result.problems.map(\.position) == [SourcePosition(line: 2, column: 11)])
  }
}

import BlindspotParser
import Testing

@Suite struct YAMLReaderTests {
  @Test func `columns count Unicode scalars behind umlauts and emoji`() {
    let result = YAMLReader.read(file("\u{FEFF}ä: \"😀 \\u00e4\"\r\nb: |\r\n  x\r\n  y\r\nc: ü # z\r\nd: e\r\n"))
    #expect(result.problems.isEmpty)
    #expect(
      result.documents.map { outline($0) } == [
        #"{1:1-1:2="ä": 1:4-1:14="😀 ä", 2:1-2:2="b": 2:4-5:1="x\ny\n", 5:1-5:2="c": 5:4-5:5="ü", 6:1-6:2="d": 6:4-6:5="e"}"#
      ])
  }

  @Test func `an alias names its target, and the documents before an error are kept`() {
    let result = YAMLReader.read(file("a: &x {b: c}\n<<: *x\n? [k]\n: v\n---\nb: 'c''s'\n---\n[\n"))
    #expect(
      result.documents.map { outline($0) } == [
        #"{1:1-1:2="a": {1:8-1:9="b": 1:11-1:12="c"}, 2:1-2:3="<<": *2, [3:4-3:5="k"]: 4:3-4:4="v"}"#,
        #"{6:1-6:2="b": 6:4-6:10="c\'s"}"#,
      ])
    #expect(result.documents[0][NodeID(5)].symbol == .merge)
    #expect(result.problems.map(\.position) == [SourcePosition(line: 9, column: 1)])
  }

  @Test func `a deep nest is refused while it is read`() {
    let result = YAMLReader.read(file(String(repeating: "[", count: 40_000)))
    #expect(result.problems.map(\.code) == [.limitReached])
  }
}

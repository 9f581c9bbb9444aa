import BlindspotParser
import Testing

@Suite struct CSVReaderTests {
  @Test(arguments: ReaderCase.load("csv.txt")) func `a text becomes a tree with exact positions`(example: ReaderCase) {
    #expect(outline(CSVReader.read(file(example.text))) == example.outline)
  }

  @Test(arguments: ["\"a\n", "\"a\"b,\n"]) func `of thousands of malformed rows the first ones are listed`(row: String)
  {
    let result = CSVReader.read(file("Name,Email\n" + String(repeating: row, count: 20_000)))
    #expect(result.problems.count <= 202)
    #expect(result.problems.last?.message.string.contains("more rows") == true)
  }

  @Test func `cells without a text and without a header take no memory`() {
    let text = "Name,Email\n" + String(repeating: ",", count: 100_000) + "\n,,\nAnn,ann@example.com,,,,\n"
    let result = CSVReader.read(file(text))
    #expect(result.documents[0].nodes.count < 16)
    let rows = "Name,Email\n" + String(repeating: ",\n", count: 100_000)
    #expect(CSVReader.read(file(rows)).documents[0].nodes.count == 1)
  }

  @Test func `a file of rows that do not fit the header is not read to its end`() {
    let result = CSVReader.read(file("Name,Email,Title\n" + String(repeating: "a,\n", count: 50_000)))
    #expect(result.problems.contains { $0.code == .limitReached && $0.position?.line == 10_002 })
    #expect(result.documents[0].nodes.count < 60_000)
  }
}

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
}

import BlindspotParser
import Testing

@Suite struct CSVReaderTests {
  @Test(arguments: ReaderCase.load("csv.txt")) func `a text becomes a tree with exact positions`(example: ReaderCase) {
    #expect(outline(CSVReader.read(file(example.text))) == example.outline)
  }
}

import BlindspotParser
import Testing

@Suite struct CSVReaderTests {
  @Test(arguments: ReaderCase.load("csv.txt")) func `a text is read to the byte`(example: ReaderCase) {
    #expect(outline(CSVReader.read(file(example.text))) == example.outline)
  }
}

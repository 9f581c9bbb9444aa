import BlindspotParser
import Testing

@Suite struct HCLReaderTests {
  @Test(arguments: ReaderCase.load("hcl.txt")) func `a text is read to the byte`(example: ReaderCase) {
    #expect(outline(HCLReader.read(file(example.text))) == example.outline)
  }
}

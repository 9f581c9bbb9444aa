import BlindspotParser
import Testing

@Suite struct HCLReaderTests {
  @Test(arguments: ReaderCase.load("hcl.txt")) func `a text becomes a tree with exact positions`(example: ReaderCase) {
    #expect(outline(HCLReader.read(file(example.text))) == example.outline)
  }
}

import BlindspotParser
import Testing

@Suite struct ByteRangeTests {
  @Test func `touching ranges do not overlap`() {
    #expect(!SourceRange(start: 0, end: 3).overlaps(SourceRange(start: 3, end: 5)))
    #expect(SourceRange(start: 0, end: 4).overlaps(SourceRange(start: 3, end: 5)))
  }
}

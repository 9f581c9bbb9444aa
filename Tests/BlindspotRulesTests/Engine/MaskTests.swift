import BlindspotParser
import BlindspotRules
import TestSupport
import Testing

@Suite struct MaskTests {
  @Test func `a mask keeps its promise`() throws {
    for row in try Fixture.rows("masks.tsv") {
      let category = try #require(Category(rawValue: row[0]))
      #expect(Redactor.mask(row[1], as: category).string == row[2], "\(row[0])")
    }
  }
}

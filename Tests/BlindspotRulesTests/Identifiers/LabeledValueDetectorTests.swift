import BlindspotParser
import TestSupport
import Testing

@Suite struct LabeledValueDetectorTests {
  @Test(arguments: try Fixture.rows("labeled-values.tsv"))
  func `the value after a label is found exactly`(row: [String]) throws {
    try MarkedText(row[0]).expectFinding(of: row.count > 1 ? row[1] : "", as: .flowDescription)
  }
}

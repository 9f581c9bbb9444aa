import BlindspotParser
import TestSupport
import Testing

@Suite struct LabeledValueDetectorTests {
  @Test(arguments: try Fixture.rows("labeled-values.tsv"))
  func `the value after a label is found exactly`(row: [String]) throws {
    try MarkedText(row[0]).expectFinding(of: row.count > 1 ? row[1] : "", as: .flowDescription)
  }

  @Test(arguments: [
    "The alarm code at the north gate is ", "PIN of my cupboard is ", "account of the caller: ", "the password ",
  ])
  func `a text that ends before the value has none`(text: String) throws {
    try MarkedText(text).expectFinding(of: "", as: .flowDescription)
  }
}

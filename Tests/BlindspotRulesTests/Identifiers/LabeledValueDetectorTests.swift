import BlindspotParser
import BlindspotRules
import TestSupport
import Testing

@Suite struct LabeledValueDetectorTests {
  @Test(arguments: try Fixture.rows("labeled-values.tsv"))
  func `the value after a label is found exactly`(row: [String]) throws {
    let rule = row.count > 1 ? row[1] : ""
    let parts = row[0].split(separator: /[‹›]/, omittingEmptySubsequences: false).map(String.init)
    let text = parts.joined()
    let found = Engine().matches(in: text, as: .flowDescription).filter { $0.rule != "person-name" }
    guard parts.count == 3 else {
      #expect(found.isEmpty, "\(found.map(\.rule))")
      return
    }
    let value = try #require(found.first { $0.rule == rule }, "found \(found.map(\.rule))")
    let bytes = Array(text.utf8)[value.range.start..<value.range.end]
    #expect(String(decoding: bytes, as: UTF8.self) == parts[1])
  }
}

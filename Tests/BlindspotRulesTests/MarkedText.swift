import BlindspotParser
import BlindspotRules
import Testing

/// A text of a table with the expected value in `‹›`; without the marks, no value is expected.
struct MarkedText {
  private let example: RuleExample
  var text: String { example.text }

  init(_ marked: String) { example = RuleExample(marked) }

  /// Expects a finding of `rule` exactly at the value; without a value, no finding except names.
  func expectFinding(of rule: String, as kind: FieldKind) throws {
    let found = Engine().matches(in: text, as: kind).filter { $0.rule != "person-name" }
    guard let range = example.ranges.first else {
      #expect(found.isEmpty, "\(found.map(\.rule))")
      return
    }
    let match = try #require(found.first { $0.rule == rule }, "found \(found.map(\.rule))")
    #expect(match.range == range)
  }
}

import BlindspotParser
import BlindspotRules
import Testing

/// A text of a table with the expected value in `‹›`; without the marks, no value is expected.
struct MarkedText {
  let text: String
  let value: String?

  init(_ marked: String) {
    let parts = marked.split(separator: /[‹›]/, omittingEmptySubsequences: false).map(String.init)
    text = parts.joined()
    value = parts.count == 3 ? parts[1] : nil
  }

  /// Expects a finding of `rule` exactly at the value; without a value, no finding except names.
  func expectFinding(of rule: String, as kind: FieldKind) throws {
    let found = Engine().matches(in: text, as: kind).filter { $0.rule != "person-name" }
    guard let value else {
      #expect(found.isEmpty, "\(found.map(\.rule))")
      return
    }
    let match = try #require(found.first { $0.rule == rule }, "found \(found.map(\.rule))")
    let bytes = Array(text.utf8)[match.range.start..<match.range.end]
    #expect(String(decoding: bytes, as: UTF8.self) == value)
  }
}

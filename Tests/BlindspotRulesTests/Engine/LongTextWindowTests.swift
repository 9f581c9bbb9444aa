import BlindspotParser
import BlindspotRules
import TestSupport
import Testing

/// Long texts, which the detectors read in windows.
@Suite struct LongTextWindowTests {
  private static func found(_ text: String, custom rule: String? = nil) -> [TextRange] {
    let policy = Policy(
      rule == nil ? "" : "rule-files: [a.yml]\n", files: rule.map { ["a.yml": $0] } ?? [:])
    return policy.engine().matches(in: text, as: .flowDescription, language: "en-us").map(\.range)
  }

  /// Filler with the length of the windows' cores as a multiple plus some bytes, so that values are on both sides of a
  /// border.
  private static func text(_ value: String, at offset: Int, length: Int) -> String {
    let filler = String(repeating: "the queue is closed. ", count: length / 21 + 1)
    return filler.prefix(offset) + " " + value + " " + filler.prefix(length - offset)
  }

  @Test(arguments: ["Transfer to Thandiwe Nkosi", "thandiwe.nkosi@example.com", "212-555-0143", "12 Elm Street"])
  func `a value is found once wherever it is in a long text`(value: String) {
    let expected = Self.found(" " + value + " ").map(\.count)
    #expect(!expected.isEmpty)
    for border in [8192, 16384, 24576] {
      for offset in stride(from: border - 40, through: border + 8, by: 7) {
        let found = Self.found(Self.text(value, at: offset, length: 40_000))
        #expect(found.map(\.count) == expected, "\(value) at \(offset)")
        #expect(found.allSatisfy { $0.start >= offset && $0.end <= offset + value.utf8.count + 1 })
      }
    }
  }

  @Test func `a pattern matches once wherever it is in a long text, and anchors are those of the text`() {
    func rule(_ pattern: String, match: String) -> String {
      """
      id: acme
      what: a number
      category: account-number
      severity: error
      extends: pattern
      pattern: '\(pattern)'
      reason: It is one person's.
      examples: {match: ['\(match)'], no_match: [x]}
      """
    }
    let number = rule("(?<=No )KD-[0-9]+", match: "No KD-1234")
    for border in [8192, 16384] {
      for offset in stride(from: border - 16, through: border + 4, by: 1) {
        let text = Self.text("No KD-1234567", at: offset, length: 40_000)
        #expect(Self.found(text, custom: number) == [TextRange(start: offset + 4, end: offset + 14)])
      }
    }
    let long = String(repeating: "KD-1 ", count: 8000)
    #expect(Self.found(long, custom: rule("^KD-[0-9]", match: "KD-1")) == [TextRange(start: 0, end: 4)])
    #expect(
      Self.found(long, custom: rule("KD-[0-9] $", match: "KD-1 ")) == [TextRange(start: 39_995, end: 40_000)])
    #expect(Self.found(long, custom: rule("KD-[0-9]", match: "KD-1")).count == 8000)
  }
}

import BlindspotParser
import BlindspotRules
import Testing

/// The examples in the files of the built-in rules.
@Suite struct RuleExamplesTests {
  @Test func `every built-in rule finds its match examples at their marks and nothing in the others`() {
    let problems = RuleExamples.failuresOfBuiltInRules()
    let lines = problems.map { "\($0.file):\($0.position?.line ?? 0):\($0.position?.column ?? 0): \($0.message)" }
    #expect(problems.isEmpty, "\(lines.joined(separator: "\n"))")
  }

  @Test func `every rule has at least five examples of each kind`() {
    for rule in Rule.builtIn where rule.category != .coverage {
      #expect(rule.matching.count >= 5 && rule.nonMatching.count >= 5, "\(rule.id)")
    }
  }

  @Test(arguments: [
    ("Ask ‹Lena Nguyen› for help", "Ask Lena Nguyen for help", [4..<15]), ("‹Ö›, ‹x›", "Ö, x", [0..<2, 4..<5]),
    ("no marks", "no marks", []), ("‹ alone", "‹ alone", []), ("a ‹ b", "a ‹ b", []), ("‹‹a››", "‹‹a››", []),
  ])
  func `marks in pairs are ranges, others are text`(_ marked: String, _ text: String, _ ranges: [Range<Int>]) {
    let example = RuleExample(marked)
    #expect(example.text == text)
    #expect(example.ranges.map { $0.start..<$0.end } == ranges)
    #expect(example.marked == marked)
  }
}

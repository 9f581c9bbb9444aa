import BlindspotParser
import BlindspotRules
import BlindspotWorkspace
import Foundation
import TestSupport
import Testing

@Suite struct EarlierReportsTests {
  private static let texts = [
    "inboundCall:\n  name: Ask Dana Whitfield\n", "inboundCall:\n  name: Main line\n", "not: an export\n",
    "inboundCall:\n  name: born 1.2.1980 and 212-555-0143\n", "inboundCall: [\n", "{\"name\": \"x\"",
    "locals {\n  greeting = \"Ask Dana Whitfield\"\n}\n",
    "resource \"genesyscloud_flow\" \"a\" {\n  name = \"Ask Dana Whitfield\"\n}\n",
  ]

  @Test(arguments: 0..<6 as Range<UInt64>)
  func `runs that skip unchanged files have the result of a run over all`(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let workspace = try Workspace(root: folder.path)
    var request = LintRequest()
    request.allowsEmpty = true
    request.earlier = EarlierReports()
    var random = SeededGenerator(seed: seed)
    for step in 0..<12 {
      let name = "f\(random.roll(3))/\(random.roll(4))" + [".yaml", ".json", ".tf"][random.roll(3)]
      if random.roll(4) == 0 {
        try? FileManager.default.removeItem(atPath: folder.path + "/" + name)
      } else {
        // The padding changes the size, since a file system may count time in steps of milliseconds.
        let padding = String(repeating: "\n", count: step)
        try folder.write(name, Self.texts[random.roll(Self.texts.count)] + padding)
      }
      var fresh = request
      fresh.earlier = nil
      let expected = try workspace.lint(fresh)
      #expect(try workspace.lint(request) == expected, "seed \(seed), step \(step)")
    }
  }

  /// Two texts of a flow, and the difference of their findings: `+` new, `-` fixed.
  @Test(arguments: [
    ("name: Ask Dana Whitfield", "name: Ask Dana Whitfield", []),
    ("name: Ask Dana Whitfield", "description: Main\n  name: Ask Dana Whitfield", []),
    ("name: Ask Dana Whitfield", "name: Main", ["-person-name"]),
    ("name: Main", "name: Ask Dana Whitfield", ["+person-name"]),
    ("name: Ask Dana Whitfield", "name: Ask Maria Delgado", ["+person-name", "-person-name"]),
    ("name: Call 212-555-0143 or 212-555-0187", "name: Call 212-555-0187", ["-phone-number"]),
    ("name: Main", "name: [", ["+syntax-error"]),
  ])
  func `the difference consists of the findings that are new or fixed`(
    before: String, after: String, expected: [String]
  ) throws {
    let workspace = try Workspace(root: TemporaryFolder().path, choices: PolicyChoices(configurationFile: .none))
    func result(_ text: String) throws -> LintResult {
      try workspace.open("a.yaml", Array("inboundCall:\n  \(text)\n".utf8)).result
    }
    let difference = try LintDifference(from: result(before), to: result(after))
    let found =
      difference.new.map { "+" + $0.rule } + difference.fixed.map { "-" + $0.rule }
      + difference.newProblems.map { "+" + $0.code.rawValue } + difference.fixedProblems.map { "-" + $0.code.rawValue }
    #expect(found == expected)
    #expect(difference.isEmpty == expected.isEmpty)
  }
}

import BlindspotParser
import BlindspotRules
import Testing

@Suite struct ContainerNamesTests {
  /// The keywords in the names around an action are reused for the next action only if it has the same containers.
  @Test func `the rule of a number depends on the names of its containers`() throws {
    var yaml = "inboundCall:\n  name: Main\n  defaultLanguage: en-us\n  tasks:\n"
    let tasks = [
      ("Check SSN", true), ("Lookup", false), ("Verify social security", true), ("Greeting", false), ("Ask SSN", true),
    ]
    var expected: [Int] = []
    var line = 4
    for (task, isNamed) in tasks {
      yaml += "    - task:\n        name: \(task)\n        actions:\n"
      line += 3
      for action in ["Try 219099999", "Step", "Try 219099998", "Try 219099999"] {
        yaml += "          - playAudio:\n              name: \(action)\n"
        line += 2
        if isNamed, action != "Step" { expected.append(line) }
      }
    }
    guard case .export(let export) = ExportReader.read(SourceFile(name: "flow.yaml", bytes: Array(yaml.utf8))) else {
      Issue.record("no export")
      return
    }
    let findings = Engine().check(export).findings
    #expect(findings.map(\.location.start?.line) == expected)
    #expect(findings.allSatisfy { $0.category == .governmentID })
  }
}

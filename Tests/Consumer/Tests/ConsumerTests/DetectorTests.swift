import BlindspotParser
import BlindspotRules
import BlindspotWorkspace
import Testing

/// A custom detector: texts of six digits.
struct BadgeDetector: Detector {
  let rules = [DetectorRule(id: "badge-number", noun: "a badge number", category: .accountNumber)]

  func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    guard profile.digits == 6, text.count == 6 else { return }
    candidates.append(Candidate(range: TextRange(start: 0, end: 6), confidence: 0.9, reason: "six digits"))
  }
}

@Suite struct DetectorTests {
  private let file = SourceFile(name: "flow.yaml", bytes: Array("inboundCall:\n  name: 314159\n".utf8))

  @Test func `findings of a custom detector are reported`() {
    guard case .export(let export) = ExportReader.read(file) else {
      Issue.record("the flow is not read")
      return
    }
    let report = Engine(adding: [BadgeDetector()]).check(export)
    #expect(report.findings.map(\.rule) == ["badge-number"])
  }

  @Test func `a workspace accepts a custom detector, and the policy applies to its rule`() throws {
    var choices = PolicyChoices(configurationFile: .none)
    #expect(try rules(choices) == ["badge-number"])
    choices.overrides.only = ["person-name"]
    #expect(try rules(choices) == [])
  }

  private func rules(_ choices: PolicyChoices) throws -> [String] {
    let workspace = try Workspace(choices: choices, adding: [BadgeDetector()])
    return try workspace.lint(LintRequest(.files([file]))).findings.map(\.rule)
  }
}

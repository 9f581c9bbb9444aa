import BlindspotParser
import BlindspotReporting
import BlindspotRules
import BlindspotWorkspace
import Testing

/// A custom report format: one line per rule with its number of findings.
struct RuleCountReport: ReportRenderer {
  func render(_ result: LintResult, in context: ReportContext) -> [UInt8] {
    let counts = Dictionary(grouping: result.findings, by: \.rule).mapValues(\.count)
    return Array(counts.keys.sorted().map { "\($0) \(counts[$0] ?? 0)\n" }.joined().utf8)
  }
}

@Suite struct FormatTests {
  @Test func `a custom format renders a result`() throws {
    let workspace = try Workspace(choices: PolicyChoices(configurationFile: .none))
    let flow = "inboundCall:\n  name: Ring Dana Whitfield\n  description: Born 14.05.1987\n"
    let result = try workspace.lint(LintRequest(.files([SourceFile(name: "flow.yaml", bytes: Array(flow.utf8))])))
    let report = Report.render(result, as: RuleCountReport(), in: ReportContext(toolVersion: "1"))
    #expect(String(decoding: report, as: UTF8.self) == "date-of-birth 1\nperson-name 1\n")
  }
}

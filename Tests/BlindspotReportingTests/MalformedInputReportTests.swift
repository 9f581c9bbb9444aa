import BlindspotEncoding
import BlindspotParser
import BlindspotReporting
import BlindspotRules
import Foundation
import Testing

/// Renders hostile texts that appear only in some runs: values, findings without lines, statistics, custom rules.
@Suite struct MalformedInputReportTests {
  /// A result with a finding per hostile text, without a line and with its value.
  private var result: LintResult {
    let findings = HostileStrings.all.map { text in
      Sample.finding(
        "person-name", .personName, .warning, 0.9, "Flow name holds a name", reason: "a cue",
        at: (text, nil, nil), field: .init(kind: .flowName, path: "/\(nonExport: text)", flow: nil, breadcrumb: []),
        masked: "••••", help: "", excerpt: nil, value: text)
    }
    return LintResult(findings: findings, problems: [], summary: LintResult.Summary())
  }

  private var context: ReportContext {
    var context = Sample.hostile.context
    context.showsStatistics = true
    return context
  }

  @Test(arguments: [ReportFormat.text, .concise])
  func `values, paths and statistics are escaped`(format: ReportFormat) {
    let report = String(decoding: Report.render(result, as: format, in: context), as: UTF8.self)
    #expect(report.unicodeScalars.filter { $0 != "\n" && VisibleText.requiresEscaping($0) } == [])
  }

  @Test func `SARIF texts contain no invisible characters`() throws {
    for result in [result, Sample.hostile.result] {
      let report = try JSONSerialization.jsonObject(with: Data(Report.render(result, as: .sarif, in: context)))
      let run = ((report as? [String: Any])?["runs"] as? [[String: Any]])?.first
      let results = try #require(run?["results"] as? [[String: Any]])
      // Rule ids are not escaped: rule files allow only letters, digits and hyphens in them.
      let shown = results.flatMap { result in strings(in: result.filter { $0.key != "ruleId" }) }
      #expect(shown.count > 5 * HostileStrings.all.count)
      #expect(shown.joined().unicodeScalars.filter { $0 != "\n" && VisibleText.requiresEscaping($0) } == [])
    }
  }

  @Test func `SARIF refers to a file outside the working folder by its absolute URI`() throws {
    let finding = Sample.finding(
      "person-name", .personName, .warning, 0.9, "Flow name holds a name", reason: "",
      at: ("/else where/a#b%.yaml", nil, nil),
      field: .init(kind: .flowName, path: "/name", flow: nil, breadcrumb: []), masked: "••••", help: "", excerpt: nil)
    let result = LintResult(findings: [finding], problems: [], summary: LintResult.Summary())
    let report = try JSONSerialization.jsonObject(with: Data(Report.render(result, as: .sarif, in: context)))
    #expect(strings(in: report).contains("file:///else%20where/a%23b%25.yaml"))
  }

  @Test func `markup in the texts of a rule is escaped in SARIF`() throws {
    let markup = "<b>[x](y)</b>"
    let rule = Rule(
      id: "person-name", title: markup, category: .personName, severity: .warning, fields: [.flowName],
      reason: markup, instead: Advice(markup), law: [markup], matching: [], nonMatching: [])
    let context = ReportContext(toolVersion: "0.1.0", rules: [rule])
    let report = try JSONSerialization.jsonObject(with: Data(Report.render(result, as: .sarif, in: context)))
    let help = strings(in: report).filter { $0.contains("blindspot explain") && $0.hasPrefix("#") }
    #expect(help.count == 1)
    #expect(help.joined().components(separatedBy: "&lt;b&gt;").count == 5)
    #expect(!help.joined().contains("<b>"))
  }

  @Test func `a URL cannot end its hyperlink`() {
    let link = Painter(usesColor: false, usesHyperlinks: true).link("rule", to: "https://example.com/\u{1B}\\\u{7}#x")
    #expect(link.unicodeScalars.count { $0 == "\u{1B}" } == 4)
    #expect(!link.unicodeScalars.contains("\u{7}"))
  }

  private func strings(in value: Any) -> [String] {
    switch value {
    case let text as String: [text]
    case let list as [Any]: list.flatMap(strings)
    case let object as [String: Any]: object.values.flatMap(strings)
    default: []
    }
  }
}

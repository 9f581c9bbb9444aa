import BlindspotEncoding
import BlindspotParser
import BlindspotReporting
import BlindspotRules
import Foundation
import Synchronization
import Testing

/// Tests limits, thresholds and contexts that the golden files do not cover.
@Suite struct ReportContentTests {
  private func text(_ format: ReportFormat, _ result: LintResult, _ context: ReportContext) -> String {
    String(decoding: Report.render(result, as: format, in: context), as: UTF8.self)
  }

  private func many(_ count: Int, _ severity: Severity = .warning) -> LintResult {
    let findings = (0..<count).map { index in
      Sample.finding(
        "person-name", .personName, severity, Double(index % 50) / 50, "Task name holds a person's name (K••••)",
        reason: "",
        at: ("flows/\(index / 10).yaml", .init(line: index + 1, column: 1), .init(line: index + 1, column: 6)),
        field: .init(kind: .taskName, path: "/tasks/\(index)/name", flow: nil, breadcrumb: []), masked: "K••••",
        help: "",
        excerpt: nil)
    }
    return LintResult(findings: findings, problems: [], summary: .init())
  }

  @Test(arguments: ReportFormat.allCases)
  func `the pieces of a report are the report`(format: ReportFormat) {
    let result = many(1000)
    let pieces = Mutex<[UInt8]>([])
    var context = Sample.empty.context
    context.sink = { piece in pieces.withLock { $0.append(contentsOf: piece) } }
    let end = Report.render(result, as: format, in: context)
    #expect(pieces.withLock { $0 } + end == Report.render(result, as: format, in: Sample.empty.context))
  }

  @Test func `GitHub gets ten annotations per level by descending confidence, and the total`() {
    let report = text(.github, many(35), Sample.empty.context)
    let lines = report.split(separator: "\n")
    #expect(lines.count == 12)
    #expect(lines.first?.contains("line=50,") == false)
    #expect(lines.last?.contains("10 of 35 are shown as annotations") == true)
  }

  @Test func `findings below the failure threshold pass in JUnit`() {
    var context = Sample.everyday.context
    context.failOn = .error
    #expect(text(.junit, Sample.everyday.result, context).components(separatedBy: "<failure").count == 2)
    context.failOn = nil
    #expect(!text(.junit, Sample.everyday.result, context).contains("<failure"))
  }

  @Test func `GitLab fingerprints are unique`() throws {
    let data = Data(Report.render(many(30), as: .gitlab, in: Sample.empty.context))
    let issues = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    #expect(Set(issues.compactMap { $0["fingerprint"] as? String }).count == 30)
  }

  @Test func `the job summary stays below its limit and counts omitted findings`() {
    let summary = Report.gitHubSummary(many(8000), in: Sample.empty.context)
    #expect(summary.count < 1_048_576)
    let start = "Left out, because the summary of a step has at most 1 MiB: "
    #expect(String(decoding: summary, as: UTF8.self).contains(start))
  }

  @Test func `Markdown fits into a comment, ends with what it leaves out, and cuts between rows`() throws {
    var result = many(5000)
    let problems = (0..<900).map {
      Problem(file: "flows/🗂️\($0).yaml", code: .syntaxError, message: "A mapping value is not allowed | here.")
    }
    result.problems = problems
    result.gaps = (0..<900).map {
      Gap(file: "users/\($0).json", message: "0 of 40 personal statuses could be checked.")
    }
    let markdown = text(.markdown, result, Sample.empty.context)
    #expect(markdown.utf16.count <= 65_536 && markdown.utf16.count > 60_000)
    let rows = markdown.split(separator: "\n").filter { $0.hasPrefix("| ") }
    #expect(rows.allSatisfy { $0.hasSuffix(" |") })
    let findings = rows.count { $0.contains("🟠") }
    let closing = try #require(markdown.split(separator: "\n").dropLast().last)
    let left = Decimals.grouped(5000 - findings)
    let start = "_Left out, because a comment has at most 65,536 characters: \(left) of 5,000 findings ("
    #expect(closing.hasPrefix(start))
    #expect(closing.contains(" problems, ") && closing.contains(" gaps. The formats json and html contain them._"))
  }

  @Test func `Markdown that fits has no closing line`() {
    #expect(!text(.markdown, many(50), Sample.empty.context).contains("Left out"))
  }

  @Test func `SARIF is limited to 25,000 results and reports the total`() throws {
    var context = Sample.empty.context
    #expect(context.limits.sarif == 25_000)
    context.limits.sarif = 1000
    let data = Data(Report.render(many(1200), as: .sarif, in: context))
    let json = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    let run = try #require((json?["runs"] as? [[String: Any]])?.first)
    #expect((run["results"] as? [Any])?.count == 1000)
    #expect(String(decoding: data, as: UTF8.self).contains("1,000 of 1,200 results are written"))
  }

  @Test func `quiet output omits only the summary`() {
    var context = Sample.everyday.context
    let complete = text(.text, Sample.everyday.result, context)
    context.isQuiet = true
    let reduced = text(.text, Sample.everyday.result, context)
    #expect(!reduced.contains("4 findings"))
    #expect(reduced.contains("person-name") && reduced.contains("syntax-error"))
    #expect(complete.hasPrefix(reduced.prefix(1000)))
  }

  @Test func `reports omit the examples of rules`() {
    let leaked = ReportFormat.allCases.filter {
      text($0, Sample.everyday.result, Sample.everyday.context).contains("must not be printed")
    }
    #expect(leaked == [])
  }

  @Test func `only formats for local use print requested values`() {
    let value = "Karla Nimmerland"
    let finding = Sample.finding(
      "person-name", .personName, .warning, 0.9, "Task name holds a person's name (K•••• N••••)", reason: "",
      at: ("a.yaml", .init(line: 1, column: 1), .init(line: 1, column: 17)),
      field: .init(kind: .taskName, path: "/name", flow: nil, breadcrumb: []), masked: "K•••• N••••", help: "",
      excerpt: nil, value: value)
    let result = LintResult(findings: [finding], problems: [], summary: .init())
    let showing = ReportFormat.allCases.filter { text($0, result, Sample.empty.context).contains(value) }
    #expect(showing == [.text, .concise, .json, .jsonl])
  }

  @Test func `reports omit the working folder`() {
    let leaked = ReportFormat.allCases.filter {
      text($0, Sample.everyday.result, Sample.everyday.context).contains("/builds/contact-centre")
    }
    #expect(leaked == [])
  }
}

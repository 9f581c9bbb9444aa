import BlindspotParser
import BlindspotReporting
import BlindspotRules
import Foundation
import TestSupport
import Testing

/// The examples of the landing page, compiled.
func page(_ result: LintResult, rules: [Rule]) -> [UInt8] {
  var context = ReportContext(toolVersion: "0.1.0", rules: rules, failOn: .warning)
  context.workingFolder = "/builds/contact-centre"
  return Report.render(result, as: .html, in: context)
}

struct PlainReport: ReportRenderer {
  func render(_ result: LintResult, in context: ReportContext) -> [UInt8] {
    var text = ""
    for finding in result.findings {
      let line = finding.location.start?.line ?? 1
      text += Report.escaped("\(finding.location.file):\(line) \(finding.message)") + "\n"
    }
    return Array(text.utf8)
  }
}

@Suite struct DocumentationTests {
  @Test func `the examples of the landing page equal the code compiled here`() throws {
    let package = Fixtures.folder.appending(path: "../../..")
    let landing = try String(
      contentsOf: package.appending(
        path: "Sources/BlindspotReporting/BlindspotReporting.docc/BlindspotReporting.md"), encoding: .utf8)
    let code = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
    for start in ["func page", "struct PlainReport"] {
      let example = try #require(landing.firstRange(of: start).map { landing[$0.lowerBound...] })
      let declaration = try #require(example.range(of: "\n}\n").map { example[..<$0.upperBound] })
      #expect(code.contains(declaration))
    }
    #expect(page(Sample.empty.result, rules: []).count > 1000)
  }

  @Test func `a custom renderer receives the findings`() {
    let text = String(
      decoding: Report.render(Sample.everyday.result, as: PlainReport(), in: Sample.everyday.context), as: UTF8.self)
    #expect(text.hasPrefix("exports/Survey.i3InboundFlow:1 Spoken text holds an e-mail address"))
    #expect(text.split(separator: "\n").count == Sample.everyday.result.findings.count)
  }

  @Test func `the guide lists every format`() throws {
    let guide = try String(
      contentsOf: Fixtures.folder.appending(path: "../../../Documentation/reports.md"), encoding: .utf8)
    #expect(ReportFormat.allCases.filter { !guide.contains("| `\($0.rawValue)` |") } == [])
  }

  @Test(arguments: ["README.md", ".ci/run"])
  func `other lists of formats are complete`(page: String) throws {
    let text = try String(contentsOf: Fixtures.folder.appending(path: "../../../" + page), encoding: .utf8)
    let words = Set(text.split { !$0.isLetter }.map(String.init))
    #expect(ReportFormat.allCases.map(\.rawValue).filter { !words.contains($0) } == [])
  }
}

import BlindspotReporting
import BlindspotRules
import Foundation
import Testing

/// The example of the library's landing page, compiled.
func page(_ result: LintResult, rules: [Rule]) -> [UInt8] {
  var context = ReportContext(toolVersion: "0.1.0", rules: rules, failOn: .warning)
  context.workingFolder = "/builds/contact-centre"
  return Report.render(result, as: .html, in: context)
}

@Suite struct DocumentationTests {
  @Test func `the example of the landing page is the one compiled here`() throws {
    let package = Fixtures.folder.appending(path: "../../..")
    let landing = try String(
      contentsOf: package.appending(
        path: "Sources/BlindspotReporting/BlindspotReporting.docc/BlindspotReporting.md"), encoding: .utf8)
    let code = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
    let example = try #require(landing.firstRange(of: "func page").map { landing[$0.lowerBound...].prefix(280) })
    let function = try #require(example.range(of: "\n}").map { example[..<$0.upperBound] })
    #expect(code.contains(function))
    #expect(page(Sample.empty.result, rules: []).count > 1000)
  }

  @Test func `the guide names every format`() throws {
    let guide = try String(
      contentsOf: Fixtures.folder.appending(path: "../../../Documentation/reports.md"), encoding: .utf8)
    #expect(ReportFormat.allCases.filter { !guide.contains("| `\($0.rawValue)` |") } == [])
  }
}

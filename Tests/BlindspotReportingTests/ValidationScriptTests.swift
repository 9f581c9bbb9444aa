import BlindspotReporting
import Foundation
import TestSupport
import Testing

/// Runs `Tools/validate-reports` on the golden files.
///
/// The environment variable `REPORT_SCHEMAS` names a folder with the official schemas. Without it, the script applies only
/// its built-in checks.
@Suite struct ValidationScriptTests {
  private static let python = Program("python3")
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(.enabled(if: python != nil)) func `the golden files are valid`() throws {
    let golden = Fixtures.folder.appending(path: "Golden")
    let (status, output) = try validate(golden.path)
    #expect(status == 0, "\(output)")
    #expect(output.contains("27 reports checked, 0 invalid"), "\(output)")
  }

  @Test(.enabled(if: python != nil)) func `a damaged report is found`() throws {
    let damages: [(ReportFormat, String, String)] = [
      (.json, "\"masked\"", "\"mask\""), (.sarif, "\"ruleIndex\": 0", "\"ruleIndex\": 1"),
      (.junit, "failures=\"3\"", "failures=\"4\""), (.checkstyle, "severity=\"info\"", "severity=\"high\""),
      (.gitlab, "\"major\"", "\"high\""), (.csv, "\"'", "\""), (.html, "<main>", "<main onclick=\"x\">"),
      (.github, "::error ", "::set-output "), (.jsonl, "\"confidence\":0.6,", ""),
    ]
    for (format, original, damage) in damages {
      let sample: Sample = format == .csv ? .hostile : .everyday
      let report = String(decoding: Report.render(sample.result, as: format, in: sample.context), as: UTF8.self)
      #expect(report.contains(original), "\(format)")
      try folder.write("damaged.\(format.fileExtension)", report.replacing(original, with: damage))
    }
    let (status, output) = try validate(folder.path)
    #expect(status == 1)
    #expect(output.contains("\(damages.count) reports checked, \(damages.count) invalid"), "\(output)")
  }

  private func validate(_ folder: String) throws -> (status: Int32, output: String) {
    let script = Fixtures.folder.appending(path: "../../../Tools/validate-reports")
    let schemas = ProcessInfo.processInfo.environment["REPORT_SCHEMAS"].map { ["--schemas", $0] } ?? []
    return try #require(Self.python).run([script.standardizedFileURL.path] + schemas + [folder])
  }
}

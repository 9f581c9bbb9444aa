import BlindspotReporting
import BlindspotRules
import Foundation
import TestSupport
import Testing

/// Runs the script of the HTML report.
@Suite struct HTMLScriptTests {
  private static let node = Program("node")
  private static let browser = Program("chromium") ?? Program("google-chrome")
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for sample in Sample.allCases {
      try folder.write(
        sample.rawValue + ".html", bytes: Report.render(sample.result, as: .html, in: sample.context))
    }
  }

  @Test(.enabled(if: node != nil, "there is no node")) func `the script reads, filters and groups the data of a page`()
    throws
  {
    let script = Fixtures.folder.appending(path: "report-data.test.js")
    let (status, output) = try #require(Self.node).run([script.path, folder.path])
    #expect(status == 0, "\(output)")
  }

  @Test(.enabled(if: browser != nil, "there is no browser"), arguments: Sample.allCases)
  func `a browser shows the rows of a page`(sample: Sample) throws {
    let (_, output) = try #require(Self.browser).run(
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(folder.path)/profile", "--dump-dom",
        "--window-size=1280,9000", "file://\(folder.path)/\(sample.rawValue).html",
      ])
    let count = sample.result.findings.count
    #expect(output.contains("role=\"columnheader\"") == (count > 0))
    #expect(output.components(separatedBy: "data-row=").count > min(count, 10), "\(output.suffix(3000))")
    #expect(count == 0 || output.contains(">\(count) findings, "))
  }
}

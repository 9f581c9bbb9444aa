import BlindspotReporting
import Foundation
import Testing

/// Reports compared with files byte for byte. Set `RECORD_REPORTS=1` to write the files anew, and read the difference.
@Suite struct GoldenReportTests {
  @Test(arguments: Sample.allCases, ReportFormat.allCases)
  func `a report is what its golden file says`(sample: Sample, format: ReportFormat) throws {
    let bytes = Report.render(sample.result, as: format, in: sample.context)
    try compare(bytes, "\(sample.rawValue).\(format.fileExtension)")
  }

  @Test func `colours, links and statistics are what their golden file says`() throws {
    var context = Sample.everyday.context
    context.usesColor = true
    context.usesHyperlinks = true
    context.showsStatistics = true
    try compare(Report.render(Sample.everyday.result, as: .text, in: context), "everyday-color.txt")
  }

  @Test(arguments: Sample.allCases, ReportFormat.allCases)
  func `the same result gives the same bytes`(sample: Sample, format: ReportFormat) {
    let first = Report.render(sample.result, as: format, in: sample.context)
    let second = Report.render(sample.result, as: format, in: sample.context)
    #expect(first == second)
  }

  private func compare(_ bytes: [UInt8], _ name: String) throws {
    let file = Fixtures.folder.appending(path: "Golden/\(name)")
    if ProcessInfo.processInfo.environment["RECORD_REPORTS"] == "1" { try Data(bytes).write(to: file) }
    let golden = try Data(contentsOf: file)
    #expect(String(decoding: bytes, as: UTF8.self) == String(decoding: golden, as: UTF8.self))
  }
}

extension ReportFormat {
  /// What the golden files of a format end in.
  var fileExtension: String {
    switch self {
    case .text: "txt"
    case .concise: "concise.txt"
    case .json: "json"
    case .jsonl: "jsonl"
    case .sarif: "sarif"
    case .junit: "junit.xml"
    case .github: "github.txt"
    case .gitlab: "gitlab.json"
    case .checkstyle: "checkstyle.xml"
    case .csv: "csv"
    case .markdown: "md"
    case .html: "html"
    }
  }
}

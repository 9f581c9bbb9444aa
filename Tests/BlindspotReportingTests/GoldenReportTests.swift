import BlindspotReporting
import Foundation
import TestSupport
import Testing

/// Compares reports byte for byte with golden files, which `RECORD=1` rewrites.
@Suite struct GoldenReportTests {
  @Test(arguments: Sample.allCases, ReportFormat.allCases)
  func `a report equals its golden file`(sample: Sample, format: ReportFormat) throws {
    let bytes = Report.render(sample.result, as: format, in: sample.context)
    try compare(bytes, "\(sample.rawValue).\(format.fileExtension)")
  }

  @Test func `color, links and statistics equal their golden file`() throws {
    var context = Sample.everyday.context
    context.usesColor = true
    context.usesHyperlinks = true
    context.showsStatistics = true
    try compare(Report.render(Sample.everyday.result, as: .text, in: context), "everyday-color.txt")
  }

  @Test func `file extensions are unique`() {
    #expect(Set(ReportFormat.allCases.map(\.fileExtension)).count == ReportFormat.allCases.count)
  }

  private func compare(_ bytes: [UInt8], _ name: String) throws {
    let file = Fixtures.folder.appending(path: "Golden/\(name)")
    let golden = try Recording.expected(in: file, current: bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == String(decoding: golden, as: UTF8.self))
  }
}

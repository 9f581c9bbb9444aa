import BlindspotEncoding
import BlindspotParser
import BlindspotReporting
import BlindspotRules
import Foundation
import TestSupport
import Testing

/// Tests that each format requests the details that it shows, and no others.
@Suite struct FindingDetailsTests {
  private static let context = ReportContext(toolVersion: "0.1.0")

  /// Returns the findings of the planted exports with some details.
  private func result(_ details: FindingDetails) throws -> LintResult {
    let values = try PlantedValue.all(in: Fixtures.folder.appending(path: "planted.tsv"))
    let exports = try PlantedExports.files().prefix(12).flatMap { file in
      try PlantedExports.planted(in: file) { values[$0 % values.count].text }
    }
    var options = Engine.Options()
    options.minSeverity = .note
    options.details = details
    let engine = Engine(
      detectors: [PlantedDetector(values: values)], rules: PlantedDetector.rules, options: options)
    let result = LintResult(of: exports.map { engine.check($0) })
    #expect(result.findings.count > 100)
    return result
  }

  /// Returns their report.
  private func report(_ format: ReportFormat, _ details: FindingDetails) throws -> [UInt8] {
    Report.render(try result(details), as: format, in: Self.context)
  }

  @Test(arguments: ReportFormat.allCases)
  func `a format requests the details that it shows`(format: ReportFormat) throws {
    let requested = format.details(in: Self.context)
    let complete = try report(format, .all)
    #expect(try report(format, requested) == complete)
    let details: [FindingDetails] = [.excerpt, .fieldPath, .containers, .containerIDs, .identity]
    for detail in details where requested.contains(detail) {
      #expect(try report(format, requested.subtracting(detail)) != complete, "\(detail)")
    }
  }

  @Test func `a page has the containers of each finding, though it takes them from the one before`() throws {
    let result = try result(.all)
    let page = Report.render(result, as: .html, in: Self.context)
    let data = try HTMLPageData(String(decoding: page, as: UTF8.self))
    let fields = result.findings.map(\.field)
    #expect(data.containers == fields.map { $0.breadcrumb.map { VisibleText.escaped($0.name.string) } })
    #expect(data.column("trackingID") == fields.map { $0.containers.compactMap(\.trackingID).last ?? 0 })
    for (field, ids) in zip(fields, data.ids) {
      let expected = field.containers.compactMap(\.id?.string).filter { !$0.isEmpty }
      #expect(Set(expected.map { VisibleText.escaped($0) }).isSubset(of: ids))
    }
  }

  @Test func `JSON has the containers of each finding, though it copies most of them`() throws {
    let result = try result(.all)
    let json = try JSONSerialization.jsonObject(with: Data(Report.render(result, as: .json, in: Self.context)))
    let findings = (json as? [String: Any])?["findings"] as? [[String: Any]] ?? []
    #expect(findings.count == result.findings.count)
    for (finding, member) in zip(result.findings, findings) {
      let containers = (member["field"] as? [String: Any])?["container"] as? [[String: Any]] ?? []
      let expected = finding.field.containers
      #expect(containers.map { $0["kind"] as? String } == expected.map(\.kind.rawValue))
      #expect(containers.map { $0["name"] as? String } == expected.map(\.name?.string))
      #expect(containers.map { $0["trackingId"] as? Int } == expected.map(\.trackingID))
    }
  }

  @Test func `a tally counts many names`() throws {
    let result = try result(.all)
    func name(_ finding: Finding) -> String { "\((finding.start?.line ?? 0) % 40)" }
    let counts = Dictionary(result.findings.map { (name($0), 1) }, uniquingKeysWith: +)
    #expect(counts.count > 20)
    #expect(Dictionary(Tally(result.findings, by: name).entries.map { ($0.name, $0.count) }) { $1 } == counts)
  }

  @Test func `an answer to a request needs no excerpts`() {
    var context = Self.context
    context.dossier = Dossier(SubjectRequest())
    #expect(ReportFormat.html.details(in: context) == [.fieldPath, .containers, .containerIDs, .identity])
  }
}

import BlindspotParser
import BlindspotReporting
import BlindspotRules
import Foundation
import TestSupport
import Testing

/// Tests that each format requests the details that it shows, and no others.
@Suite struct FindingDetailsTests {
  private static let context = ReportContext(toolVersion: "0.1.0")

  /// Returns the report of the planted exports from findings with some details.
  private func report(_ format: ReportFormat, _ details: FindingDetails) throws -> [UInt8] {
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
    return Report.render(result, as: format, in: Self.context)
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

  @Test func `an answer to a request needs no excerpts`() {
    var context = Self.context
    context.dossier = Dossier(SubjectRequest())
    #expect(ReportFormat.html.details(in: context) == [.fieldPath, .containers, .containerIDs, .identity])
  }
}

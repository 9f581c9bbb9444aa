import BlindspotParser
import BlindspotReporting
import BlindspotRules
import Foundation
import TestSupport
import Testing

/// Plants fifty values of all categories in every text of every kind of export, and searches all output for them.
///
/// The detector of this test knows the values and finds each of them everywhere, so the test is about reporting and not
/// about detection.
@Suite struct PlantedValuesTests {
  @Test func `reports and baselines contain no found value`() throws {
    let values = try PlantedValue.all(in: Fixtures.folder.appending(path: "planted.tsv"))
    let exports = try PlantedExports.files().flatMap { file in
      // The file name selects the first value.
      let offset = file.lastPathComponent.utf8.reduce(0) { $0 + Int($1) }
      return try PlantedExports.planted(in: file) { values[($0 + offset) % values.count].text }
    }
    #expect(Set(exports.map(\.format)).isSuperset(of: PlantedExports.formats))

    var options = Engine.Options()
    options.key = try? FindingKey(Array("a key of the test".utf8))
    options.minSeverity = .note
    let engine = Engine(
      detectors: [PlantedDetector(values: values)], rules: PlantedDetector.rules, options: options)
    let result = LintResult(of: exports.map { engine.check($0) })
    #expect(Set(result.findings.map(\.field.kind)).isSuperset(of: FieldKind.allCases.filter { $0 != .fileName }))
    #expect(Set(result.findings.map(\.category.rawValue)).isSuperset(of: values.map(\.category)))
    #expect(result.findings.count > 300)

    var context = ReportContext(toolVersion: "0.1.0")
    context.showsStatistics = true
    var outputs = ReportFormat.allCases.map { ($0.rawValue, Report.render(result, as: $0, in: context)) }
    outputs.append(("summary", Report.gitHubSummary(result, in: context)))
    outputs.append(("baseline", Array(Baseline(accepting: result.findings, key: options.key).text.utf8)))
    let disguises = PhraseSearch(values.flatMap(\.disguises).map { $0.lowercased() })
    let exact = PhraseSearch(values.flatMap(\.exactDisguises))
    let leaks = outputs.flatMap { name, bytes in
      let folded = Array(String(decoding: bytes, as: UTF8.self).lowercased().utf8)
      return disguises.found(in: folded).union(exact.found(in: bytes)).map { "\(name): \($0)" }
    }
    #expect(leaks == [])
  }

  @Test func `reports contain no undetected names next to found values`() throws {
    let value = try #require(PlantedValue.all(in: Fixtures.folder.appending(path: "planted.tsv")).first)
    let yaml = """
      inboundCall:
        name: Main
        startUpRef: /inboundCall/tasks/task[Start]
        tasks:
          - task:
              name: "Ask Oomkeshwari, then \(value.text)"
              refId: Start
      """
    guard case .export(let export) = ExportReader.read(SourceFile(name: "flow.yaml", bytes: Array(yaml.utf8))) else {
      Issue.record("the flow was not read")
      return
    }
    let engine = Engine(detectors: [PlantedDetector(values: [value])], rules: PlantedDetector.rules)
    let result = LintResult(of: [engine.check(export)])
    #expect(result.findings.count == 1)
    let leaking = ReportFormat.allCases.filter {
      String(decoding: Report.render(result, as: $0, in: ReportContext(toolVersion: "0.1.0")), as: UTF8.self)
        .contains("Oomkeshwari")
    }
    #expect(leaking == [])
  }
}

/// Searches for many phrases in one pass, by their first two bytes.
private struct PhraseSearch {
  private var phrases: [[[UInt8]]] = Array(repeating: [], count: 65536)

  init(_ texts: [String]) {
    for bytes in texts.map({ Array($0.utf8) }) where bytes.count > 1 {
      phrases[Int(bytes[0]) << 8 | Int(bytes[1])].append(bytes)
    }
  }

  /// Returns the phrases that occur in `text`.
  func found(in text: [UInt8]) -> Set<String> {
    var found: Set<String> = []
    for start in text.indices.dropLast() {
      for phrase in phrases[Int(text[start]) << 8 | Int(text[start + 1])] where text[start...].starts(with: phrase) {
        found.insert(String(decoding: phrase, as: UTF8.self))
      }
    }
    return found
  }
}

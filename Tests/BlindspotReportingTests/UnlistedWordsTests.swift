import BlindspotParser
import BlindspotReporting
import BlindspotRules
import Foundation
import TestSupport
import Testing

/// Plants invented words next to a found value in every text of every kind of export. All output must consist of the words
/// that it has without them.
@Suite struct UnlistedWordsTests {
  @Test(arguments: 1...2 as ClosedRange<UInt64>)
  func `no report and no baseline contains a word that is not ordinary`(seed: UInt64) throws {
    var words = InventedWords(seed: seed)
    let expected = try outputs { Needle.text }
    let found = try outputs { words.phrase() + " " + Needle.text + " " + words.phrase() }
    #expect(words.count > 300)
    for (name, text) in found {
      let known = Self.words(of: expected[name] ?? "")
      // A longer text moves the part of a line that an excerpt shows, and a report cuts words at the end of a line.
      let others = Self.words(of: text).subtracting(known).filter { word in
        Redactor.shown(String(word)).string != word && !known.contains { $0.contains(word) }
      }
      #expect(others == [], "\(name), seed \(seed)")
    }
  }

  /// Returns all reports and baselines of the exports with a text inserted before each of their texts, by name.
  private func outputs(text: () -> String) throws -> [String: String] {
    let exports = try PlantedExports.files().flatMap { try PlantedExports.planted(in: $0) { _ in text() } }
    var options = Engine.Options()
    options.minSeverity = .note
    options.key = try FindingKey(Array("a key of the test".utf8))
    let engine = Engine(detectors: [Needle()], rules: Needle.rules, options: options)
    let result = LintResult(of: exports.map { engine.check($0) })
    #expect(Set(result.findings.map(\.field.kind)).isSuperset(of: FieldKind.allCases.filter { $0 != .fileName }))
    let context = ReportContext(toolVersion: "0.1.0")
    var outputs: [String: String] = [:]
    for format in ReportFormat.allCases {
      outputs[format.rawValue] = String(decoding: Report.render(result, as: format, in: context), as: UTF8.self)
    }
    // The fingerprints of the page are one text in base64, in which any letters occur.
    outputs["html"] = outputs["html"]?.split(separator: "\n").filter { !$0.hasPrefix("  \"fingerprints\":") }
      .joined(separator: "\n")
    outputs["summary"] = String(decoding: Report.gitHubSummary(result, in: context), as: UTF8.self)
    outputs["baseline"] = Baseline(accepting: result.findings, key: nil).text
    outputs["baseline with a key"] = Baseline(accepting: result.findings, key: options.key).text
    return outputs
  }

  /// Returns the runs of letters in a text, except those that can be a part of a hash.
  private static func words(of text: String) -> Set<Substring> {
    Set(text.split { !$0.isLetter }).filter { word in !word.allSatisfy("abcdef".contains) }
  }
}

/// Finds one value everywhere.
private struct Needle: Detector {
  static let text = "4711-0815-4711"

  static let rules = RuleTable(
    custom: [
      RuleTable.Entry(
        id: "needle", what: "a needle", category: .accountNumber, severity: .warning, kinds: .all, instead: "Nothing.")
    ])

  func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    let needle = Array(Self.text.utf8)
    guard let rule = Self.rules.index(of: "needle"), text.count >= needle.count else { return }
    for start in 0...text.count - needle.count
    where text[start] == needle[0] && needle.indices.allSatisfy({ text[start + $0] == needle[$0] }) {
      candidates.append(
        Candidate(
          range: TextRange(start: start, end: start + needle.count), rule: rule, confidence: 1, reason: "needle"))
    }
  }
}

import BlindspotParser
import BlindspotRules
import TestSupport
import Testing

@Suite struct MaskTests {
  @Test func `a mask keeps its promise`() throws {
    for row in try Fixture.rows("masks.tsv") {
      let category = try #require(Category(rawValue: row[0]))
      #expect(Redactor.mask(row[1], as: category).string == row[2], "\(row[0])")
    }
  }

  /// Finds the end of a name: as a telephone number after `Key`, as a person otherwise.
  private struct LastWordDetector: Detector {
    func detect(
      in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
    ) {
      guard text.count == 10, text[3] == UInt8(ascii: " ") else { return }
      let rule = text[0] == UInt8(ascii: "K") ? BuiltInRule.phoneNumber.index : BuiltInRule.personName.index
      candidates.append(
        Candidate(range: TextRange(start: 4, end: 10), rule: rule, confidence: 0.9, reason: "the word of the test"))
    }
  }

  @Test func `equal values have the masks of their own categories in the report, in names and in excerpts`() throws {
    let actions = ["Ask Oomkes", "Key Oomkes", "Key Oomkes", "Ask Oomkes"]
    let text = """
      inboundCall:
        name: Main
        tasks:
          - task:
              name: Main
              actions:
      \(actions.map { "          - updateData: {name: \"\($0)\"}" }.joined(separator: "\n"))
      """
    let file = SourceFile(name: "flow.yaml", bytes: Array(text.utf8))
    guard case .export(let export) = ExportReader.read(file) else { return #expect(Bool(false), "no export") }
    let findings = Engine(detectors: [LastWordDetector()]).check(export).findings
    let masks = ["O••••", "••••••", "••••••", "O••••"]
    #expect(findings.map(\.masked.string) == masks)
    for (finding, mask) in zip(findings, masks) {
      #expect(finding.field.breadcrumb.last?.name.string.hasSuffix(" " + mask) == true)
      #expect(finding.excerpt?.lines.first?.string.contains(" \(mask)\"") == true)
    }
  }
}

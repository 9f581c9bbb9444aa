import BlindspotParser
import BlindspotRules
import Testing

/// Detectors outside the package, which declare their own rules.
@Suite struct CustomDetectorTests {
  /// Finds six digits in containers named for badges.
  private struct BadgeDetector: Detector {
    let rules = [
      DetectorRule(id: "badge-color", noun: "a badge color", category: .accountNumber),
      DetectorRule(id: "badge-number", noun: "a badge number", category: .accountNumber, severity: .error),
    ]
    var ruleIndex = 1
    var excess = 0

    func detect(
      in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
    ) {
      guard profile.digits == 6, text.count == 6, context.containerNames.contains("Badges") else { return }
      candidates.append(
        Candidate(
          range: TextRange(start: 0, end: 6 + excess), ruleIndex: ruleIndex, confidence: 0.9, reason: "six digits"))
    }
  }

  private func findings(_ detector: BadgeDetector) throws -> [Finding] {
    let text = """
      inboundCall:
        name: Badges
        defaultLanguage: en-us
        tasks:
          - task:
              name: Main
              actions:
                - updateData: {name: "481516"}
                - updateData: {name: "234242"}
      """
    guard case .export(let export) = ExportReader.read(SourceFile(name: "flow.yaml", bytes: Array(text.utf8))) else {
      Issue.record("no export")
      return []
    }
    return Engine(adding: [detector]).check(export).findings
  }

  @Test func `a custom detector reports its own rules and reads the names of containers`() throws {
    let findings = try findings(BadgeDetector())
    #expect(findings.map(\.rule) == ["badge-number", "badge-number"])
    #expect(findings.allSatisfy { $0.severity == .error && $0.message.string.contains("a badge number") })
  }

  @Test func `candidates of unknown rules or outside of the text are dropped`() throws {
    #expect(try findings(BadgeDetector(ruleIndex: 2)).isEmpty)
    #expect(try findings(BadgeDetector(excess: 1)).isEmpty)
  }
}

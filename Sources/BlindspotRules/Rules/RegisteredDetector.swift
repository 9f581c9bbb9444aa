import BlindspotParser

/// A detector outside this package whose rules are registered in the table of a run.
///
/// Replaces the rule indices of its candidates, which count from the first rule of the detector, by those of the table,
/// and drops candidates outside of the text or of unknown rules.
struct RegisteredDetector: Detector {
  private let detector: any Detector
  private let firstRule: Int

  /// - Parameters:
  ///   - detector: The detector.
  ///   - firstRule: The index of its first rule in the table.
  init(_ detector: any Detector, firstRule: Int) {
    self.detector = detector
    self.firstRule = firstRule
  }

  var readsMachineText: Bool { detector.readsMachineText }
  var rules: [DetectorRule] { detector.rules }

  func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    var found: [Candidate] = []
    detector.detect(in: text, profile: profile, context: context, into: &found)
    for var candidate in found {
      let index = Int(candidate.rule.value)
      let range = candidate.range
      guard index < detector.rules.count, range.start >= 0, range.start < range.end, range.end <= text.count else {
        continue
      }
      candidate.rule = RuleIndex(UInt16(clamping: firstRule + index))
      candidates.append(candidate)
    }
  }
}

extension RuleTable.Entry {
  /// Creates the entry of a rule of a detector outside this package.
  init(_ rule: DetectorRule) {
    self.init(
      id: rule.id, what: rule.noun, category: rule.category, severity: rule.severity,
      kinds: rule.kinds.map { FieldKindSet($0) } ?? .usual, instead: Advice(rule.remediation))
  }
}

extension Rule {
  /// Creates the rule that a detector outside this package declares.
  init(_ rule: DetectorRule) {
    self.init(
      id: rule.id, title: rule.noun, what: rule.noun, category: rule.category, severity: rule.severity,
      fields: rule.kinds.map { Set($0) } ?? Set(FieldKind.allCases.filter(FieldKindSet.usual.contains)), reason: "",
      instead: Advice(rule.remediation), law: [], matching: [], nonMatching: [])
  }
}

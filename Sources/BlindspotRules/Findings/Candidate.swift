public import BlindspotParser

/// Possible personal data in one text, reported by a detector.
///
/// A candidate holds no text. The engine resolves overlaps, applies the policy and turns the remaining candidates into
/// findings.
public struct Candidate: Sendable, Equatable {
  /// The range in the decoded text of the field.
  public internal(set) var range: TextRange
  /// The rule of the detector that matched.
  package var rule: RuleIndex
  /// The confidence, 0 to 1.
  public internal(set) var confidence: Float
  /// The reason as a phrase for reports: `given name + surname after “transfer to”`. Must not contain the matched value.
  public internal(set) var reason: String
  /// The maximum severity, whatever the severity of the rule: a role mailbox is at most a note. Nil for no maximum.
  public internal(set) var ceiling: Severity?
  /// The certainty that the text is about the person of a request; nil without a request.
  package var certainty: MatchClass?

  package init(
    range: TextRange, rule: RuleIndex, confidence: Float, reason: String, ceiling: Severity? = nil,
    certainty: MatchClass? = nil
  ) {
    self.certainty = certainty
    self.range = range
    self.rule = rule
    self.confidence = confidence
    self.reason = reason
    self.ceiling = ceiling
  }

  /// Returns the same candidate `offset` bytes further on.
  func moved(by offset: Int) -> Candidate {
    var moved = self
    moved.range = TextRange(start: range.start + offset, end: range.end + offset)
    return moved
  }

  /// Creates the candidate of a detector outside this package.
  ///
  /// - Parameters:
  ///   - range: The range in the text passed to the detector, in bytes.
  ///   - ruleIndex: The index of the rule in ``Detector/rules``. The engine drops candidates of unknown rules.
  ///   - confidence: The confidence, 0 to 1.
  ///   - reason: The reason as a phrase for reports. Must not contain the matched value.
  ///   - ceiling: The maximum severity; nil for that of the rule.
  public init(
    range: TextRange, ruleIndex: Int = 0, confidence: Float, reason: String, ceiling: Severity? = nil
  ) {
    self.init(
      range: range, rule: RuleIndex(UInt16(clamping: ruleIndex)), confidence: confidence, reason: reason,
      ceiling: ceiling)
  }
}

/// The index of a rule in the table of a run: the built-in rules in the order of their ids, followed by all others.
package struct RuleIndex: Hashable, Sendable {
  package let value: UInt16

  package init(_ value: UInt16) { self.value = value }
}

extension BuiltInRule {
  /// The index of the rule in the table of a run.
  package var index: RuleIndex { RuleIndex(rawValue) }
}

package import BlindspotParser

/// A match of a detector in one text. The engine makes the mask, the fingerprint and the finding of it; a candidate
/// itself contains no text.
package struct Candidate: Sendable {
  /// The range in the decoded text of the field.
  package var range: TextRange
  /// The rule, as an index into the table of the run.
  package var rule: RuleIndex
  /// The confidence of the detector, 0 to 1.
  package var confidence: Float
  /// The reason, in a phrase for the report: `given name + surname after “transfer to”`. Never contains the value.
  package var reason: String
  /// The highest severity of this candidate, also if the rule has a higher one (a role mailbox is at most a note).
  package var ceiling: Severity?

  package init(
    range: TextRange, rule: RuleIndex, confidence: Float, reason: String, ceiling: Severity? = nil
  ) {
    self.range = range
    self.rule = rule
    self.confidence = confidence
    self.reason = reason
    self.ceiling = ceiling
  }
}

/// The index of a rule in the table of a run: the built-in rules in the order of their ids, then the custom rules.
package struct RuleIndex: Hashable, Sendable {
  package let value: UInt16

  package init(_ value: UInt16) { self.value = value }
}

extension BuiltInRule {
  /// The index of the rule in the table of a run.
  package var index: RuleIndex { RuleIndex(rawValue) }
}

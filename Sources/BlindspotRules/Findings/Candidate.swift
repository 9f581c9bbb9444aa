package import BlindspotParser

/// What a detector found in one text. Lives until the engine has made the mask, the fingerprint and the finding of it,
/// and holds no text of its own.
package struct Candidate: Sendable {
  /// The place in the field's decoded text.
  package var range: TextRange
  /// The rule that speaks; an index into the rule set's table.
  package var rule: RuleIndex
  /// How sure the detector is, 0 to 1.
  package var confidence: Float
  /// Why, in a phrase for the report: `given name + surname after “transfer to”`. Never made of the found value.
  package var reason: String
  /// The loudest severity this candidate may have, whatever the rule says (a role mailbox is at most a note).
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

/// The place of a rule in the table of all rules of a run: built-in ones first, in the order of their ids.
package struct RuleIndex: Hashable, Sendable {
  package let value: UInt16

  package init(_ value: UInt16) { self.value = value }
}

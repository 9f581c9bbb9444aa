package import BlindspotParser

/// A mistake in an exception: it is malformed, unused, expired or has no reason.
///
/// The message does not repeat the selectors of the exception, because names in them may be personal data.
package struct PolicyDiagnostic: Sendable {
  /// The rule that reports the mistake.
  package let rule: RuleIndex
  /// The severity that the policy gives the mistake.
  package let severity: Severity
  /// The message, in one sentence without a full stop.
  package let message: ShownText
  /// The place of the exception.
  package let location: Finding.Location
  /// The index of the exception among those of its file.
  package let ordinal: Int

  /// Makes a diagnostic; nil if the policy turns `rule` off.
  init?(_ rule: BuiltInRule, _ message: ShownText, at location: Finding.Location, ordinal: Int, levels: RuleLevels) {
    guard let severity = levels.maximum(of: rule.index) else { return nil }
    self.rule = rule.index
    self.severity = severity
    self.message = message
    self.location = location
    self.ordinal = ordinal
  }
}

public import BlindspotParser

extension Engine {
  /// A finding in a text without an export.
  public struct Match: Sendable, Hashable {
    /// The rule's id.
    public let rule: String
    /// The severity.
    public let severity: Severity
    /// The confidence, 0 to 1.
    public let confidence: Float
    /// The range in the UTF-8 bytes of the text.
    public let range: TextRange
    /// The reason of the detector, in a phrase.
    public let reason: String
    /// The certainty that the text is about the person of a request; nil unless the engine searches for one.
    public let certainty: MatchClass?
  }

  /// Checks one text without an export: an example of a rule, the name at the cursor of an editor.
  ///
  /// - Parameters:
  ///   - text: the decoded text.
  ///   - kind: the kind of field.
  ///   - language: the flow's language, lower case (`en-us`), if known.
  public func matches(in text: String, as kind: FieldKind, language: String? = nil) -> [Match] {
    matches(in: text, as: kind, language: language, deadline: nil)
  }

  /// Checks one text up to a deadline.
  func matches(in text: String, as kind: FieldKind, language: String?, deadline: Deadline?) -> [Match] {
    let levels = policy.levels(for: "", rules: rules)
    var scanner = makeScanner().texts
    scanner.begin(deadline: deadline)
    let bytes = Array(text.utf8)
    let context = FieldContext(
      kind: kind, languages: language.map { [$0] } ?? options.languages, regions: options.regions,
      minConfidence: levels.leastConfidence(options.minConfidence))
    return scanner.scan(bytes.span, context: context, levels: levels).compactMap { candidate in
      guard let level = levels[candidate.rule, kind] else { return nil }
      let severity = min(level, candidate.ceiling ?? level)
      guard severity >= options.minSeverity else { return nil }
      return Match(
        rule: rules[candidate.rule].id, severity: severity, confidence: candidate.confidence, range: candidate.range,
        reason: candidate.reason, certainty: candidate.certainty)
    }
  }
}

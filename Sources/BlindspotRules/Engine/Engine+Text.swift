public import BlindspotParser

extension Engine {
  /// What was found in a text on its own.
  public struct Match: Sendable, Hashable {
    /// The rule's id.
    public let rule: String
    /// How loud.
    public let severity: Severity
    /// How sure, 0 to 1.
    public let confidence: Float
    /// The place in the text's UTF-8 bytes.
    public let range: TextRange
    /// Why the detector thinks so, in a phrase.
    public let reason: String
  }

  /// Checks one text that stands in no export: an example of a rule, the name under the cursor of an editor.
  ///
  /// - Parameters:
  ///   - text: the text as it is read, not as a file quotes it.
  ///   - kind: what the text is for.
  ///   - language: the flow's language, lower case (`en-us`), if known.
  public func matches(in text: String, as kind: FieldKind, language: String? = nil) -> [Match] {
    let levels = policy.levels(for: "", rules: rules)
    var scanner = makeScanner().texts
    let bytes = Array(text.utf8)
    let context = FieldContext(
      kind: kind, languages: language.map { [$0] } ?? options.languages, regions: options.regions,
      leastConfidence: levels.leastConfidence(options.minConfidence))
    return scanner.scan(bytes.span, context: context, levels: levels).compactMap { candidate in
      guard let level = levels[candidate.rule, kind] else { return nil }
      let severity = min(level, candidate.ceiling ?? level)
      guard severity >= options.minSeverity else { return nil }
      return Match(
        rule: rules[candidate.rule].id, severity: severity, confidence: candidate.confidence, range: candidate.range,
        reason: candidate.reason)
    }
  }
}

import BlindspotParser

/// The custom rules as one detector, so that they share the words of a text.
package struct CustomDetectors: Sendable {
  /// The number of texts per file on which a rule may reach its limit; then the rule skips the rest of the file.
  static let maximumTimeouts = 8

  /// The rules.
  package let rules: [CustomRule]
  /// The index of the first one in the table of the run.
  private let firstIndex: Int

  /// Detectors for `rules`, whose indexes follow those of the built-in ones.
  package init(_ rules: [CustomRule], firstIndex: Int = BuiltInRule.allCases.count) {
    self.rules = rules
    self.firstIndex = firstIndex
  }

  /// Whether the list of rules is empty.
  package var isEmpty: Bool { rules.isEmpty }

  /// Appends the candidates of the rules in `text` to `candidates`.
  ///
  /// - Parameters:
  ///   - text: the text as it is. Patterns match it, because a pattern may be written for a token or a part of a URL.
  ///   - prepared: the text with machine text blanked, for all other rules; nil if it has no machine text.
  ///   - context: the context of the text.
  ///   - candidates: the candidates of the built-in detectors in the same text.
  ///   - gaveUp: the rules that reached a limit, once per text of the file.
  package func detect(
    in text: Span<UInt8>, prepared: Span<UInt8>?, context: FieldContext, into candidates: inout [Candidate],
    gaveUp: inout [RuleIndex]
  ) {
    detect(in: text, context: context, into: &candidates, gaveUp: &gaveUp) { prepared == nil || $0.isPattern }
    if let prepared {
      detect(in: prepared, context: context, into: &candidates, gaveUp: &gaveUp) { !$0.isPattern }
    }
  }

  private func detect(
    in text: Span<UInt8>, context: FieldContext, into candidates: inout [Candidate], gaveUp: inout [RuleIndex],
    where isMeant: (CustomRule) -> Bool
  ) {
    var words: ContextText?
    let found = candidates.count
    for (offset, rule) in rules.enumerated() where isMeant(rule) && rule.speaks(context.languages) {
      let index = RuleIndex(UInt16(firstIndex + offset))
      guard gaveUp.count(where: { $0 == index }) < Self.maximumTimeouts else { continue }
      if let keywords = rule.keywords {
        var hasKeyword = false
        keywords.forEachMatch(in: Self.words(of: text, &words)) { _ in hasKeyword = true }
        guard hasKeyword else { continue }
      }
      for range in ranges(of: rule, at: index, in: text, candidates[..<found], &words, &gaveUp) {
        guard let confidence = confidence(of: rule, in: range, of: text, &words) else { continue }
        var candidate = Candidate(
          range: TextRange(start: range.lowerBound, end: range.upperBound), rule: index, confidence: confidence,
          reason: rule.reason)
        if case .findings(let base) = rule.matcher,
          let source = candidates[..<found].first(where: { $0.rule == base && $0.range == candidate.range })
        {
          if rule.rule.confidence == nil { candidate.confidence = max(confidence, source.confidence) }
          candidate.ceiling = source.ceiling
        }
        candidates.append(candidate)
      }
    }
  }

  private func ranges(
    of rule: CustomRule, at index: RuleIndex, in text: Span<UInt8>, _ candidates: ArraySlice<Candidate>,
    _ words: inout ContextText?, _ gaveUp: inout [RuleIndex]
  ) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    switch rule.matcher {
    case .pattern(let pattern, let group):
      var start = 0
      while start <= text.count {
        let outcome = pattern.firstMatch(in: text, from: start, group: group)
        if outcome == .limitReached { gaveUp.append(index) }
        guard case .match(let range) = outcome else { break }
        if !range.isEmpty { ranges.append(range) }
        // An empty match is not a finding; the next search starts after it, at a whole scalar.
        start = max(range.upperBound, start + 1)
        while start < text.count, text[start] & 0xC0 == 0x80 { start += 1 }
      }
    case .phrases(let phrases): phrases.forEachMatch(in: Self.words(of: text, &words)) { ranges.append($0) }
    case .digits(let runs): runs.forEachMatch(in: text) { ranges.append($0) }
    case .findings(let base):
      ranges = candidates.filter { $0.rule == base }.map { $0.range.start..<$0.range.end }
    }
    return ranges
  }

  /// The confidence of the rule in `range`; nil if a condition of the rule is not met.
  private func confidence(
    of rule: CustomRule, in range: Range<Int>, of text: Span<UInt8>, _ words: inout ContextText?
  ) -> Float? {
    let value = text.extracting(range)
    if !rule.checksums.isEmpty {
      let characters = DigitString(value, in: 0..<value.count)
      for checksum in rule.checksums where !checksum.accepts(characters) { return nil }
    }
    var confidence = rule.confidence
    if let context = rule.context {
      if context.isMet(near: range, in: Self.words(of: text, &words)) {
        confidence = min(0.99, confidence + ContextCondition.gain)
      } else if context.isRequired {
        return nil
      }
    }
    if let allowed = rule.allowedTexts, allowed.isPhrase(ContextText(value)) { return nil }
    for pattern in rule.allowedPatterns {
      if case .match = pattern.firstMatch(in: value) { return nil }
    }
    return confidence
  }

  private static func words(of text: Span<UInt8>, _ words: inout ContextText?) -> ContextText {
    if let words { return words }
    let made = ContextText(text)
    words = made
    return made
  }
}

package import BlindspotParser

/// The custom rules as one detector, so that they share the words of a text.
package struct CustomDetectors: Sendable {
  /// The number of texts per file on which a rule may reach its limit; then the rule skips the rest of the file.
  static let maximumTimeouts = 8
  /// The number of matches between two checks of the deadline. An allowed pattern can take long on each.
  private static let matchesPerDeadlineCheck = 64

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

  /// The rules that read the same form of a text.
  package enum Group {
    /// The rules with a pattern. They read the text as it is, because a pattern may be written for a token or a part of a
    /// URL, and its author decides which characters it matches.
    case patterns
    /// All other rules. They read what the built-in detectors read: plain characters, machine text blanked.
    case others
  }

  /// Appends the candidates of a group of the rules in `text` to `candidates`.
  ///
  /// - Parameters:
  ///   - group: the rules.
  ///   - text: the text in the form that the group reads.
  ///   - context: the context of the text.
  ///   - deadline: the end of the time for the file, after which the rest is not checked.
  ///   - candidates: the candidates of the built-in detectors in the same text.
  ///   - gaveUp: the rules that reached a limit, once per text of the file.
  /// - Returns: false if the time ended before all rules were checked.
  @discardableResult
  package func detect(
    _ group: Group, in text: Span<UInt8>, context: FieldContext, deadline: Deadline? = nil,
    into candidates: inout [Candidate], gaveUp: inout [RuleIndex]
  ) -> Bool {
    guard !rules.isEmpty else { return true }
    var words: ContextText?
    let found = candidates.count
    for (offset, rule) in rules.enumerated()
    where rule.isPattern == (group == .patterns) && rule.speaks(context.languages) {
      let index = RuleIndex(UInt16(firstIndex + offset))
      guard gaveUp.count(where: { $0 == index }) < Self.maximumTimeouts else { continue }
      if text.count > TextWindow.longestWhole, let deadline, deadline.hasSearchEnded { return false }
      if let keywords = rule.keywords {
        var hasKeyword = false
        keywords.forEachMatch(in: Self.words(of: text, &words)) { _ in hasKeyword = true }
        guard hasKeyword else { continue }
      }
      var near: ContextCondition.Occurrences?
      var isFinished = true
      let matches = matches(
        of: rule, at: index, in: text, candidates[..<found], deadline, &words, &gaveUp, &isFinished)
      guard isFinished else { return false }
      for (number, match) in matches.enumerated() {
        if number % Self.matchesPerDeadlineCheck == Self.matchesPerDeadlineCheck - 1, let deadline,
          deadline.hasSearchEnded
        {
          return false
        }
        let range = match.range.start..<match.range.end
        guard let confidence = confidence(of: rule, in: range, of: text, &words, &near) else { continue }
        var candidate = Candidate(range: match.range, rule: index, confidence: confidence, reason: rule.reason)
        if let source = match.source {
          if rule.rule.confidence == nil { candidate.confidence = max(confidence, source.confidence) }
          candidate.ceiling = source.ceiling
        }
        candidates.append(candidate)
      }
    }
    return true
  }

  /// A range that a rule matches.
  private struct Match {
    let range: TextRange
    /// The candidate of the built-in rule that the rule narrows.
    var source: Candidate?
  }

  private func matches(
    of rule: CustomRule, at index: RuleIndex, in text: Span<UInt8>, _ candidates: ArraySlice<Candidate>,
    _ deadline: Deadline?, _ words: inout ContextText?, _ gaveUp: inout [RuleIndex], _ isFinished: inout Bool
  ) -> [Match] {
    var matches: [Match] = []
    func append(_ range: Range<Int>) {
      matches.append(Match(range: TextRange(start: range.lowerBound, end: range.upperBound)))
    }
    switch rule.matcher {
    case .pattern(let pattern, let group):
      switch Self.forEachMatch(of: pattern, group: group, in: text, deadline, append) {
      case .finished: break
      case .limitReached: gaveUp.append(index)
      case .timeOver: isFinished = false
      }
    case .phrases(let phrases): phrases.forEachMatch(in: Self.words(of: text, &words), append)
    case .digits(let runs): runs.forEachMatch(in: text, append)
    case .findings(let base):
      matches = candidates.filter { $0.rule == base }.map { Match(range: $0.range, source: $0) }
    }
    return matches
  }

  /// The end of a search for all matches of a pattern.
  private enum SearchEnd {
    /// The whole text was searched.
    case finished
    /// The pattern took too many steps, and the rest of the text was not searched.
    case limitReached
    /// The time ended, and the rest of the text was not searched.
    case timeOver
  }

  /// Calls `body` with every match of a pattern that is not empty, in windows if the text is long.
  private static func forEachMatch(
    of pattern: Pattern, group: Int, in text: Span<UInt8>, _ deadline: Deadline?, _ body: (Range<Int>) -> Void
  ) -> SearchEnd {
    var start = 0
    var coreStart = 0
    repeat {
      let window = TextWindow(of: text, from: coreStart)
      let offset = window.range.lowerBound
      let part = text.extracting(window.range)
      let isLast = window.core.upperBound == text.count
      while start < window.core.upperBound || isLast && start == text.count {
        guard pattern.canMatch(part, from: start - offset) else { break }
        // One match can take as long as the description of thousands of findings.
        if let deadline, deadline.hasSearchEnded { return .timeOver }
        let outcome = pattern.match(
          in: part, from: start - offset, group: group, isTextStart: offset == 0,
          isTextEnd: window.range.upperBound == text.count)
        if outcome == .limitReached { return .limitReached }
        guard case .match(let found) = outcome else { break }
        let range = found.lowerBound + offset..<found.upperBound + offset
        guard range.lowerBound < window.core.upperBound || isLast else { break }
        if !range.isEmpty { body(range) }
        // An empty match is not a finding; the next search starts after it, at a whole scalar.
        start = max(range.upperBound, start + 1)
        while start < text.count, text[start].isUTF8Continuation { start += 1 }
      }
      start = max(start, window.core.upperBound)
      coreStart = window.core.upperBound
      if let deadline, !isLast, deadline.hasSearchEnded { return .timeOver }
    } while coreStart < text.count
    return .finished
  }

  /// The confidence of the rule in `range`; nil if a condition of the rule is not met.
  private func confidence(
    of rule: CustomRule, in range: Range<Int>, of text: Span<UInt8>, _ words: inout ContextText?,
    _ near: inout ContextCondition.Occurrences?
  ) -> Float? {
    let value = text.extracting(range)
    if !rule.checksums.isEmpty {
      let characters = DigitString(value, in: 0..<value.count)
      for checksum in rule.checksums where !checksum.accepts(characters) { return nil }
    }
    var confidence = rule.confidence
    if let context = rule.context {
      let occurrences = near ?? context.occurrences(in: Self.words(of: text, &words))
      near = occurrences
      if occurrences.areNear(range) {
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

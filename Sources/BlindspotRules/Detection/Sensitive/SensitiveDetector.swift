import BlindspotParser

/// Finds statements about a person's health, leave, beliefs, family, legal matters and whereabouts.
///
/// In a personal status, a word is sufficient unless a work keyword is near it (“covering the oncology queue”). In all
/// other fields, the sentence must be about a person: in the first person or of the form “is out sick”, and not addressed
/// to the caller.
package struct SensitiveDetector: Detector {
  private let automaton = WordAutomaton.builtIn
  private let status = Scope(.personalStatus)
  private let prose = Scope(.tts)
  private let names = Scope(.taskName)

  /// Makes the detector over the built-in word lists.
  package init() {}

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    guard profile.letters > 2 else { return }
    let scope = scope(of: context.kind)
    var isRelevant = false
    automaton.scan(text, in: 0..<text.count, filter: scope.filter) { match in
      isRelevant = isRelevant || !match.lists.isDisjoint(with: scope.lists)
    }
    guard isRelevant else { return }
    var start = 0
    while start < text.count {
      let end = sentenceEnd(in: text, from: start)
      evaluate(text, sentence: start..<end, context: context, into: &candidates)
      start = end + 1
    }
  }

  /// The words that can be findings in a kind of field.
  private struct Scope {
    let lists: WordLists
    let filter: WordFilter

    init(_ kind: FieldKind) {
      lists = SensitiveTheme.lists(for: kind)
      filter = WordAutomaton.builtIn.filter(for: lists)
    }
  }

  private func scope(of kind: FieldKind) -> Scope {
    kind == .personalStatus ? status : kind.isProse ? prose : names
  }

  /// The matches in one sentence.
  private struct Sentence {
    var cues: WordLists = []
    /// The words of themes; empty for nearly every text.
    var hits: [WordMatch] = []
    /// The last work keyword since the last hit.
    var lastWorkKeyword: TextRange?
    /// The work keywords directly before or after hits.
    var workKeywords: [TextRange] = []
  }

  private func evaluate(
    _ text: Span<UInt8>, sentence range: Range<Int>, context: FieldContext, into candidates: inout [Candidate]
  ) {
    var sentence = Sentence()
    automaton.scan(text, in: range) { match in
      sentence.cues.formUnion(match.lists)
      if !match.lists.isDisjoint(with: SensitiveTheme.lists) {
        if let last = sentence.lastWorkKeyword { sentence.workKeywords.append(last) }
        sentence.lastWorkKeyword = nil
        sentence.hits.append(match)
      } else if match.lists.contains(.negativeCue) {
        sentence.lastWorkKeyword = match.range
      }
    }
    guard !sentence.hits.isEmpty else { return }
    if let last = sentence.lastWorkKeyword { sentence.workKeywords.append(last) }
    addCompounds(of: text, in: range, to: &sentence)
    for theme in SensitiveTheme.all {
      if let candidate = candidate(of: theme, in: sentence, text: text, context: context) {
        candidates.append(candidate.completed(in: text, before: range.upperBound))
      }
    }
  }

  /// Adds compounds that end in a work keyword: `Impfhotline`, `Huisartsenlijn`.
  private func addCompounds(of text: Span<UInt8>, in range: Range<Int>, to sentence: inout Sentence) {
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start
      while end < range.upperBound, text[end].isLetter || text[end] >= 0x80 { end += 1 }
      if end - start >= Self.shortestCompound, let ending = automaton.ending(of: start..<end, in: text, before: 3),
        ending.lists.contains(.negativeCue)
      {
        sentence.workKeywords.append(TextRange(start: start, end: end))
      }
      start = end + 1
    }
  }

  /// Three letters and the shortest ending, `lijn`.
  private static let shortestCompound = 7

  /// Returns the candidate for all words of a theme in the sentence, from the first to the last.
  private func candidate(
    of theme: SensitiveTheme, in sentence: Sentence, text: Span<UInt8>, context: FieldContext
  ) -> Candidate? {
    var range: TextRange?
    var isStrong = false
    for hit in sentence.hits {
      guard let first = SensitiveTheme.all.first(where: { !hit.lists.isDisjoint(with: $0.strong.union($0.weak)) }),
        first.rule == theme.rule
      else { continue }
      isStrong = isStrong || !hit.lists.isDisjoint(with: theme.strong)
      range = TextRange(start: range?.start ?? hit.range.start, end: hit.range.end)
    }
    guard let range else { return nil }
    let isWork = sentence.workKeywords.contains { Self.areOneClause(range, $0, in: text) }
    guard
      let assessment = confidence(
        of: theme, isStrong: isStrong, isWork: isWork, cues: sentence.cues, kind: context.kind)
    else { return nil }
    return Candidate(
      range: range, rule: theme.rule.index, confidence: assessment.confidence,
      reason: "\(assessment.evidence) about \(theme.subject)")
  }

  private func confidence(
    of theme: SensitiveTheme, isStrong: Bool, isWork: Bool, cues: WordLists, kind: FieldKind
  ) -> (confidence: Float, evidence: String)? {
    let isFirstPerson = cues.contains(.cueFirstPerson)
    let isAbsence = isFirstPerson || cues.contains(.positiveCue)
    if kind == .personalStatus {
      switch (isStrong, isAbsence, isWork) {
      case (true, true, false): return (0.95, isFirstPerson ? "first person and words" : "absence and words")
      case (true, false, false): return (0.85, "words in a personal status")
      case (true, true, true): return isFirstPerson ? (0.7, "first person and words") : (0.4, "words")
      case (true, false, true): return (0.3, "words near a work keyword")
      case (false, true, false): return (0.65, "absence and words")
      case (false, false, false): return (0.4, "common word")
      case (false, _, true): return nil
      }
    }
    guard !theme.isStatusOnly, isStrong, !isWork, !cues.contains(.cueSecondPerson) else { return nil }
    if theme.rule == .leaveStatus, cues.contains(.cueThirdPerson) {
      return (0.65, "sentence about a person and words")
    }
    return kind.isProse && isFirstPerson && cues.contains(.positiveCue) ? (0.6, "first person and words") : nil
  }

  /// Whether two ranges are in the same clause: “mat leave desk” is a desk, “mat leave - contact the desk” a leave.
  private static func areOneClause(_ first: TextRange, _ second: TextRange, in text: Span<UInt8>) -> Bool {
    let start = min(first.end, second.end)
    let end = max(first.start, second.start)
    guard start < end else { return true }
    // From the first range outwards: it is compared with many others, and the end of its clause is near.
    for distance in 0..<end - start {
      let index = first.end <= second.start ? start + distance : end - 1 - distance
      switch text[index] {
      case ASCII.comma, ASCII.semicolon, ASCII.openParenthesis, ASCII.closeParenthesis, ASCII.colon, ASCII.bar:
        return false  // , ; ( ) : |
      case ASCII.hyphen where index > start && text[index - 1] == ASCII.space: return false
      default: continue
      }
    }
    return true
  }

  /// Whether the full stop after `range` is that of `A.`, `e.g.`, `St.` or `Dr.` and not the end of a sentence.
  private func isAbbreviation(in text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count >= 3 else { return true }
    let second = text[range.upperBound - 2]
    return second == ASCII.space || second == ASCII.period
      || second.isUpper && text[range.upperBound - 3] == ASCII.space
  }

  /// Returns the end of the sentence that starts at `start`: a line end, `!`, `?`, or `.` before a blank.
  private func sentenceEnd(in text: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < text.count {
      switch text[index] {
      case ASCII.newline, ASCII.carriageReturn: return index
      case ASCII.exclamationMark, ASCII.questionMark: return index
      case ASCII.period
      where index + 1 < text.count && text[index + 1] == ASCII.space && !isAbbreviation(in: text, start..<index):
        return index
      default: index += 1
      }
    }
    return text.count
  }
}

extension Candidate {
  /// Returns the candidate with a range that includes the noun phrase after it, if its words end before their noun.
  fileprivate func completed(in text: Span<UInt8>, before end: Int) -> Candidate {
    var candidate = self
    candidate.range = TextRange(start: range.start, end: OpenPhrase.end(of: range, in: text, before: end))
    return candidate
  }
}

extension FieldKind {
  /// Whether texts of the kind are sentences and not names.
  var isProse: Bool {
    switch self {
    case .tts, .messageText, .flowDescription, .promptDescription, .variableDescription: true
    default: false
    }
  }
}

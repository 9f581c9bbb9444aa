import BlindspotParser

/// Finds statements about a person's health, leave, beliefs, family, dealings with courts, and whereabouts.
///
/// The field kind decides most. In a personal status the word is enough, unless a word of work stands beside it
/// (“covering the oncology queue”). Everywhere else the sentence must speak of one person: in the first person, or in
/// the shape “is out sick”, and not to the caller.
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
      judge(text, sentence: start..<end, context: context, into: &candidates)
      start = end + 1
    }
  }

  /// The words that a kind of field can be found for.
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

  /// What the words of one sentence say.
  private struct Sentence {
    var cues: WordLists = []
    /// Candidates are made of these; empty for nearly every text.
    var hits: [WordMatch] = []
    /// The last word of work before a hit, and those behind one.
    var lastLowering: TextRange?
    var lowering: [TextRange] = []
  }

  private func judge(
    _ text: Span<UInt8>, sentence range: Range<Int>, context: FieldContext, into candidates: inout [Candidate]
  ) {
    var sentence = Sentence()
    automaton.scan(text, in: range) { match in
      sentence.cues.formUnion(match.lists)
      if !match.lists.isDisjoint(with: SensitiveTheme.lists) {
        if let last = sentence.lastLowering { sentence.lowering.append(last) }
        sentence.lastLowering = nil
        sentence.hits.append(match)
      } else if match.lists.contains(.negativeCue) {
        sentence.lastLowering = match.range
      }
    }
    guard !sentence.hits.isEmpty else { return }
    if let last = sentence.lastLowering { sentence.lowering.append(last) }
    addCompounds(of: text, in: range, to: &sentence)
    for theme in SensitiveTheme.all {
      if let candidate = candidate(of: theme, in: sentence, text: text, context: context) {
        candidates.append(candidate)
      }
    }
  }

  /// Adds the compounds that end in a word of work: `Impfhotline`, `Huisartsenlijn`.
  private func addCompounds(of text: Span<UInt8>, in range: Range<Int>, to sentence: inout Sentence) {
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start
      while end < range.upperBound, text[end].isLetter || text[end] >= 0x80 { end += 1 }
      if end - start >= Self.shortestCompound, let ending = automaton.ending(of: start..<end, in: text, before: 3),
        ending.lists.contains(.negativeCue)
      {
        sentence.lowering.append(TextRange(start: start, end: end))
      }
      start = end + 1
    }
  }

  /// Three letters and the shortest ending, `lijn`.
  private static let shortestCompound = 7

  /// The candidate that a theme's words in the sentence make together, from the first to the last of them.
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
    let isLowered = sentence.lowering.contains { Self.areOneClause(range, $0, in: text) }
    guard
      let judged = confidence(
        of: theme, isStrong: isStrong, isLowered: isLowered, cues: sentence.cues, kind: context.kind)
    else { return nil }
    return Candidate(
      range: range, rule: theme.rule.index, confidence: judged.confidence,
      reason: "\(judged.because) about \(theme.subject)")
  }

  private func confidence(
    of theme: SensitiveTheme, isStrong: Bool, isLowered: Bool, cues: WordLists, kind: FieldKind
  ) -> (confidence: Float, because: String)? {
    let isFirstPerson = cues.contains(.cueFirstPerson)
    let isRaised = isFirstPerson || cues.contains(.positiveCue)
    if kind == .personalStatus {
      switch (isStrong, isRaised, isLowered) {
      case (true, true, false): return (0.95, isFirstPerson ? "first person and words" : "an absence and words")
      case (true, false, false): return (0.85, "words in a personal status")
      case (true, true, true): return isFirstPerson ? (0.7, "first person and words") : (0.4, "words")
      case (true, false, true): return (0.3, "words beside a word of work")
      case (false, true, false): return (0.65, "an absence and words")
      case (false, false, false): return (0.4, "an everyday word")
      case (false, _, true): return nil
      }
    }
    guard !theme.isStatusOnly, isStrong, !isLowered, !cues.contains(.cueSecondPerson) else { return nil }
    if theme.rule == .leaveStatus, cues.contains(.cueThirdPerson) {
      return (0.65, "a sentence on a person and words")
    }
    return kind.isProse && isFirstPerson && cues.contains(.positiveCue) ? (0.6, "first person and words") : nil
  }

  /// Whether nothing parts two places of a sentence: “mat leave - contact the desk” speaks of a leave, “mat leave desk” of
  /// a desk.
  private static func areOneClause(_ one: TextRange, _ other: TextRange, in text: Span<UInt8>) -> Bool {
    let start = min(one.end, other.end)
    let end = max(one.start, other.start)
    guard start < end else { return true }
    for index in start..<end {
      switch text[index] {
      case 0x2C, 0x3B, 0x28, 0x29, 0x3A, 0x7C: return false  // , ; ( ) : |
      case 0x2D where index > start && text[index - 1] == 0x20: return false
      default: continue
      }
    }
    return true
  }

  /// Whether the full stop behind `range` is that of `A.`, `e.g.`, `St.` or `Dr.` rather than a sentence's.
  private func isAbbreviation(in text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count >= 3 else { return true }
    let second = text[range.upperBound - 2]
    return second == 0x20 || second == 0x2E || second.isUpper && text[range.upperBound - 3] == 0x20
  }

  /// Where the sentence ends that starts at `start`: at `.`, `!`, `?` before a blank, at a line end, or at the end.
  private func sentenceEnd(in text: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < text.count {
      switch text[index] {
      case 0x0A, 0x0D: return index
      case 0x21, 0x3F: return index
      case 0x2E where index + 1 < text.count && text[index + 1] == 0x20 && !isAbbreviation(in: text, start..<index):
        return index
      default: index += 1
      }
    }
    return text.count
  }
}

extension FieldKind {
  /// Whether the kind holds sentences and not names.
  var isProse: Bool {
    switch self {
    case .tts, .messageText, .flowDescription, .promptDescription, .variableDescription: true
    default: false
    }
  }
}

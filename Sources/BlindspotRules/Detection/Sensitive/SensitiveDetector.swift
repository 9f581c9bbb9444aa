import BlindspotParser

/// Finds statements about a person's health, leave, beliefs, family, legal matters and whereabouts.
///
/// In a personal status, a word or an emoji is sufficient unless a work keyword is near it (“covering the oncology
/// queue”). In all other fields, the sentence must be about a person and not addressed to the caller: it contains a name, a
/// relative, an age, the first person, or a role with a verb (“customer has dementia”). Words that also name services
/// (“hospital”) are not sufficient there.
///
/// The detector reads the candidates of ``PersonNameDetector`` and ``AgeDetector``, which therefore run before it.
package struct SensitiveDetector: Detector {
  private static let automaton = WordAutomaton.builtIn
  // The words that can be findings in a kind of field.
  private static let status = SensitiveTheme.lists(for: .personalStatus)
  private static let prose = SensitiveTheme.lists(for: .tts)
  private static let names = SensitiveTheme.lists(for: .taskName)

  /// Makes the detector over the built-in word lists.
  package init() {}

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    guard profile.letters > 2 || profile.hasNonASCII else { return }
    let isStatus = context.kind == .personalStatus
    let lists = isStatus ? Self.status : context.kind.isProse ? Self.prose : Self.names
    // An emoji is no phrase.
    guard profile.mayContain(lists) || isStatus && profile.hasNonASCII else { return }
    let names = NamedRanges(candidates)
    SentenceScan.forEach(in: text) {
      evaluate(text, sentence: $0, names: names, context: context, into: &candidates)
    }
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
    /// The last word for a role.
    var lastRole: TextRange?
    /// Whether a word of a theme is an addition to a role: “customer (deaf)”.
    var isAdded = false
    /// Whether the sentence contains an age.
    var hasAge = false
    /// Whether the sentence contains the name of a person.
    var hasName = false
  }

  private func evaluate(
    _ text: Span<UInt8>, sentence range: Range<Int>, names: NamedRanges, context: FieldContext,
    into candidates: inout [Candidate]
  ) {
    var sentence = Sentence()
    let isStatus = context.kind == .personalStatus
    Self.automaton.scan(text, in: range, flow: context.language) { match in
      sentence.cues.formUnion(match.lists)
      if match.lists.contains(.cueRole) { sentence.lastRole = match.range }
      if !match.lists.isDisjoint(with: SensitiveTheme.lists) {
        if let last = sentence.lastWorkKeyword { sentence.workKeywords.append(last) }
        sentence.lastWorkKeyword = nil
        sentence.hits.append(match)
        if let role = sentence.lastRole { sentence.isAdded = sentence.isAdded || isAddition(match, to: role, in: text) }
      } else if match.lists.contains(.negativeCue), isStatus || !match.lists.contains(.cueRole) {
        // In a status, “customer” is the work of the person; elsewhere, it can be the person.
        sentence.lastWorkKeyword = match.range
      }
    }
    if isStatus { addEmoji(of: text, in: range, to: &sentence) }
    guard !sentence.hits.isEmpty else { return }
    if let last = sentence.lastWorkKeyword { sentence.workKeywords.append(last) }
    sentence.hasName = names.overlap(range)
    sentence.hasAge = names.haveAge(in: range)
    addCompounds(of: text, in: range, to: &sentence)
    for theme in SensitiveTheme.all {
      if let candidate = candidate(of: theme, in: sentence, text: text, context: context) {
        candidates.append(candidate.completed(in: text, before: range.upperBound))
      }
    }
  }

  /// Whether only a mark of an addition is between a role and a word (“customer (deaf)”, “Kunde: dement”), or a phrase of
  /// several words directly follows the role: “caller recently lost her job”, “Kundin frisch verwitwet”.
  private func isAddition(_ match: WordMatch, to role: TextRange, in text: Span<UInt8>) -> Bool {
    // The role can include the verb: “cliente ha”.
    if match.range.start > role.start, match.range.end > role.end,
      match.range.start - role.end <= Self.longestAdverb,
      (match.range.start..<match.range.end).contains(where: { text[$0] == ASCII.space }),
      (min(role.end, match.range.start)..<match.range.start).allSatisfy({
        text[$0] == ASCII.space || text[$0].isWordByte
      })
    {
      return true
    }
    guard match.range.start > role.end, match.range.start - role.end <= 3 else { return false }
    return (role.end..<match.range.start).contains {
      text[$0] == ASCII.openParenthesis || text[$0] == ASCII.colon || text[$0] == ASCII.comma
        || text[$0] == ASCII.hyphen
    }
  }

  /// The longest text between a role and a statement about it, in bytes: ` has recently `.
  private static let longestAdverb = 14

  /// Adds emoji with a meaning in a status: a thermometer, a mosque.
  private func addEmoji(of text: Span<UInt8>, in range: Range<Int>, to sentence: inout Sentence) {
    var index = range.lowerBound
    while index < range.upperBound {
      guard text[index] >= Self.firstEmojiByte else {
        index += 1
        continue
      }
      let scalar = FoldedScalar(in: text, at: index)
      let lists = WordLists.emoji(scalar.scalar)
      if !lists.isEmpty {
        sentence.hits.append(
          WordMatch(range: TextRange(start: index, end: index + scalar.length), lists: lists, number: 0))
      }
      index += scalar.length
    }
  }

  /// The first byte of U+2000, before which there are no emoji.
  private static let firstEmojiByte: UInt8 = 0xE2

  /// Adds compounds that end in a work keyword: `Impfhotline`, `Huisartsenlijn`.
  private func addCompounds(of text: Span<UInt8>, in range: Range<Int>, to sentence: inout Sentence) {
    Self.automaton.forEachCompound(in: text, range, before: 3) { word, lists in
      if lists.contains(.negativeCue) { sentence.workKeywords.append(word) }
      return true
    }
    sentence.workKeywords.sort { $0.start < $1.start }
  }

  /// Returns the candidate for all words of a theme in the sentence, from the first to the last.
  private func candidate(
    of theme: SensitiveTheme, in sentence: Sentence, text: Span<UInt8>, context: FieldContext
  ) -> Candidate? {
    var range: TextRange?
    var isStrong = false
    var isNamed = false
    let isStatus = context.kind == .personalStatus
    for hit in sentence.hits {
      guard let first = SensitiveTheme.all.first(where: { !hit.lists.isDisjoint(with: $0.strong.union($0.weak)) }),
        first.rule == theme.rule
      else { continue }
      guard isStatus || hit.lists.isDisjoint(with: theme.service) else { continue }
      isStrong = isStrong || !hit.lists.isDisjoint(with: theme.strong)
      isNamed = isNamed || !hit.lists.isDisjoint(with: theme.named)
      range = TextRange(
        start: min(range?.start ?? .max, hit.range.start), end: max(range?.end ?? 0, hit.range.end))
    }
    guard let range else { return nil }
    let isWork = Self.isInClause(range, ofAny: sentence.workKeywords, in: text)
    guard
      let assessment = confidence(
        of: theme, isStrong: isStrong, isNamed: isNamed, isWork: isWork, in: sentence, kind: context.kind)
    else { return nil }
    return Candidate(
      range: range, rule: theme.rule.index, confidence: assessment.confidence,
      reason: "\(assessment.evidence) about \(theme.subject)")
  }

  private func confidence(
    of theme: SensitiveTheme, isStrong: Bool, isNamed: Bool, isWork: Bool, in sentence: Sentence, kind: FieldKind
  ) -> (confidence: Float, evidence: String)? {
    let cues = sentence.cues
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
    guard !theme.isStatusOnly, isStrong, !isWork else { return nil }
    let isAddressed = cues.contains(.cueSecondPerson)
    if isNamed, cues.contains(.cueThirdPerson), !isAddressed {
      return (0.65, "sentence about a person and words")
    }
    guard kind.isProse else { return nil }
    if sentence.hasName { return (0.7, "name of a person and words") }
    guard !isAddressed else { return nil }
    if sentence.hasAge { return (0.7, "age of a person and words") }
    if cues.contains(.cueRelative) { return (0.65, "sentence about a person and words") }
    if cues.contains(.cueRole), cues.contains(.cueState) || sentence.isAdded {
      return (0.65, "sentence about a person and words")
    }
    return isFirstPerson ? (0.6, "first person and words") : nil
  }

  /// Whether a range is in one clause with any of some other ranges. Only the nearest ones before and after it can decide,
  /// because the clause of a farther one contains them.
  ///
  /// - Parameter others: the ranges in the order of their starts.
  static func isInClause(_ range: TextRange, ofAny others: [TextRange], in text: Span<UInt8>) -> Bool {
    let next = others.partitioningIndex { $0.start > range.start }
    return next > 0 && areOneClause(range, others[next - 1], in: text)
      || next < others.count && areOneClause(range, others[next], in: text)
  }

  /// The greatest distance of two parts of one clause, in bytes. Without it, a text without punctuation would be read once
  /// for each match.
  private static let longestClause = 400

  /// Whether two ranges are in the same clause: “mat leave desk” is a desk, “mat leave - contact the desk” a leave.
  private static func areOneClause(_ first: TextRange, _ second: TextRange, in text: Span<UInt8>) -> Bool {
    let start = min(first.end, second.end)
    let end = max(first.start, second.start)
    guard start < end else { return true }
    guard end - start <= longestClause else { return false }
    // From the first range outwards, because the end of its clause is near.
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

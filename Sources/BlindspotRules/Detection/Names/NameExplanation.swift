package import BlindspotParser

/// Explains why the detector of person names reports a name in a text or does not: its tokens, candidates and scores.
///
/// Unlike a finding, an explanation contains the text itself. Show it only to the person who entered the text.
package struct NameExplanation: Sendable {
  /// A word of the text, as the detector reads it.
  package struct Token: Sendable {
    /// The word.
    package let text: String
    /// Its place in the text, in bytes.
    package let range: TextRange
    /// The role the word can have in a name.
    package let kind: NameTokenKind
    /// The capitalization of the word.
    package let shape: NameToken.Shape
    /// The separator before the word.
    package let gap: NameSeparator
    /// The lexicon's entry of the word; empty for an unlisted word.
    package let entry: LexiconEntry
    /// For an unlisted word, how much its letters resemble a name: 0 to 7.
    package let nameLikelihood: Int
    /// The probability that the word is part of a name, 0 to 1; 0 if no word of the text can begin a name.
    package let probability: Float
  }

  /// A run of words that can be a name.
  package struct Candidate: Sendable {
    /// The words.
    package let text: String
    /// Their place in the text, in bytes.
    package let range: TextRange
    /// The probability of its most likely word, 0 to 1.
    package let score: Float
    /// The final confidence, 0 to 1.
    package let confidence: Float
    /// The evidence, in the words of a report.
    package let reason: String
    /// The decision of the detector.
    package let outcome: Outcome
  }

  /// The decision of the detector on one candidate.
  package enum Outcome: Sendable, Equatable {
    /// Handed to the engine, which applies the configured thresholds.
    case found
    /// Handed to the engine with a confidence that was lowered for this reason.
    case capped(reason: String)
    /// Dropped: the confidence is below the detector's minimum.
    case belowMinimum
    /// Dropped: the words are part of a candidate of the text before.
    case overlapped
  }

  /// The text as the detector reads it: in plain characters, with machine text, such as variables and identifiers,
  /// replaced by spaces.
  package let text: String
  /// The words of the text. Scripts without spaces between words are read character by character and yield no words.
  package let tokens: [Token]
  /// All candidates, by position.
  package let candidates: [Candidate]

  /// Explains the detection of names in `text`.
  ///
  /// - Parameters:
  ///   - text: the decoded text of a field.
  ///   - kind: the kind of the field, which affects the scores.
  ///   - language: the language of the flow, such as `en-us`, which affects the scores, too; empty if unknown.
  package init(of text: String, as kind: FieldKind, language: String = "") {
    let context = FieldContext(kind: kind, languages: language.isEmpty ? [] : [language])
    var bytes = Array(text.utf8)
    var plain = PlainText()
    if plain.prepare(bytes.span, profile: TextProfile(bytes.span)) { bytes = plain.bytes }
    var blanker = MachineTextBlanker()
    if blanker.prepare(bytes.span, profile: TextProfile(bytes.span)) { bytes = blanker.text }
    let span = bytes.span
    var found: [BlindspotRules.Candidate] = []
    PersonNameDetector().detect(in: span, profile: TextProfile(span), context: context, into: &found)
    self.text = String(decoding: bytes, as: UTF8.self)
    tokens = Self.tokens(of: span, context: context)
    candidates = Self.candidates(in: span, context: context, found: found)
  }

  private static func tokens(of text: Span<UInt8>, context: FieldContext) -> [Token] {
    var tokenizer = NameTokenizer()
    var buffer = NameTokens()
    var tokens: [Token] = []
    while true {
      tokenizer.fill(&buffer, from: text)
      do {
        let words = buffer.storage.span.extracting(first: buffer.count)
        let tagger = NameTagger(
          words, in: text, context: NameContext(buffer, kind: context.kind, language: context.language))
        for index in words.indices {
          let token = words[index]
          // Words that were carried over are in the list already.
          if let last = tokens.last, Int(token.start) < last.range.end { continue }
          let range = TextRange(start: Int(token.start), end: Int(token.end))
          tokens.append(
            Token(
              text: string(text, range), range: range, kind: token.kind, shape: token.shape, gap: token.gap,
              entry: token.entry, nameLikelihood: Int(token.nameLikelihood),
              probability: buffer.mayHoldName ? tagger.probability(at: index) : 0))
        }
      }
      if tokenizer.isAtEnd { return tokens }
      buffer.carryOver()
    }
  }

  private static func candidates(
    in text: Span<UInt8>, context: FieldContext, found: [BlindspotRules.Candidate]
  ) -> [Candidate] {
    var candidates: [Candidate] = []
    let kind = context.kind
    PersonNameDetector.visitSpans(in: text, kind: kind, language: context.language) {
      span, tokens, context, probability in
      let range = span.range(in: tokens)
      guard !candidates.contains(where: { $0.range == range }) else { return }
      let assessment = PersonNameDetector.assess(
        span, of: tokens, in: text, context: context, kind: kind, probability: probability)
      let outcome: Outcome =
        if assessment.confidence < PersonNameDetector.leastConfidence {
          .belowMinimum
        } else if !found.contains(where: { $0.range == range }) {
          .overlapped
        } else if let doubt = assessment.doubt {
          .capped(reason: doubt.rawValue)
        } else {
          .found
        }
      candidates.append(
        Candidate(
          text: string(text, range), range: range, score: assessment.score, confidence: assessment.confidence,
          reason: NameReason.phrase(for: span, tokens, text), outcome: outcome))
    }
    // Names in scripts without spaces have no span of words.
    for candidate in found where !candidates.contains(where: { $0.range == candidate.range }) {
      candidates.append(
        Candidate(
          text: string(text, candidate.range), range: candidate.range, score: candidate.confidence,
          confidence: candidate.confidence, reason: candidate.reason, outcome: .found))
    }
    return candidates.sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
  }

  private static func string(_ text: Span<UInt8>, _ range: TextRange) -> String {
    var bytes: [UInt8] = []
    for index in range.start..<range.end { bytes.append(text[index]) }
    return String(decoding: bytes, as: UTF8.self)
  }
}

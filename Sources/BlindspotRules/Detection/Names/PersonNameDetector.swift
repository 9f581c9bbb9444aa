package import BlindspotParser

/// Finds persons' names: in `TransferToJohnSmith`, `task_maria_garcia_vm`, `Nguyen, Linh`.
///
/// The text is split into words; each is looked up once in the ``Lexicon``. Runs of words that can be a name are
/// weighed by ``NameScorer`` on what the words are and on what stands beside them.
package struct PersonNameDetector: Detector {
  /// Spans less sure than this are not even handed on.
  private static let leastConfidence: Float = 0.3
  /// Below this a name is at most a warning. The confidence is a logistic regression's, its intercept set on neutral
  /// texts (`Tools/names/README.md`): it takes two clear signs, such as a given name beside a surname, or one beside a
  /// cue, to get here; a lone word or one that no list holds is worth a look, but fails no build.
  private static let leastCertain: Float = 0.9
  /// The most that a span gets which ``NameSpan/isLikelyFalsePositive(_:kind:)`` speaks against: less than is reported by default.
  private static let doubtful: Float = 0.45
  /// How many words a name has at most, particles included.
  private static let longest = 5

  package init() {}

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    guard profile.letters > 1 || profile.hasNonASCII else { return }
    if profile.hasNonASCII { NativeNameScanner.scan(text, into: &candidates) }
    let firstOwn = candidates.count
    // The kind and not the context: a closure that holds the context copies it, for every text.
    let kind = context.kind
    Self.visitSpans(in: text, kind: kind) { span, tokens, stretch in
      let features = NameFeatures(span, of: tokens, in: text, stretch: stretch)
      var confidence = NameScorer.confidence(of: features)
      if confidence > Self.doubtful, span.isLikelyFalsePositive(tokens, in: text, stretch: stretch, kind: kind) {
        confidence = Self.doubtful
      }
      guard confidence >= Self.leastConfidence else { return }
      let range = TextRange(start: Int(tokens[span.first].start), end: Int(tokens[span.last].end))
      while candidates.count > firstOwn, candidates[candidates.count - 1].range.overlaps(range) {
        guard candidates[candidates.count - 1].confidence < confidence else { return }
        candidates.removeLast()
      }
      candidates.append(
        Candidate(
          range: range, rule: RuleIndex(BuiltInRule.personName.rawValue), confidence: confidence,
          reason: NameReason.phrase(for: span, tokens, text),
          ceiling: Self.ceiling(for: confidence)))
    }
  }

  /// The loudest severity of a name that the detector is so sure of.
  static func ceiling(for confidence: Float) -> Severity? { confidence < leastCertain ? .warning : nil }

  /// Calls `body` with every run of words in `text` that can be a name.
  package static func visitSpans(
    in text: Span<UInt8>, kind: FieldKind, body: (NameSpan, Span<NameToken>, NameContext) -> Void
  ) {
    var tokenizer = NameTokenizer()
    var tokens = NameTokens()
    while true {
      tokenizer.fill(&tokens, from: text)
      if tokens.mayHoldName {
        let stretch = NameContext(tokens, kind: kind)
        // A span of the words, not the buffer: reading an element through the buffer copies all of it.
        let words = tokens.storage.span.extracting(first: tokens.count)
        for first in words.indices { visitSpans(of: words, from: first, stretch: stretch, body: body) }
      }
      if tokenizer.isAtEnd { return }
      tokens.carryOver()
    }
  }

  private static func visitSpans(
    of tokens: Span<NameToken>, from first: Int, stretch: NameContext,
    body: (NameSpan, Span<NameToken>, NameContext) -> Void
  ) {
    let kind = tokens[first].kind
    guard kind.carriesName || kind == .initial || kind == .particle else { return }
    var commas = 0
    for last in first..<min(first + longest, tokens.count) {
      let token = tokens[last]
      if last > first {
        guard token.gap.joins(after: tokens[last - 1]), !tokens[last - 1].isPossessive,
          token.kind.carriesName || token.kind == .initial || token.kind == .particle
        else { return }
        if token.gap == .comma { commas += 1 }
        if commas > 1 { return }
      }
      if NameSpan.canBeName(tokens, first: first, last: last) {
        body(NameSpan(first: first, last: last), tokens, stretch)
      }
    }
  }
}

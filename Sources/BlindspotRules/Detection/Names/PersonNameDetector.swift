package import BlindspotParser

/// Finds names of persons: in `TransferToJohnSmith`, `task_maria_garcia_vm`, `Nguyen, Linh`.
///
/// Splits the text into words and looks each one up once in the ``Lexicon``. ``NameScorer`` scores the runs of words that
/// can be a name by their words and their context.
package struct PersonNameDetector: Detector {
  /// Spans with a lower confidence are dropped.
  static let leastConfidence: Float = 0.3
  /// Names with a lower confidence are warnings at most. The confidence comes from a logistic regression whose intercept
  /// is calibrated on neutral texts (`Tools/names/README.md`). To reach this value, a name needs two clear signs, such
  /// as a given name next to a surname, or one next to a cue. A single or unlisted word fails no build.
  static let errorConfidence: Float = 0.9
  /// The maximum confidence of a span with a ``NameDoubt``: below the default reporting threshold.
  static let doubtfulConfidence: Float = 0.45
  /// The maximum number of words in a name, particles included.
  private static let maximumWords = 5

  package init() {}

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    guard profile.letters > 1 || profile.hasNonASCII else { return }
    if profile.hasNonASCII { NativeNameScanner.scan(text, into: &candidates) }
    let firstOwn = candidates.count
    // The closure captures only the kind: capturing the field context would copy it for every text.
    let kind = context.kind
    Self.visitSpans(in: text, kind: kind) { span, tokens, nameContext in
      let confidence = Self.assess(span, of: tokens, in: text, context: nameContext, kind: kind).confidence
      guard confidence >= Self.leastConfidence else { return }
      let range = span.range(in: tokens)
      while candidates.count > firstOwn, candidates[candidates.count - 1].range.overlaps(range) {
        guard candidates[candidates.count - 1].confidence < confidence else { return }
        candidates.removeLast()
      }
      candidates.append(
        Candidate(
          range: range, rule: RuleIndex(BuiltInRule.personName.rawValue), confidence: confidence,
          reason: NameReason.phrase(for: span, tokens, text), ceiling: Self.ceiling(for: confidence)))
    }
  }

  /// Returns the maximum severity of a name found with this confidence.
  static func ceiling(for confidence: Float) -> Severity? { confidence < errorConfidence ? .warning : nil }

  /// The confidence of a span and how it came about.
  struct Assessment {
    /// The confidence by features alone.
    let score: Float
    /// The reason why the confidence is capped; not determined for a score below the cap.
    let doubt: NameDoubt?

    /// The final confidence.
    var confidence: Float { doubt == nil ? score : PersonNameDetector.doubtfulConfidence }
  }

  /// Scores a span and applies the heuristics against false positives.
  static func assess(
    _ span: NameSpan, of tokens: Span<NameToken>, in text: Span<UInt8>, context: NameContext, kind: FieldKind
  ) -> Assessment {
    let score = NameScorer.confidence(of: NameFeatures(span, of: tokens, in: text, context: context))
    guard score > doubtfulConfidence else { return Assessment(score: score, doubt: nil) }
    return Assessment(score: score, doubt: span.doubt(tokens, in: text, context: context, kind: kind))
  }

  /// Calls `body` with every run of words in `text` that can be a name.
  package static func visitSpans(
    in text: Span<UInt8>, kind: FieldKind, body: (NameSpan, Span<NameToken>, NameContext) -> Void
  ) {
    var tokenizer = NameTokenizer()
    var tokens = NameTokens()
    while true {
      tokenizer.fill(&tokens, from: text)
      if tokens.mayHoldName {
        let context = NameContext(tokens, kind: kind)
        // A span of the tokens, not the buffer: reading an element through the buffer copies all of it.
        let words = tokens.storage.span.extracting(first: tokens.count)
        for first in words.indices { visitSpans(of: words, from: first, context: context, body: body) }
      }
      if tokenizer.isAtEnd { return }
      tokens.carryOver()
    }
  }

  private static func visitSpans(
    of tokens: Span<NameToken>, from first: Int, context: NameContext,
    body: (NameSpan, Span<NameToken>, NameContext) -> Void
  ) {
    let kind = tokens[first].kind
    guard kind.carriesName || kind == .initial || kind == .particle else { return }
    var commas = 0
    for last in first..<min(first + maximumWords, tokens.count) {
      let token = tokens[last]
      if last > first {
        guard token.gap.joins(after: tokens[last - 1]), !tokens[last - 1].isPossessive,
          token.kind.carriesName || token.kind == .initial || token.kind == .particle
        else { return }
        if token.gap == .comma { commas += 1 }
        if commas > 1 { return }
      }
      if NameSpan.canBeName(tokens, first: first, last: last) {
        body(NameSpan(first: first, last: last), tokens, context)
      }
    }
  }
}

package import BlindspotParser

/// Finds names of persons: in `TransferToJohnSmith`, `task_maria_garcia_vm`, `Nguyen, Linh`.
///
/// Splits the text into words and looks each one up once in the ``Lexicon``. ``NameTagger`` tags the words that
/// are parts of names by their features and their context.
package struct PersonNameDetector: Detector {
  /// Spans with a lower confidence are dropped.
  static let leastConfidence: Float = 0.3
  /// Names with a lower confidence are warnings at most. The confidence comes from ``NameTagger``, calibrated on
  /// neutral texts (`Tools/names/README.md`). To reach this value, a name needs two clear signs, such
  /// as a given name next to a surname, or one next to a cue. A single or unlisted word fails no build.
  static let errorConfidence: Float = 0.9
  /// The maximum confidence of a span with a ``NameDoubt``: below the default reporting threshold.
  static let doubtfulConfidence: Float = 0.45
  /// The least probability of a word next to a likely one. Low, because half a name in a report is worse than a word too
  /// many.
  private static let leastPartProbability: Float = 0.1
  /// The maximum number of words in a name, particles included.
  private static let maximumWords = 5

  package init() {}

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    guard profile.letters > 1 || profile.hasNonASCII else { return }
    if profile.hasNonASCII { NativeNameScanner.scan(text, into: &candidates) }
    // The closure captures only the kind: capturing the field context would copy it for every text.
    let kind = context.kind
    let cache = context.wordVectors
    Self.visitSpans(in: text, kind: kind, language: context.language, cache: cache) {
      span, tokens, nameContext, probability in
      let confidence = Self.assess(
        span, of: tokens, in: text, context: nameContext, kind: kind, probability: probability
      )
      .confidence
      guard confidence >= Self.leastConfidence else { return }
      let range = span.range(in: tokens)
      // The words that two chunks share are tagged twice.
      if let last = candidates.last, last.rule == BuiltInRule.personName.index, last.range.overlaps(range) { return }
      candidates.append(
        Candidate(
          range: range, rule: BuiltInRule.personName.index, confidence: confidence,
          reason: NameReason.phrase(for: span, tokens, text, keptIn: cache?.phrases),
          ceiling: Self.ceiling(for: confidence)))
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

  /// Applies the heuristics against false positives to a span with this probability.
  static func assess(
    _ span: NameSpan, of tokens: Span<NameToken>, in text: Span<UInt8>, context: NameContext, kind: FieldKind,
    probability: Float
  ) -> Assessment {
    guard probability > doubtfulConfidence else { return Assessment(score: probability, doubt: nil) }
    return Assessment(score: probability, doubt: span.doubt(tokens, in: text, context: context, kind: kind))
  }

  /// Calls `body` with every run of words in `text` that the model tags as a name, and the probability of the most likely
  /// word of the run.
  package static func visitSpans(
    in text: Span<UInt8>, kind: FieldKind, language: WordLanguages, cache: WordVectorCache? = nil,
    body: (NameSpan, Span<NameToken>, NameContext, Float) -> Void
  ) {
    var tokenizer = NameTokenizer()
    var tokens = NameTokens()
    while true {
      tokenizer.fill(&tokens, from: text)
      if tokens.mayHoldName {
        let context = NameContext(tokens, kind: kind, language: language)
        // A span of the tokens, not the buffer: reading an element through the buffer copies all of it.
        let words = tokens.storage.span.extracting(first: tokens.count)
        let tagger = NameTagger(words, in: text, context: context, tagsNumbers: false, cache: cache)
        let patterns = NamePatterns(words, in: text, phrases: tagger.phrases)
        var first = 0
        while first < words.count {
          guard var name = Self.name(in: words, tagger, patterns, from: first) else {
            first += 1
            continue
          }
          if Self.continuesOnNextLine(name.span, words, in: text) {
            name.span = NameSpan(first: first, last: name.span.last + 1)
          }
          body(name.span, words, context, name.probability)
          first = name.span.last + 1
        }
      }
      if tokenizer.isAtEnd { return }
      tokens.carryOver()
    }
  }

  /// Whether a given name ends a line and its surname begins the next one, as in a wrapped text.
  private static func continuesOnNextLine(
    _ span: NameSpan, _ tokens: Span<NameToken>, in text: Span<UInt8>
  ) -> Bool {
    guard span.last + 1 < tokens.count, case let (given, surname) = (tokens[span.last], tokens[span.last + 1]),
      surname.gap == .other, given.shape == .title, given.entry.given >= 9, !given.isPossessive,
      surname.shape == .title, surname.entry.surname >= 6, surname.entry.word == 0,
      surname.entry.given < surname.entry.surname, surname.kind.carriesName
    else { return false }
    var lines = 0
    for index in Int(given.end)..<Int(surname.start) {
      switch text[index] {
      case ASCII.newline: lines += 1
      case ASCII.space, ASCII.carriageReturn, ASCII.tab: continue
      default: return false
      }
    }
    return lines == 1
  }

  /// Returns the name that begins with word `first` and its probability: that of a pattern, or of the tagger if that is
  /// longer; nil if no name begins there.
  private static func name(
    in tokens: Span<NameToken>, _ tagger: borrowing NameTagger, _ patterns: NamePatterns, from first: Int
  ) -> (span: NameSpan, probability: Float)? {
    let tagged = name(in: tokens, tagger, from: first)
    let length = patterns.length(at: first)
    guard length > 0 else { return tagged }
    let span = NameSpan(first: first, last: max(first + length - 1, tagged?.span.last ?? first))
    return (span, max(tagged?.probability ?? 0, patterns.confidence(at: first)))
  }

  /// Returns the run of words that begins with word `first`, and the probability of its most likely word; nil if no name
  /// begins there. One word of the run must be likely, and all others possible.
  private static func name(
    in tokens: Span<NameToken>, _ tagger: borrowing NameTagger, from first: Int
  ) -> (span: NameSpan, probability: Float)? {
    guard isPossible(tokens[first], tagger.probability(at: first)) else { return nil }
    var last = first
    var best = tagger.probability(at: first)
    while last + 1 < tokens.count, last - first + 1 < maximumWords {
      let next = tokens[last + 1]
      let probability = tagger.probability(at: last + 1)
      guard isPossible(next, probability), !tagger.begins(at: last + 1), next.gap.joins(after: tokens[last]),
        !tokens[last].isPossessive
      else { break }
      best = max(best, probability)
      last += 1
    }
    guard best >= leastConfidence else { return nil }
    // Initials alone (`e.g.`, `I`) identify no one.
    for index in first...last where tokens[index].letters > 1 {
      return (NameSpan(first: first, last: last), best)
    }
    return nil
  }

  private static func isPossible(_ token: NameToken, _ probability: Float) -> Bool {
    probability >= leastPartProbability && token.kind != .number
  }
}

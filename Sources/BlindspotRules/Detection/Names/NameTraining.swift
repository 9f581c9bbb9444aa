public import BlindspotParser

/// The features and results of the detector of person names, for the tool that trains and measures it (`Tools/names`).
///
/// A system programming interface, because the tool is a package of its own: other programs do not see it.
@_spi(NameTraining)
public enum NameTraining {
  /// A run of words that can be a name.
  public struct Span: Sendable {
    /// Its place in the text, in bytes.
    public let range: TextRange
    /// The confidence by words and context alone, 0 to 1.
    public let confidence: Float
    /// The indices of its features.
    public let features: [Int]
  }

  /// A name that the detector finds.
  public struct Name: Sendable {
    /// Its place in the text, in bytes.
    public let range: TextRange
    /// The confidence, 0 to 1.
    public let confidence: Float
    /// The evidence, in the words of a report.
    public let reason: String
  }

  /// Returns every run of words in `text` that can be a name, with its features.
  public static func spans(in text: [UInt8], kind: FieldKind) -> [Span] {
    let bytes = text.span
    var spans: [Span] = []
    PersonNameDetector.visitSpans(in: bytes, kind: kind) { span, tokens, context in
      let features = NameFeatures(span, of: tokens, in: bytes, context: context)
      spans.append(
        Span(
          range: TextRange(start: Int(tokens[span.first].start), end: Int(tokens[span.last].end)),
          confidence: NameScorer.confidence(of: features), features: (0..<features.size).map { features[$0] }))
    }
    return spans
  }

  /// Returns the names that the detector finds in `text`.
  public static func names(in text: [UInt8], kind: FieldKind) -> [Name] {
    var candidates: [Candidate] = []
    PersonNameDetector().detect(
      in: text.span, profile: TextProfile(text.span), context: FieldContext(kind: kind), into: &candidates)
    return candidates.map { Name(range: $0.range, confidence: $0.confidence, reason: "\($0.reason)") }
  }
}

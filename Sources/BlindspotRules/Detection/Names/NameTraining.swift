public import BlindspotParser

/// The features and results of the detector of person names, for the tool that trains and measures it (`Tools/names`).
///
/// A system programming interface, because the tool is a package of its own: other programs do not see it.
@_spi(NameTraining)
public enum NameTraining {
  /// A name that the detector finds.
  public struct Name: Sendable {
    /// Its place in the text, in bytes.
    public let range: TextRange
    /// The confidence, 0 to 1.
    public let confidence: Float
    /// The evidence, in the words of a report.
    public let reason: String
  }

  /// The words of `text`, at most as many as the detector reads at once, each with its place and its features.
  /// `language` is the language of the flow; empty if unknown.
  public static func words(
    in text: [UInt8], kind: FieldKind, language: String = ""
  ) -> [(range: TextRange, features: [Int])] {
    let bytes = text.span
    var tokenizer = NameTokenizer()
    var tokens = NameTokens()
    tokenizer.fill(&tokens, from: bytes)
    let context = NameContext(tokens, kind: kind, language: WordLanguages(code: language))
    let words = tokens.storage.span.extracting(first: tokens.count)
    var found: [(range: TextRange, features: [Int])] = []
    for index in words.indices {
      let features = NameTokenFeatures(index, of: words, in: bytes, context: context)
      let range = TextRange(start: Int(words[index].start), end: Int(words[index].end))
      found.append((range, (0..<NameTokenFeatures.count).map { features[$0] }))
    }
    return found
  }

  /// Returns the names that the detector finds in `text` of a flow with this language.
  public static func names(in text: [UInt8], kind: FieldKind, language: String = "") -> [Name] {
    var candidates: [Candidate] = []
    PersonNameDetector().detect(
      in: text.span, profile: TextProfile(text.span),
      context: FieldContext(kind: kind, languages: language.isEmpty ? [] : [language]), into: &candidates)
    return candidates.map { Name(range: $0.range, confidence: $0.confidence, reason: "\($0.reason)") }
  }
}

import BlindspotParser
import BlindspotRules
import TestSupport
import Testing

/// The vectors that a scanner keeps do not affect the names that it finds.
@Suite struct WordVectorCacheTests {
  private func candidates(in text: String, kind: FieldKind, _ cache: WordVectorCache?) -> [String] {
    let bytes = Array(text.utf8)
    let context = FieldContext(
      kind: kind, languages: [], regions: [], names: nil, minConfidence: 0, wordVectors: cache)
    var candidates: [Candidate] = []
    PersonNameDetector().detect(
      in: bytes.span, profile: TextProfile(bytes.span), context: context, into: &candidates)
    return candidates.map { "\($0.range) \($0.confidence) \($0.reason)" }
  }

  @Test func `the words of earlier texts do not change the names of a text`() throws {
    let cache = WordVectorCache()
    let kinds: [FieldKind] = [.taskName, .tts, .flowDescription, .personalStatus, .dataActionParameter]
    let texts = try Fixture.rows("Names/person-names.tsv").map { $0[0] }
    for text in texts {
      // The same words in other places: alone, in a sentence, without capitals, with other neighbors.
      for variant in [text, "\(text). \(text)", text.lowercased(), "Ask \(text)'s desk, 12 or 345", "DEVIKA_\(text)"] {
        for kind in kinds {
          let expected = candidates(in: variant, kind: kind, nil)
          #expect(candidates(in: variant, kind: kind, cache) == expected, "\(variant)")
          #expect(candidates(in: variant, kind: kind, cache) == expected, "\(variant), again")
        }
      }
    }
  }
}

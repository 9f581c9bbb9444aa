import BlindspotParser
import BlindspotRules

/// Finds one word everywhere: a detector with predictable findings.
struct WordDetector: Detector {
  let word: String
  var rule = BuiltInRule.personName.index
  var confidence: Float = 0.9
  var ceiling: Severity?

  func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    let bytes = Array(word.utf8)
    guard text.count >= bytes.count else { return }
    for start in 0...text.count - bytes.count where bytes.indices.allSatisfy({ text[start + $0] == bytes[$0] }) {
      candidates.append(
        Candidate(
          range: TextRange(start: start, end: start + bytes.count), rule: rule, confidence: confidence,
          reason: "the word of the test", ceiling: ceiling))
    }
  }
}

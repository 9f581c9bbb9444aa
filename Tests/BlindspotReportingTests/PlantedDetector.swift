import BlindspotParser
import BlindspotRules
import TestSupport

/// Finds only the planted values.
struct PlantedDetector: Detector {
  let words: [(bytes: [UInt8], rule: RuleIndex)]

  /// One rule per category for all kinds of fields.
  static let rules = RuleTable(
    custom: BlindspotRules.Category.allCases.map {
      RuleTable.Entry(
        id: "planted-\($0.rawValue)", what: "a planted value", category: $0, severity: .warning, kinds: .all,
        instead: "Nothing.")
    })

  init(values: [PlantedValue]) {
    words = values.compactMap { value in
      Self.rules.index(of: "planted-\(value.category)").map { (Array(value.text.utf8), $0) }
    }
  }

  func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    for (bytes, rule) in words where text.count >= bytes.count {
      for start in 0...text.count - bytes.count
      where text[start] == bytes[0] && bytes.indices.allSatisfy({ text[start + $0] == bytes[$0] }) {
        candidates.append(
          Candidate(
            range: TextRange(start: start, end: start + bytes.count), rule: rule, confidence: 0.9, reason: "planted"))
      }
    }
  }
}

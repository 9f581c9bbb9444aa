import BlindspotParser
import BlindspotRules
import TestSupport
import Testing

/// The notes that the detectors of a text share do not affect the values that they find.
@Suite struct TextNotesTests {
  private static let texts = [
    "Call 2125550143 now", "Order 4711-0815 of 212-555-0143", "SSN 219-09-9999", "Case 219-09-9999",
    "Ref 914177763170", "call case 2125550143", "ID 212 555 0143", "SKU 9050217168 / 212 555 0143",
    "+1 (212) 555-0143 x12", "Item 12.345.678/90", "born 14.03.1979", "Lot 31944/7329/03205",
    "Kennzeichen M-XY 999", "12 Elm Street", "IP 10.11.12.13", "Batch 0042",
  ]

  private func candidates(in text: String, _ notes: TextNotes?) -> (found: [String], dependsOnDigitValues: Bool) {
    let bytes = Array(text.utf8)
    let profile = TextProfile(bytes.span)
    let context = FieldContext(
      kind: .taskName, languages: ["en-us"], regions: [], names: nil, minConfidence: 0, notes: notes)
    let detectors = BuiltInDetectors()
    var candidates: [Candidate] = []
    notes?.begin()
    detectors.detect(in: bytes.span, profile: profile, context: context, into: &candidates)
    let found = candidates.map { "\($0.rule) \($0.range) \($0.confidence) \($0.reason)" }
    return (found, detectors.dependsOnDigitValues(in: bytes.span, profile: profile, context: context))
  }

  @Test func `the notes of a text change neither its values nor whether its digits matter`() {
    let notes = TextNotes()
    var found = 0
    // In this order and in the other one: nothing of one text remains for the next.
    for text in Self.texts + Self.texts.reversed() {
      let expected = candidates(in: text, nil)
      let actual = candidates(in: text, notes)
      #expect(actual.found == expected.found, "\(text)")
      if expected.found.isEmpty { #expect(actual.dependsOnDigitValues == expected.dependsOnDigitValues, "\(text)") }
      found += expected.found.count
    }
    #expect(found > 10)
  }
}

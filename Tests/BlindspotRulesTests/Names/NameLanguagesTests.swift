import BlindspotParser
import BlindspotRules
import Testing

/// The language of the other words of a text, and that of the flow, are evidence about a word.
@Suite struct NameLanguagesTests {
  /// Returns the largest confidence that a name is in `text`, in a flow with this language.
  private func confidence(of text: String, in language: String = "") -> Float {
    let bytes = Array(text.utf8)
    var candidates: [Candidate] = []
    PersonNameDetector().detect(
      in: bytes.span, profile: TextProfile(bytes.span),
      context: FieldContext(kind: .taskName, languages: language.isEmpty ? [] : [language]), into: &candidates)
    return candidates.map(\.confidence).max() ?? 0
  }

  @Test func `a word of the language of its text is less likely a name`() {
    #expect(confidence(of: "Anna palautetta palvelusta") < 0.5)
    #expect(confidence(of: "Frag Anna nach dem Termin") > 0.5)
  }

  @Test func `a word of the language of its flow is less likely a name`() {
    #expect(confidence(of: "Andre", in: "nb-no") < confidence(of: "Andre", in: "de-de"))
    #expect(confidence(of: "Andre", in: "nb-no") == confidence(of: "Andre", in: "nn"))
    #expect(confidence(of: "Andre", in: "tlh") == confidence(of: "Andre"))
  }
}

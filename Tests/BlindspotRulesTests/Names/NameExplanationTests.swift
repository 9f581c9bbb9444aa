import BlindspotParser
import BlindspotRules
import Testing

@Suite struct NameExplanationTests {
  @Test func `a name is explained with its words, its score and its evidence`() {
    let explanation = NameExplanation(of: "Transfer to Priya Sharma", as: .taskName)
    #expect(explanation.tokens.map(\.text) == ["Transfer", "to", "Priya", "Sharma"])
    let name = explanation.candidates.first { $0.text == "Priya Sharma" }
    #expect(name?.outcome == .found)
    #expect(name?.reason == "given name + surname after “transfer to”")
    #expect(explanation.tokens.map { $0.probability > 0.5 } == [false, false, true, true])
    #expect(explanation.description.contains("Priya Sharma"))
  }

  @Test func `a capped name is explained with the reason`() {
    let texts = ["Call Charlotte NC", "Transfer to Carson NV", "Ask Jackson MS"]
    let outcomes = texts.flatMap { NameExplanation(of: $0, as: .taskName).candidates.map(\.outcome) }
    #expect(outcomes.contains(.capped(reason: "city with its state")))
  }

  @Test func `a text is explained in plain characters, as the detector reads it`() {
    let explanation = NameExplanation(of: "Ask Le\u{AD}na &amp; co", as: .taskName)
    #expect(explanation.text == "Ask Lena & co")
    #expect(explanation.candidates.first?.text == "Lena")
  }

  @Test func `a text without names has no candidates`() {
    #expect(NameExplanation(of: "Disconnect 2", as: .actionName).candidates.isEmpty)
    #expect(NameExplanation(of: "", as: .actionName).tokens.isEmpty)
  }
}

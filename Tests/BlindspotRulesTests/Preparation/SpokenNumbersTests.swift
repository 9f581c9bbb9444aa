import BlindspotParser
import TestSupport
import Testing

@testable import BlindspotRules

@Suite struct SpokenNumbersTests {
  private func copy(_ text: String) -> (text: String, map: SpokenNumbers)? {
    let bytes = Array(text.utf8)
    var numbers = SpokenNumbers()
    guard numbers.prepare(bytes.span, profile: TextProfile(bytes.span), languages: []) else { return nil }
    return (String(decoding: numbers.bytes, as: UTF8.self), numbers)
  }

  @Test(arguments: try Fixture.rows("spoken-numbers.tsv"))
  func `spoken numbers are written in digits`(row: [String]) {
    #expect(copy(row[0])?.text == (row.count > 1 ? row[1] : nil))
  }

  @Test func `languages are known by their codes with and without a region`() {
    let (german, portuguese) = (NumberWord.bits(of: ["de"]), NumberWord.bits(of: ["pt"]))
    #expect(german.nonzeroBitCount == 1 && portuguese.nonzeroBitCount == 1 && german != portuguese)
    #expect(NumberWord.bits(of: ["de-at", "pt_BR"]) == german | portuguese)
    #expect(NumberWord.bits(of: ["", "-de", "deu", "german", "d"]) == 0)
  }

  @Test func `positions refer to the text`() throws {
    let text = "Ask: oh eight oh, double two, seven. Bye"
    let (copied, map) = try #require(copy(text))
    #expect(copied == "Ask: 080227. Bye")
    let range = try #require(map.range(of: TextRange(start: 5, end: 11)))
    #expect(
      String(decoding: Array(text.utf8)[range.start..<range.end], as: UTF8.self) == "oh eight oh, double two, seven")
    #expect(map.range(of: TextRange(start: 0, end: 3)) == nil)
  }

  @Test(arguments: try Fixture.rows("spoken-emails.tsv"))
  func `spelled-out addresses are found exactly`(row: [String]) throws {
    try MarkedText(row[0]).expectFinding(of: "email-address", as: .tts)
  }

  @Test(arguments: try Fixture.rows("spoken-values.tsv"))
  func `spoken values are found exactly`(row: [String]) throws {
    try MarkedText(row[0]).expectFinding(of: row.count > 1 ? row[1] : "", as: .tts)
  }
}

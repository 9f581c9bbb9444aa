import BlindspotRules
import TestSupport
import Testing

@Suite struct MachineTextBlankerTests {
  private func prepared(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    var preparation = MachineTextBlanker()
    let isChanged = preparation.prepare(bytes.span, profile: TextProfile(bytes.span))
    return isChanged ? String(decoding: preparation.text, as: UTF8.self) : nil
  }

  @Test(arguments: [
    "Flow.customer.ssn", "Task.Name_2", "${name}", "%{caller.name}", "{{ user.first }}", "{0}",
    "<break time=\"200ms\"/>",
    "</prosody>", "https://example.com/path?x=1", "www.example.com/contact", "8d604c18-9cca-a310-7cc4-58c5d40f6d77",
    "9f86d081884c7d659a2feaa0c55ad015", "2023-12-31T23:59:59.120+01:00", "20240115103000", "P0DT1H30M",
    "2024-01-15 10:30:00",
  ])
  func `every byte of machine text is replaced by a space`(piece: String) {
    let blank = String(repeating: " ", count: piece.utf8.count)
    #expect(prepared(piece) == blank)
    #expect(prepared("Ask é \(piece), please") == "Ask é \(blank), please")
  }

  @Test(arguments: [
    "Call Ana Díaz", "jane.roe@example.com", "Jane <jane.roe@example.com>", "DE71576176328080768660", "1990-01-15",
    "0x52908400098527886E0F7030069857D2E4169EE7", "Call. Jane is out", "4111111111111111", "PT 12", "a < b > c",
    "{ \"a\": 1 }",
    "St. Mary's", "x{unclosed", "",
  ])
  func `other text is kept`(text: String) {
    #expect(prepared(text) == nil)
  }

  @Test func `an address in the query of a URL is kept`() {
    #expect(prepared("https://example.com/u?mail=jane@example.com") == "                     ?mail=jane@example.com")
  }

  @Test func `the alias of a substitution tag is kept`() {
    let blank = { String(repeating: " ", count: $0) }
    #expect(
      prepared("<sub alias=\"Ana Ruiz\">A.R.</sub>") == blank(12) + "Ana Ruiz" + blank(2) + "A.R." + blank(6))
  }

  @Test(arguments: try Fixture.rows("placeholders.tsv"))
  func `typed texts in placeholders are kept`(row: [String]) {
    let text = row[0]
    let result = prepared(text) ?? text
    #expect(result.utf8.count == text.utf8.count)
    #expect(result.split(separator: " ").joined(separator: " ") == row[1])
  }
}

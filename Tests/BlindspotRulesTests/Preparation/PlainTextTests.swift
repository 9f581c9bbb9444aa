import BlindspotParser
import BlindspotRules
import TestSupport
import Testing

@Suite struct PlainTextTests {
  private func plain(_ text: String) -> (text: String, map: PlainText)? {
    let bytes = Array(text.utf8)
    var plain = PlainText()
    guard plain.prepare(bytes.span, profile: TextProfile(bytes.span)) else { return nil }
    return (String(decoding: plain.bytes, as: UTF8.self), plain)
  }

  @Test(arguments: [
    ("Le\u{AD}na\u{200B} Mar\u{2060}lo\u{200C}we", "Lena Marlowe"),
    ("Lena\u{A0}Marlowe\u{202F}!", "Lena Marlowe !"),
    ("Ｌｅｎａ　Ｍ．", "Lena M."),
    ("０２０ ７９４６ ０９５８", "020 7946 0958"),
    ("٠١٢٣ ۴۵۶ ०१२ ๑๒๓", "0123 456 012 123"),
    ("ﬁne eﬃcient ﬂow", "fine efficient flow"),
    ("𝐋𝐞𝐧𝐚 𝟺𝟸", "Lena 42"),
    ("5\u{FE0F}\u{20E3}5\u{FE0F}\u{20E3}", "55"),
    ("555\u{2011}0143, 555–0143", "555-0143, 555-0143"),
    ("Lena&nbsp;Marlowe &amp; Jos&eacute; &#74;&#x6f;", "Lena Marlowe & José Jo"),
    ("mailto:lena%2Emarlowe%40example.com", "mailto:lena.marlowe@example.com"),
    ("tel:%2B1%20212%20555%200143 at 50%20", "tel:+1 212 555 0143 at 50%20"),
  ])
  func `characters that differ in form only are replaced`(text: String, expected: String) {
    #expect(plain(text)?.text == expected)
  }

  @Test(arguments: [
    "Lena Marlowe", "Zoë Müller – Vertrieb", "Привет, Мир", "AT&T; R&D", "50%20 off", "&unknown;", "田中 太郎", "&#xD800;",
    "100%", "گردش\u{200C}کار",
  ])
  func `other text is kept`(text: String) {
    #expect(plain(text) == nil)
  }

  @Test func `positions refer to the text`() throws {
    let text = "Ask Le\u{AD}na&nbsp;Mar\u{200B}lowe now"
    let (copy, map) = try #require(plain(text))
    let offset = try #require(Array(copy.utf8).firstRange(of: Array("Lena Marlowe".utf8))).lowerBound
    let range = map.range(of: TextRange(start: offset, end: offset + 12))
    let bytes = Array(text.utf8)[range.start..<range.end]
    #expect(String(decoding: bytes, as: UTF8.self) == "Le\u{AD}na&nbsp;Mar\u{200B}lowe")
  }

  @Test(arguments: [
    ("Ask for Le\u{AD}na Marlowe", "Le\u{AD}na Marlowe"),
    ("Ask for Lena\u{202F}Marlowe", "Lena\u{202F}Marlowe"),
    ("Ask for Lena&nbsp;Marlowe", "Lena&nbsp;Marlowe"),
    ("Ring （２１２） ５５５－０１４３", "（２１２） ５５５－０１４３"),
    ("Mail lena\u{200B}.marlowe@\u{200B}example.com", "lena\u{200B}.marlowe@\u{200B}example.com"),
    (
      "<a href='mailto:lena.marlowe%40example.com'>Mail</a> mailto:lena.marlowe%40example.com",
      "lena.marlowe%40example.com"
    ),
  ])
  func `values in other characters are found as they are written`(text: String, value: String) {
    let found = Engine().matches(in: text, as: .flowDescription, language: "en-us").map {
      String(decoding: Array(text.utf8)[$0.range.start..<$0.range.end], as: UTF8.self)
    }
    #expect(found.contains(value), "found \(found)")
  }
}

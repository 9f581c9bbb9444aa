import BlindspotParser
import Testing

@Suite struct WrittenTextTests {
  @Test(arguments: [0, 7, 10, 99, 100, 1_000_000, Int.max, -1, Int.min])
  func `a number has its decimal digits`(_ number: Int) {
    var bytes = Array("a".utf8)
    bytes.append(decimal: number)
    #expect(String(decoding: bytes, as: UTF8.self) == "a\(number)")
  }

  @Test(arguments: ["", "a", "fifteen letters", "sixteen letters!", "über 😀", String(repeating: "ab•", count: 100)])
  func `a text is made of its bytes`(_ text: String) {
    let bytes = Array(text.utf8)
    #expect(String(bytes: bytes.span) == text)
    #expect(String(capacity: bytes.count + 3) { $0.append(bytes.span) } == text)
    #expect(bytes.span.isASCII == text.allSatisfy(\.isASCII))
    for byte in [UInt8(ascii: "~"), UInt8(ascii: "e")] {
      #expect(bytes.span.contains(0, or: byte, or: 1) == bytes.contains(byte))
    }
  }

  @Test func `malformed bytes are repaired`() {
    let bytes: [UInt8] = [0x61, 0xE2, 0x80, 0x62, 0xFF]
    #expect(String(bytes: bytes.span) == String(decoding: bytes, as: UTF8.self))
  }
}

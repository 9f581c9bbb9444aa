import BlindspotParser
import Testing

@Suite struct TextEncodingTests {
  private static let text = "name: Zoë 😀\n"

  @Test(arguments: [false, true], [false, true])
  func `UTF-16 is transcoded with and without a byte-order mark`(isLittle: Bool, hasMark: Bool) throws {
    let units: [UInt16] = (hasMark ? [0xFEFF] : []) + Array(Self.text.utf16)
    let bytes = units.flatMap { unit in
      let halves = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return isLittle ? halves : halves.reversed()
    }
    let document = try #require(YAMLReader.read(SourceFile(name: "f", bytes: bytes)).documents.first)
    #expect(outline(document) == #"{1:1-1:5="name": 1:7-1:12="Zoë 😀"}"#)
  }

  @Test(
    arguments: [
      [0x61, 0x0A, 0x62, 0xFF], [0x61, 0x0A, 0x62, 0xC0, 0x80], [0x61, 0x0A, 0x62, 0xED, 0xA0, 0x80],
      [0x61, 0x0A, 0x62, 0xF4, 0x90, 0x80, 0x80], [0x61, 0x0A, 0x62, 0xE2, 0x82],
    ] as [[UInt8]])
  func `invalid UTF-8 is a problem with a position`(bytes: [UInt8]) {
    let input = SourceFile(name: "f", bytes: bytes)
    for result in [YAMLReader.read(input), JSONReader.read(input), CSVReader.read(input), HCLReader.read(input)] {
      #expect(result.problems.map(\.code) == [.encoding])
      #expect(result.problems.map(\.position) == [SourcePosition(line: 2, column: 2)])
    }
  }

  @Test(arguments: [0, 1, 15, 16, 63, 64, 65, 130])
  func `an invalid byte is found at any alignment`(offset: Int) {
    let text = Array((String(repeating: "Zoë ", count: 3) + "\n" + String(repeating: "x", count: offset)).utf8)
    let input = SourceFile(name: "f", bytes: text + [0xC3] + [UInt8](repeating: 0x78, count: 200 - offset))
    #expect(YAMLReader.read(input).problems.map(\.position) == [SourcePosition(line: 2, column: offset + 1)])
  }

  @Test func `an unpaired surrogate in UTF-16 is a problem with a position`() {
    let input = SourceFile(name: "f", bytes: [0xFF, 0xFE, 0x61, 0x00, 0x00, 0xD8, 0x62, 0x00])
    #expect(YAMLReader.read(input).problems.map(\.position) == [SourcePosition(line: 1, column: 2)])
  }

  @Test func `a binary file is reported as binary`() {
    let input = SourceFile(name: "f", bytes: [0x50, 0x4B, 0x03, 0x04, 0x00, 0xFF, 0xFE, 0x00, 0x80])
    #expect(YAMLReader.read(input).problems.map(\.message) == ["the file is binary, not text"])
  }
}

import BlindspotEncoding
import BlindspotParser
import Synchronization
import Testing

/// Texts are copied and compared in blocks of sixteen bytes, so every length and offset around them is tested.
@Suite struct ByteWriterTests {
  @Test(arguments: [0, 1, 9, 10, 11, 99, 100, 12_345, 1_000_000_000_000_000_000, -1, -120, Int.max, Int.min])
  func `numbers have the digits of their description`(number: Int) {
    var out = ByteWriter()
    out.write(number)
    out.write(ASCII.comma, before: number)
    #expect(out.text == "\(number),\(number)")
    #expect(Decimals.digits(number) == "\(number.magnitude)".count)
  }

  @Test func `numbers of up to five digits have the digits of their description`() {
    var out = ByteWriter()
    out.write(listOf: 20_400) { $0 - 10_200 }
    #expect(out.text == (-10_200..<10_200).map { "\($0)" }.joined(separator: ","))
  }

  @Test(arguments: [0, 1, 2, 63, 64, 65, 128, 1000])
  func `a list of numbers has commas between them`(count: Int) {
    func number(_ index: Int) -> Int { index % 3 == 0 ? Int.min + index : index * (index % 2 == 0 ? 1 : -1) }
    var out = ByteWriter()
    out.write(byte: ASCII.openBracket)
    out.write(listOf: count, number: number)
    #expect(out.text == "[" + (0..<count).map { "\(number($0))" }.joined(separator: ","))
  }

  @Test func `bytes at the end can be removed`() {
    var out = ByteWriter()
    out.write("abc")
    out.truncate(to: 5)
    #expect(out.count == 3)
    out.truncate(to: 1)
    out.write("d")
    #expect(out.text == "ad")
  }

  @Test func `texts of all lengths are written unchanged`() {
    let letters = String(repeating: "abcdefghijklmnopqrstuvwxyz", count: 4)
    var out = ByteWriter()
    var expected = ""
    for count in 0...80 {
      let text = String(letters.prefix(count))
      out.write(text)
      out.write(spaces: count)
      out.write(ASCII.caret, count: count)
      out.write(byte: ASCII.comma)
      expected += text + String(repeating: " ", count: count) + String(repeating: "^", count: count) + ","
    }
    #expect(out.text == expected)
  }

  @Test func `bytes have two hexadecimal digits`() {
    let all = (0...255).map { UInt8($0) }
    for bytes in [all] + (0...9).map({ Array(all.suffix($0)) }) {
      var out = ByteWriter()
      out.write(hexadecimal: bytes.span)
      #expect(out.text == bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    }
  }

  @Test func `an escape in a text that is put together is written even between two pieces`() {
    let pieces = Mutex<[UInt8]>([])
    var out = ByteWriter { piece in pieces.withLock { $0.append(contentsOf: piece) } }
    var expected = ""
    for index in 0..<20_000 {
      out.write(visible: { out in
        out.write(index)
        out.write("\u{1B}")
        out.write("x")
      })
      expected += "\(index)\\u{1B}x"
    }
    #expect(String(decoding: pieces.withLock { $0 } + out.bytes, as: UTF8.self) == expected)
  }

  @Test func `a block at the end of a text is filled with zeros`() {
    for count in 1...40 {
      let bytes = (1...count).map { UInt8($0) }
      for index in 0..<count {
        let block = bytes.span.paddedBlock(at: index)
        let expected = (index..<index + 16).map { $0 < count ? bytes[$0] : 0 }
        #expect((0..<16).map { block[$0] } == expected)
      }
    }
  }
}

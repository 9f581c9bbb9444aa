import BlindspotParser
import Testing

/// Searches compare several bytes at once, so each length and each position counts.
@Suite struct SpanSearchTests {
  private func contains(_ bytes: [UInt8], _ byte: UInt8) -> Bool {
    let span = bytes.span
    return span.contains(byte)
  }

  private func firstIndex(_ bytes: [UInt8], of byte: UInt8, from start: Int) -> Int? {
    let span = bytes.span
    return span.firstIndex(of: byte, from: start)
  }

  @Test func `a byte is found at every position of texts of every length`() {
    for count in 0...70 {
      for byte: UInt8 in [0x00, 0x20, 0x40, 0x7F, 0x80, 0xFF] {
        // The neighbors of the byte must not be mistaken for it.
        for neighbor in [byte &- 1, byte &+ 1, byte ^ 0x80] {
          var bytes = [UInt8](repeating: neighbor, count: count)
          #expect(!contains(bytes, byte))
          for index in bytes.indices {
            bytes[index] = byte
            #expect(contains(bytes, byte))
            #expect(firstIndex(bytes, of: byte, from: 0) == index)
            #expect(firstIndex(bytes, of: byte, from: index) == index)
            #expect(firstIndex(bytes, of: byte, from: index + 1) == nil)
            bytes[index] = neighbor
          }
        }
      }
    }
  }
}

/// A report under construction: UTF-8 bytes that are only ever added to.
package struct ByteWriter: Sendable {
  /// What was written so far.
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Writes `text` as it is.
  package mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Writes one byte.
  package mutating func write(byte: UInt8) { bytes.append(byte) }

  /// Writes `number` in decimal digits.
  package mutating func write(_ number: Int) { write(String(number)) }

  /// Writes `text` and a line feed.
  package mutating func line(_ text: String = "") {
    write(text)
    bytes.append(0x0A)
  }

  /// Writes `text` with some ASCII bytes replaced: `replacement` gives the text to stand for a byte, nil to keep it.
  /// It is not asked about the bytes of other characters, and not about letters, digits and spaces.
  package mutating func write(_ text: String, replacing replacement: (UInt8) -> String?) {
    let text = text.utf8Span.span
    for index in text.indices {
      let byte = text[index]
      if Self.isSyntax(byte), let other = replacement(byte) { write(other) } else { bytes.append(byte) }
    }
  }

  /// Whether a byte is ASCII punctuation or a control, the only ones any syntax gives a meaning.
  private static func isSyntax(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: false
    default: true
    }
  }
}

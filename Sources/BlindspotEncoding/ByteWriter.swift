import BlindspotParser

/// A buffer of UTF-8 bytes that grows at its end.
package struct ByteWriter: Sendable {
  /// The bytes written so far.
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Makes room for `count` more bytes.
  package mutating func reserveCapacity(_ count: Int) { bytes.reserveCapacity(bytes.count + count) }

  /// The bytes written so far, as text.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes `text` unchanged.
  package mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Writes one byte.
  package mutating func write(byte: UInt8) { bytes.append(byte) }

  /// Writes `number` in decimal digits.
  package mutating func write(_ number: Int) { write(String(number)) }

  /// Writes `text` and a line feed.
  package mutating func line(_ text: String = "") {
    write(text)
    bytes.append(ASCII.newline)
  }

  /// Writes `text`, replacing ASCII punctuation and control characters.
  ///
  /// - Parameter replacement: Returns the replacement of a byte, or nil to keep the byte. It is called only for ASCII
  ///   punctuation and controls, never for letters, digits, spaces and the bytes of other characters.
  package mutating func write(_ text: String, replacing replacement: (UInt8) -> String?) {
    let text = text.utf8Span.span
    for index in text.indices {
      let byte = text[index]
      if Self.isPunctuationOrControl(byte), let other = replacement(byte) { write(other) } else { bytes.append(byte) }
    }
  }

  /// Whether a byte is ASCII punctuation or an ASCII control character. No syntax gives a meaning to other bytes.
  private static func isPunctuationOrControl(_ byte: UInt8) -> Bool {
    switch byte {
    case ASCII.space, UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...:
      false
    default: true
    }
  }
}

extension String {
  /// Makes a text of `count` equal ASCII characters. The initializer of the standard library takes 3,000 instructions.
  package init(repeatingASCII byte: UInt8, count: Int) {
    self.init(decoding: [UInt8](repeating: byte, count: count), as: UTF8.self)
  }

  /// The text with its first character in upper case.
  package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// Makes a text of `count` spaces.
  package init(spaces count: Int) { self.init(repeatingASCII: ASCII.space, count: count) }
}

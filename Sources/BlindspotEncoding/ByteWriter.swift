import BlindspotParser

/// Receives the bytes of a report piece by piece, so that the report is never in memory as a whole.
package typealias ByteSink = @Sendable ([UInt8]) -> Void

/// A buffer of UTF-8 bytes that grows at its end.
package struct ByteWriter: Sendable {
  /// The bytes written so far, without those that the sink has received.
  package private(set) var bytes: [UInt8] = []
  private let sink: ByteSink?
  private var hasPassedOn = false
  /// The number of bytes from which the sink receives them.
  private static let pieceSize = 1 << 16

  /// Creates an empty buffer.
  ///
  /// - Parameter sink: Receives the bytes whenever there are many; nil to keep all of them. The last bytes are not passed to
  ///   it: they are in ``bytes``.
  package init(_ sink: ByteSink? = nil) { self.sink = sink }

  /// Whether nothing was written.
  package var isEmpty: Bool { bytes.isEmpty && !hasPassedOn }

  /// Passes the bytes to the sink if there are many.
  private mutating func passOn() {
    guard let sink else { return }
    sink(bytes)
    bytes.removeAll(keepingCapacity: true)
    hasPassedOn = true
  }

  /// Makes room for `count` more bytes.
  package mutating func reserveCapacity(_ count: Int) { bytes.reserveCapacity(bytes.count + count) }

  /// The bytes written so far, as text.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes `text` unchanged.
  package mutating func write(_ text: String) { write(text.utf8Span.span) }

  /// Writes bytes unchanged.
  package mutating func write(_ text: Span<UInt8>) {
    if bytes.count >= Self.pieceSize { passOn() }
    guard text.count <= Self.longestLoop else { return bytes.append(contentsOf: text) }
    bytes.append(addingCapacity: text.count) { output in
      for index in text.indices { output.append(text[index]) }
    }
  }

  /// The number of bytes up to which a loop takes fewer instructions than a copy in one operation.
  private static let longestLoop = 16

  /// Writes one byte.
  package mutating func write(byte: UInt8) { bytes.append(byte) }

  /// Writes spaces.
  package mutating func write(spaces count: Int) {
    bytes.append(addingCapacity: count) { output in
      for _ in 0..<count { output.append(ASCII.space) }
    }
  }

  /// Writes a name of printable ASCII in quotation marks, with a colon and perhaps a space after it.
  mutating func write(quoted name: Span<UInt8>, hasSpace: Bool) {
    bytes.append(addingCapacity: name.count + 4) { output in
      output.append(ASCII.quote)
      for index in name.indices { output.append(name[index]) }
      output.append(ASCII.quote)
      output.append(ASCII.colon)
      if hasSpace { output.append(ASCII.space) }
    }
  }

  /// Writes a line feed and spaces, after a comma on request.
  mutating func breakLine(afterComma hasComma: Bool = false, indentation: Int) {
    bytes.append(addingCapacity: indentation + 2) { output in
      if hasComma { output.append(ASCII.comma) }
      output.append(ASCII.newline)
      for _ in 0..<indentation { output.append(ASCII.space) }
    }
  }

  /// Writes `number` in decimal digits.
  package mutating func write(_ number: Int) { bytes.append(decimal: number) }

  /// Writes a nonnegative value with one or two decimals: `0.91`, `0.9`, `1.0`.
  mutating func write(hundredths value: Double) {
    let all = Int((value * 100).rounded())
    write(all / 100)
    write(byte: ASCII.period)
    write(all / 10 % 10)
    if all % 10 != 0 { write(all % 10) }
  }

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

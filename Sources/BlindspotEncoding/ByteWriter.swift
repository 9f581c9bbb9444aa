import BlindspotParser

/// Receives the bytes of a report piece by piece, so that the report is never in memory as a whole.
package typealias ByteSink = @Sendable (_ piece: Span<UInt8>) -> Void

/// A buffer of UTF-8 bytes that grows at its end.
package struct ByteWriter: Sendable {
  /// The bytes written so far, without those that the sink has received, and room for more.
  private var buffer: [UInt8] = []
  /// The number of bytes written so far in ``buffer``.
  private var end = 0
  private let sink: ByteSink?
  private var hasPassedOn = false
  /// Whether the sink must not receive the bytes yet.
  private var isHeld = false
  /// The number of bytes from which the sink receives them.
  private static let pieceSize = 1 << 16
  /// The number of bytes after the end of a text that its writing can change: texts are copied in blocks.
  private static let overrun = 16

  /// Creates an empty buffer.
  ///
  /// - Parameter sink: Receives the bytes whenever there are many; nil to keep all of them. The last bytes are not passed to
  ///   it: they are in ``bytes``.
  package init(_ sink: ByteSink? = nil) { self.sink = sink }

  /// The bytes written so far, without those that the sink has received.
  package var bytes: [UInt8] { Array(buffer[..<end]) }

  /// The bytes written so far, as text.
  package var text: String { String(decoding: buffer[..<end], as: UTF8.self) }

  /// Calls `body` with the bytes written so far, without those that the sink has received.
  package func withBytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result { body(buffer.span.extracting(..<end)) }

  /// Removes all bytes and keeps the room for them.
  package mutating func removeAll() { end = 0 }

  /// The number of bytes written so far, without those that the sink has received.
  package var count: Int { end }

  /// Removes the bytes after the first `count`, of which the sink has received none.
  package mutating func truncate(to count: Int) { end = min(end, count) }

  /// Whether nothing was written.
  package var isEmpty: Bool { end == 0 && !hasPassedOn }

  // MARK: Room

  /// Makes room for `count` more bytes.
  package mutating func reserveCapacity(_ count: Int) { makeRoom(for: count) }

  @inline(__always) private mutating func makeRoom(for count: Int) {
    if buffer.count &- end < count &+ Self.overrun { grow(for: count) }
  }

  @inline(never) private mutating func grow(for count: Int) {
    if let sink, end >= Self.pieceSize, !isHeld {
      sink(buffer.span.extracting(..<end))
      end = 0
      hasPassedOn = true
    }
    let needed = end + count + Self.overrun
    guard buffer.count < needed else { return }
    let size = max(needed, sink == nil ? 2 * buffer.count : Self.pieceSize + 1024, 256)
    buffer.append(contentsOf: repeatElement(0, count: size - buffer.count))
  }

  /// Writes at most `count` bytes.
  ///
  /// - Parameter body: Writes into the buffer from an offset on, which it advances by the number of bytes. It can also
  ///   change the sixteen bytes after the room that was requested.
  @inline(__always) mutating func append(_ count: Int, _ body: (inout MutableRawSpan, inout Int) -> Void) {
    makeRoom(for: count)
    var place = end
    var output = buffer.mutableSpan
    var bytes = unsafe output.mutableBytes
    body(&bytes, &place)
    end = place
  }

  // MARK: Bytes

  /// Writes bytes unchanged.
  package mutating func write(_ text: Span<UInt8>) {
    append(text.count) { $0.put(text, at: &$1) }
  }

  /// Writes `text` unchanged.
  package mutating func write(_ text: String) { text.withBytes { write($0) } }

  /// Writes `text` unchanged.
  package mutating func write(literal text: StaticString) {
    text.withUTF8Buffer { unsafe write($0.span) }
  }

  /// Writes texts of the program in one operation.
  package mutating func write(literals one: StaticString, _ two: StaticString, _ three: StaticString = "") {
    append(one.utf8CodeUnitCount + two.utf8CodeUnitCount + three.utf8CodeUnitCount) { output, end in
      output.put(one, at: &end)
      output.put(two, at: &end)
      output.put(three, at: &end)
    }
  }

  /// Writes `text` with every invisible or active scalar escaped; see ``VisibleText``.
  package mutating func write(visible text: String) { text.withBytes { write(visible: $0) } }

  /// Writes `text` with every invisible or active scalar escaped; see ``VisibleText``.
  package mutating func write(visible text: Span<UInt8>) {
    VisibleText.withEscaped(text) { write($0) }
  }

  /// Writes what `text` writes, with every invisible or active scalar escaped; see ``VisibleText``.
  package mutating func write(visible text: (inout ByteWriter) -> Void) {
    let start = hold()
    text(&self)
    isHeld = false
    if let escaped = escaped(from: start) {
      end = start
      write(escaped)
    }
  }

  /// Keeps the bytes that are written from now on from the sink, and returns the offset of the first one. Calls cannot be
  /// nested.
  mutating func hold() -> Int {
    // A full buffer goes to the sink first.
    makeRoom(for: 1)
    isHeld = true
    return end
  }

  /// Calls `body` with the bytes that were held from the sink, and no longer holds them.
  mutating func release(from start: Int, _ body: (Span<UInt8>) -> Void) {
    isHeld = false
    body(buffer.span.extracting(start..<end))
  }

  /// Returns the bytes from an offset on with invisible and active scalars escaped; nil if there are none.
  private func escaped(from start: Int) -> String? {
    let written = buffer.span.extracting(start..<end)
    return VisibleText.isPlain(written) ? nil : VisibleText.escaped(written)
  }

  /// Writes one byte.
  package mutating func write(byte: UInt8) {
    append(1) { $0.put(byte, at: &$1) }
  }

  /// Writes the bytes of a text from `start`, the start of a scalar, up to the first scalar that may have to be escaped,
  /// and returns the index of that one; the count if there is none.
  mutating func writePlain(_ text: Span<UInt8>, from start: Int) -> Int {
    var index = start
    append(text.count &- start) { index = $0.putPlain(text, from: start, at: &$1) }
    return index
  }

  /// Writes spaces.
  package mutating func write(spaces count: Int) { write(ASCII.space, count: count) }

  /// Writes a byte several times.
  package mutating func write(_ byte: UInt8, count: Int) {
    guard count > 0 else { return }
    append(count) { $0.put(byte, count: count, at: &$1) }
  }

  // MARK: Numbers

  /// Writes `number` in decimal digits.
  package mutating func write(_ number: Int) {
    append(MutableRawSpan.mostDigits) { $0.put(number, at: &$1) }
  }

  /// Writes a byte and `number` in decimal digits.
  package mutating func write(_ byte: UInt8, before number: Int) {
    append(MutableRawSpan.mostDigits + 1) { output, end in
      output.put(byte, at: &end)
      output.put(number, at: &end)
    }
  }

  /// Writes `count` numbers in decimal digits with commas between them.
  ///
  /// To write each by itself takes twice as many instructions: the room for it is checked each time.
  ///
  /// - Parameter number: Returns the number at an index, from 0 on.
  package mutating func write(listOf count: Int, number: (Int) -> Int) {
    var index = 0
    while index < count {
      let last = min(index + 64, count)
      append((last - index) * (MutableRawSpan.mostDigits + 1)) { output, end in
        while index < last {
          if index > 0 { output.put(ASCII.comma, at: &end) }
          output.put(number(index), at: &end)
          index += 1
        }
      }
    }
  }

  /// Writes bytes in hexadecimal digits, two for each.
  package mutating func write(hexadecimal bytes: Span<UInt8>) {
    append(2 * bytes.count) { output, end in
      var index = 0
      while index &+ 4 <= bytes.count {
        output.put(hexadecimal: bytes.half(at: index), at: &end)
        index &+= 4
      }
      while index < bytes.count {
        output.put(hexadecimal: UInt32(bytes[index]), count: 1, at: &end)
        index &+= 1
      }
    }
  }

  /// Writes a nonnegative value with one or two decimals: `0.91`, `0.9`, `1.0`.
  package mutating func write(hundredths value: Double) {
    let all = Int((value * 100).rounded())
    append(MutableRawSpan.mostDigits + 3) { output, end in
      output.put(all / 100, at: &end)
      output.put(ASCII.period, at: &end)
      output.put(all / 10 % 10, at: &end)
      if all % 10 != 0 { output.put(all % 10, at: &end) }
    }
  }

  /// Writes `text` and a line feed.
  package mutating func line(_ text: String = "") {
    write(text)
    write(byte: ASCII.newline)
  }

  /// Writes `text`, replacing ASCII punctuation and control characters.
  ///
  /// - Parameter replacement: Returns the replacement of a byte, or nil to keep the byte. It is called only for ASCII
  ///   punctuation and controls, never for letters, digits, spaces and the bytes of other characters.
  package mutating func write(_ text: String, replacing replacement: (UInt8) -> String?) {
    text.withBytes { text in
      var written = 0
      for index in text.indices {
        guard Self.isPunctuationOrControl(text[index]), let other = replacement(text[index]) else { continue }
        write(text.extracting(written..<index))
        write(other)
        written = index + 1
      }
      write(text.extracting(written...))
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
  /// The text with its first character in upper case.
  package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

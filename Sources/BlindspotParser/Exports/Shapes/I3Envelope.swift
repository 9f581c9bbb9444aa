/// The envelope of `.i3…` files, Architect's own export format: `base64(encodeURIComponent(JSON))`.
///
/// The platform documents none of this; every public file of the kind decodes so and encodes to the same bytes again.
enum I3Envelope {
  /// Whether bytes begin like an envelope: every JSON object does, since `JTdC` is the base64 of `%7B`.
  static func matches(_ bytes: Span<UInt8>) -> Bool {
    let start = contentStart(of: bytes)
    guard bytes.count >= start + 4 else { return false }
    return bytes[start] == UInt8(ascii: "J") && bytes[start + 1] == UInt8(ascii: "T")
      && bytes[start + 2] == UInt8(ascii: "d") && bytes[start + 3] == UInt8(ascii: "C")
  }

  /// Why an envelope could not be opened.
  enum Failure: Error {
    /// A byte that base64 does not use, at an offset of the file.
    case notBase64(at: Int)
    /// The base64 text ends in the middle of a group of four.
    case truncated
    /// A `%` without two hexadecimal digits behind it.
    case badPercentEscape

    /// What to tell the user.
    var message: String {
      switch self {
      case .notBase64(let offset):
        "the file is no Architect export: byte \(offset) is not base64; export the flow again"
      case .truncated: "the file ends in the middle of its base64 text; it was cut off, export the flow again"
      case .badPercentEscape: "the file is damaged: a percent escape inside it is broken; export the flow again"
      }
    }
  }

  /// How many bytes are taken out of base64 before their escapes are undone: few enough to stay in the first cache.
  private static let stretch = 12_288

  /// Opens the envelope in one pass over the bytes.
  static func open(_ bytes: Span<UInt8>) throws(Failure) -> [UInt8] {
    var base64 = Base64Reader(start: contentStart(of: bytes))
    var escaped = [UInt8](repeating: 0, count: stretch + 8)
    var escapedCount = 0
    // Words are written whole, their last bytes to be written over.
    var text = [UInt8](repeating: 0, count: bytes.count / 4 * 3 + 16)
    var count = 0
    while !base64.isAtEnd {
      escapedCount = read(bytes, with: &base64, into: &escaped, from: escapedCount)
      let taken = try unescape(escaped.span.extracting(0..<escapedCount), into: &text, from: &count)
      // Two bytes of an escape may wait for the third.
      for index in taken..<escapedCount { escaped[index - taken] = escaped[index] }
      escapedCount -= taken
    }
    switch base64.failure {
    case .notBase64(let offset): throw .notBase64(at: offset)
    case .truncated: throw .truncated
    case nil: break
    }
    guard escapedCount == 0 else { throw .badPercentEscape }
    text.removeLast(text.count - count)
    return text
  }

  private static func read(
    _ bytes: Span<UInt8>, with base64: inout Base64Reader, into escaped: inout [UInt8], from start: Int
  ) -> Int {
    var span = escaped.mutableSpan
    // Bytes of any value are bytes.
    var output = unsafe span.mutableBytes
    return base64.read(bytes, into: &output, from: start)
  }

  /// Undoes `encodeURIComponent`, and returns how many bytes were taken: all, or all before an escape that is not whole.
  private static func unescape(
    _ escaped: Span<UInt8>, into text: inout [UInt8], from count: inout Int
  ) throws(Failure) -> Int {
    // Copies, since a global is looked up anew at every use and an argument written through its address.
    let values = hexadecimalValues
    var end = count
    defer { count = end }
    var span = text.mutableSpan
    // Bytes of any value are bytes.
    var output = unsafe span.mutableBytes
    var index = 0
    while index &+ 16 <= escaped.count {
      // Eight bytes at once, of which those before an escape count.
      var word = escaped.word(at: index)
      output.storeBytes(of: word.littleEndian, toByteOffset: end, as: UInt64.self)
      let plain = word.marks(of: UInt8(ascii: "%")).trailingZeroBitCount &>> 3
      index &+= plain
      end &+= plain
      if plain == 8 { continue }
      word = escaped.word(at: index)
      let high = values[Int(word &>> 8 & 0xFF)]
      let low = values[Int(word &>> 16 & 0xFF)]
      guard high | low < 16 else { throw .badPercentEscape }
      output.storeBytes(of: high << 4 | low, toByteOffset: end, as: UInt8.self)
      index &+= 3
      end &+= 1
    }
    while index < escaped.count {
      var byte = escaped[index]
      if byte == UInt8(ascii: "%") {
        let digits = escaped.extracting(index + 1..<min(index + 3, escaped.count))
        guard !digits.indices.contains(where: { values[Int(digits[$0])] >= 16 }) else { throw .badPercentEscape }
        guard digits.count == 2 else { break }
        byte = values[Int(digits[0])] << 4 | values[Int(digits[1])]
        index += 2
      }
      output.storeBytes(of: byte, toByteOffset: end, as: UInt8.self)
      index += 1
      end += 1
    }
    return index
  }

  /// The place behind a byte-order mark and white space.
  private static func contentStart(of bytes: Span<UInt8>) -> Int {
    var start = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
    while start < bytes.count, bytes[start] <= 0x20 { start += 1 }
    return start
  }

  /// The value of each hexadecimal digit; 255 for any other byte.
  private static let hexadecimalValues: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, digit) in "0123456789ABCDEF".utf8.enumerated() { values[Int(digit)] = UInt8(value) }
    for (value, digit) in "abcdef".utf8.enumerated() { values[Int(digit)] = UInt8(value + 10) }
    return values
  }()
}

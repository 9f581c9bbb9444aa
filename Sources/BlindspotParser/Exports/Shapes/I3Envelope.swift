/// The envelope of `.i3…` files, Architect's own export format: `base64(encodeURIComponent(JSON))`.
///
/// The platform does not document the format; all public files decode with it and encode to the same bytes again.
enum I3Envelope {
  /// Whether bytes start like the envelope of a JSON object: `JTdC` is the base64 form of `%7B`.
  static func matches(_ bytes: Span<UInt8>) -> Bool { bytes.matches("JTdC", at: bytes.contentStart) }

  /// The reason why an envelope cannot be opened.
  enum Failure: Error {
    /// A byte that is not base64, at an offset of the file.
    case notBase64(at: Int)
    /// The base64 text ends in the middle of a group of four.
    case truncated
    /// A `%` that is not followed by two hexadecimal digits.
    case badPercentEscape

    /// The message for the user.
    var message: ShownText {
      switch self {
      case .notBase64(let offset):
        "the file is not an Architect export: byte \(offset) is not base64; export the flow again"
      case .truncated: "the file is truncated: its base64 text is incomplete; export the flow again"
      case .badPercentEscape: "the file is damaged: it contains an invalid percent escape; export the flow again"
      }
    }
  }

  /// How many bytes are decoded from base64 before their escapes are decoded: few enough for the first-level cache.
  private static let stretch = 12_288

  /// Opens the envelope in one pass over the bytes.
  static func open(_ bytes: Span<UInt8>) throws(Failure) -> [UInt8] {
    var base64 = Base64Reader(start: bytes.contentStart)
    var escaped = [UInt8](repeating: 0, count: stretch + 8)
    var escapedCount = 0
    // Whole words are written; the next one overwrites their last bytes.
    var text = [UInt8](repeating: 0, count: bytes.count / 4 * 3 + 16)
    var count = 0
    while !base64.isAtEnd {
      escapedCount = read(bytes, with: &base64, into: &escaped, from: escapedCount)
      let consumed = try unescape(escaped.span.extracting(0..<escapedCount), into: &text, from: &count)
      // The start of an escape that is not complete.
      for index in consumed..<escapedCount { escaped[index - consumed] = escaped[index] }
      escapedCount -= consumed
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
    // Unsafe only for types with invalid bit patterns.
    var output = unsafe span.mutableBytes
    return base64.read(bytes, into: &output, from: start)
  }

  /// Decodes `encodeURIComponent`.
  ///
  /// - Returns: how many bytes were consumed: all, or all before an escape that is not complete.
  private static func unescape(
    _ escaped: Span<UInt8>, into text: inout [UInt8], from count: inout Int
  ) throws(Failure) -> Int {
    // Copies: a global is looked up at every use, and an argument is written through its address.
    let values = hexadecimalValues
    var end = count
    defer { count = end }
    var span = text.mutableSpan
    // Unsafe only for types with invalid bit patterns.
    var output = unsafe span.mutableBytes
    var index = 0
    while index &+ 16 <= escaped.count {
      // Eight bytes at once; those before an escape count.
      var word = escaped.word(at: index)
      output.storeBytes(of: word.littleEndian, toByteOffset: end, as: UInt64.self)
      let plain = word.marks(of: ASCII.percent).trailingZeroBitCount &>> 3
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
      if byte == ASCII.percent {
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

  /// The value of each hexadecimal digit; 255 for any other byte.
  private static let hexadecimalValues: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, digit) in "0123456789ABCDEF".utf8.enumerated() { values[Int(digit)] = UInt8(value) }
    for (value, digit) in "abcdef".utf8.enumerated() { values[Int(digit)] = UInt8(value + 10) }
    return values
  }()
}

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

  /// Opens the envelope in one pass over the bytes.
  static func open(_ bytes: Span<UInt8>) throws(Failure) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count / 4 * 3)
    var group: UInt32 = 0
    var digits = 0
    var padding = 0
    var percent = PercentDecoder()
    // Copies of the references: a global is looked up anew at every use.
    let (digitValues, hexadecimalValues) = (Self.digitValues, Self.hexadecimalValues)
    var index = contentStart(of: bytes)
    while index < bytes.count {
      let byte = bytes[index]
      let value = digitValues[Int(byte)]
      if value < 64, padding == 0 {
        group = group << 6 | UInt32(value)
        digits += 1
        if digits == 4 {
          try percent.take(UInt8(truncatingIfNeeded: group >> 16), hexadecimalValues, into: &text)
          try percent.take(UInt8(truncatingIfNeeded: group >> 8), hexadecimalValues, into: &text)
          try percent.take(UInt8(truncatingIfNeeded: group), hexadecimalValues, into: &text)
          group = 0
          digits = 0
        }
      } else if byte == UInt8(ascii: "="), digits >= 2 {
        padding += 1
      } else if byte > 0x20 {
        throw .notBase64(at: index)
      }
      index += 1
    }
    guard digits == 0 && padding == 0 || digits >= 2 && digits + padding == 4 else { throw .truncated }
    if digits >= 2 {
      try percent.take(UInt8(truncatingIfNeeded: group >> (digits == 2 ? 4 : 10)), hexadecimalValues, into: &text)
    }
    if digits == 3 { try percent.take(UInt8(truncatingIfNeeded: group >> 2), hexadecimalValues, into: &text) }
    try percent.finish()
    return text
  }

  /// Undoes `encodeURIComponent`, a byte at a time.
  private struct PercentDecoder {
    /// What was read of an escape: nothing, `%`, or `%` and a digit.
    private enum State {
      case text
      case percent
      case digit(UInt8)
    }

    private var state = State.text

    @inline(__always)
    mutating func take(_ byte: UInt8, _ hexadecimalValues: [UInt8], into text: inout [UInt8]) throws(Failure) {
      switch state {
      case .text:
        if byte == UInt8(ascii: "%") { state = .percent } else { text.append(byte) }
      case .percent:
        let value = hexadecimalValues[Int(byte)]
        guard value < 16 else { throw .badPercentEscape }
        state = .digit(value)
      case .digit(let high):
        let value = hexadecimalValues[Int(byte)]
        guard value < 16 else { throw .badPercentEscape }
        text.append(high << 4 | value)
        state = .text
      }
    }

    func finish() throws(Failure) {
      guard case .text = state else { throw .badPercentEscape }
    }
  }

  /// The place behind a byte-order mark and white space.
  private static func contentStart(of bytes: Span<UInt8>) -> Int {
    var start = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
    while start < bytes.count, bytes[start] <= 0x20 { start += 1 }
    return start
  }

  /// The value of each base64 digit (RFC 4648 section 4); 255 for any other byte.
  private static let digitValues = table("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")

  /// The value of each hexadecimal digit; 255 for any other byte.
  private static let hexadecimalValues: [UInt8] = {
    var values = table("0123456789ABCDEF")
    for (value, digit) in "abcdef".utf8.enumerated() { values[Int(digit)] = UInt8(value + 10) }
    return values
  }()

  private static func table(_ digits: String) -> [UInt8] {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, digit) in digits.utf8.enumerated() { values[Int(digit)] = UInt8(value) }
    return values
  }
}

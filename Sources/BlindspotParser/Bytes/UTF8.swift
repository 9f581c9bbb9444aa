extension UInt8 {
  /// Whether the byte continues a UTF-8 sequence instead of starting one.
  @inlinable package var isUTF8Continuation: Bool { self & 0xC0 == 0x80 }

  /// The length in bytes of the UTF-8 sequence that starts with this byte; 1 for a byte that cannot start one.
  @inlinable package var utf8SequenceLength: Int {
    if self < 0xC2 { return 1 }
    return self < 0xE0 ? 2 : self < 0xF0 ? 3 : 4
  }
}

extension Span<UInt8> {
  /// Returns the scalar whose UTF-8 form starts at `index`, and its length in bytes. A malformed byte is U+FFFD of
  /// length 1.
  @inlinable package func scalar(at index: Int) -> (scalar: UInt32, length: Int) {
    let lead = self[index]
    if lead.isASCII { return (UInt32(lead), 1) }
    let length = lead.utf8SequenceLength
    guard length > 1, index + length <= count else { return (0xFFFD, 1) }
    // The lead byte of a sequence of n bytes contains 7 - n bits of the scalar.
    var scalar = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = self[index + offset]
      guard byte.isUTF8Continuation else { return (0xFFFD, 1) }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
    }
    return (scalar, length)
  }
}

extension Span<UInt8> {
  /// Returns the start of the scalar that contains the byte at `index`.
  @inlinable package func scalarStart(around index: Int) -> Int {
    var start = index
    while start > 0, self[start].isUTF8Continuation { start -= 1 }
    return start
  }
}

extension Unicode.Scalar {
  /// Combines a surrogate pair of UTF-16.
  init(lead: UInt16, trail: UInt16) {
    let value = 0x10000 + UInt32(lead & 0x3FF) << 10 + UInt32(trail & 0x3FF)
    self = Unicode.Scalar(value) ?? "\u{FFFD}"
  }
}

extension [UInt8] {
  /// Appends the UTF-8 form of a scalar.
  package mutating func append(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    switch value {
    case 0..<0x80: append(UInt8(value))
    case 0x80..<0x800:
      append(UInt8(0xC0 | value >> 6))
      append(UInt8(0x80 | value & 0x3F))
    case 0x800..<0x10000:
      append(UInt8(0xE0 | value >> 12))
      append(UInt8(0x80 | value >> 6 & 0x3F))
      append(UInt8(0x80 | value & 0x3F))
    default:
      append(UInt8(0xF0 | value >> 18))
      append(UInt8(0x80 | value >> 12 & 0x3F))
      append(UInt8(0x80 | value >> 6 & 0x3F))
      append(UInt8(0x80 | value & 0x3F))
    }
  }
}

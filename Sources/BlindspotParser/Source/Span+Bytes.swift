extension Span<UInt8> {
  /// Whether both spans hold the same bytes. Words are compared, the last one overlapping the one before: every YAML
  /// scalar comes through here.
  @inline(__always) func holdsSameBytes(as other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    if count >= 8 {
      var index = 0
      while index &+ 8 < count {
        if !hasSameWord(as: other, at: index, UInt64.self) { return false }
        index &+= 8
      }
      return hasSameWord(as: other, at: count &- 8, UInt64.self)
    }
    if count >= 4 {
      return hasSameWord(as: other, at: 0, UInt32.self) && hasSameWord(as: other, at: count &- 4, UInt32.self)
    }
    for index in 0..<count where self[index] != other[index] { return false }
    return true
  }

  /// Whether both spans, which must reach that far, hold the same bytes from `index` on.
  @inline(__always) private func hasSameWord<Word: FixedWidthInteger & BitwiseCopyable>(
    as other: Span<UInt8>, at index: Int, _: Word.Type
  ) -> Bool {
    unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: Word.self)
      == other.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: Word.self)
  }

  /// Whether a byte occurs.
  func contains(_ byte: UInt8) -> Bool {
    let raw = unsafe bytes
    let pattern = 0x0101_0101_0101_0101 &* UInt64(byte)
    var index = 0
    while index &+ 32 <= count {
      // In bounds by the condition above. The words are searched together, eight bytes each, with one way out.
      var found: UInt64 = 0
      for offset in 0..<4 {
        let word = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: index &+ offset &* 8, as: UInt64.self)
        let difference = word ^ pattern
        found |= (difference &- 0x0101_0101_0101_0101) & ~difference
      }
      if found & 0x8080_8080_8080_8080 != 0 { return true }
      index &+= 32
    }
    while index < count {
      if self[index] == byte { return true }
      index &+= 1
    }
    return false
  }

  /// The number that ASCII hexadecimal digits write; nil if one of them is none. At most 8 digits.
  func hexadecimal(in range: Range<Int>) -> UInt32? {
    var value: UInt32 = 0
    for index in range {
      let byte = self[index]
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32(byte & 0x0F + 9)
      default: return nil
      }
    }
    return value
  }
}

extension [UInt8] {
  /// Appends the UTF-8 of a scalar.
  mutating func append(_ scalar: Unicode.Scalar) {
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

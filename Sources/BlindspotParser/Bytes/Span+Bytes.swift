extension [UInt8] {
  /// Copies the bytes of a span.
  package init(_ text: Span<UInt8>) {
    self.init()
    append(contentsOf: text)
  }

  /// Appends a number in decimal digits.
  package mutating func append(decimal number: Int) {
    guard number >= 0 else { return self += String(number).utf8 }
    guard number >= 10 else { return append(UInt8(ascii: "0") + UInt8(number)) }
    if number < 100 {
      append(UInt8(ascii: "0") + UInt8(number / 10))
      return append(UInt8(ascii: "0") + UInt8(number % 10))
    }
    // The largest number has 19 digits. A reversal of the appended digits would copy them to an array first.
    append(addingCapacity: 19) { $0.append(decimal: number) }
  }

  /// The number of bytes up to which a loop takes fewer instructions than a copy in one operation.
  private static let longestLoop = 16

  /// Appends the bytes of a span.
  package mutating func append(contentsOf text: Span<UInt8>) {
    if text.count <= Self.longestLoop { return append(addingCapacity: text.count) { $0.append(text) } }
    // In one operation. `Array.append(contentsOf:)` takes 150 instructions more for a buffer.
    append(addingCapacity: text.count) { $0.append(copying: text) }
  }
}

extension Span<UInt8> {
  /// Whether both spans contain the same bytes. Compares words, of which the last one overlaps the one before, because
  /// readers call it for every YAML scalar.
  @inline(__always) package func hasSameBytes(as other: Span<UInt8>) -> Bool {
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

  /// Whether the `count` bytes at `start`, which must be in bounds, are also at `index`, and at least one byte follows.
  /// False if `count` is 0.
  @inline(__always) func repeats(_ start: Int, count length: Int, at index: Int) -> Bool {
    precondition(start >= 0 && length >= 0 && length <= count &- start && index >= 0)
    guard length > 0, length < count &- index else { return false }
    if length < 16 {
      return extracting(index..<index &+ length).hasSameBytes(as: extracting(start..<start &+ length))
    }
    var offset = 0
    while offset &+ 16 < length {
      if !hasSameBlock(start &+ offset, index &+ offset) { return false }
      offset &+= 16
    }
    return hasSameBlock(start &+ length &- 16, index &+ length &- 16)
  }

  /// Whether the sixteen bytes at two places, which must be in bounds, are equal.
  @inline(__always) private func hasSameBlock(_ first: Int, _ second: Int) -> Bool {
    let blocks = unsafe (
      bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: first, as: SIMD2<UInt64>.self),
      bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: second, as: SIMD2<UInt64>.self)
    )
    let difference = blocks.0 ^ blocks.1
    return difference[0] | difference[1] == 0
  }

  /// Whether both spans contain the same word at `index`, which must be in bounds.
  @inline(__always) private func hasSameWord<Word: FixedWidthInteger & BitwiseCopyable>(
    as other: Span<UInt8>, at index: Int, _: Word.Type
  ) -> Bool {
    unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: Word.self)
      == other.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: Word.self)
  }

  /// Returns the eight bytes at `index`, which must be in bounds, in little-endian order.
  @inlinable @inline(__always) package func word(at index: Int) -> UInt64 {
    precondition(index >= 0 && index <= count &- 8)
    return unsafe UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self))
  }

  /// Returns the four bytes at `index`, which must be in bounds, in little-endian order.
  @inlinable @inline(__always) package func half(at index: Int) -> UInt32 {
    precondition(index >= 0 && index <= count &- 4)
    return unsafe UInt32(littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt32.self))
  }

  /// Whether the text of a GUID is at `index`: 32 hexadecimal digits in five groups with hyphens between them.
  @inlinable package func hasGUID(at index: Int) -> Bool {
    guard index + 36 <= count else { return false }
    for offset in 0..<36 {
      let byte = self[index + offset]
      switch offset {
      case 8, 13, 18, 23: guard byte == ASCII.hyphen else { return false }
      default: guard byte.isHexDigit else { return false }
      }
    }
    return true
  }

  /// Whether the span contains a byte.
  package func contains(_ byte: UInt8) -> Bool {
    count < 32 ? hasWord { $0.hasByte(byte) } : firstIndex(of: byte, from: 0) != nil
  }

  /// Whether the span contains one of three bytes.
  package func contains(_ first: UInt8, or second: UInt8, or third: UInt8) -> Bool {
    if count < 32 { return hasWord { $0.hasByte(first) || $0.hasByte(second) || $0.hasByte(third) } }
    let index = firstIndex(
      from: 0, { $0.marks(of: first) .| $0.marks(of: second) .| $0.marks(of: third) },
      { $0 == first || $0 == second || $0 == third })
    return index < count
  }

  /// Whether all bytes are ASCII.
  package var isASCII: Bool {
    if count < 32 { return !hasWord { !$0.isASCII } }
    return firstIndex(from: 0, { .!$0.marks(below: 0x80) }, { $0 >= 0x80 }) == count
  }

  /// Returns the first index at or after `start` of a byte; nil if it does not occur.
  package func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    let index = firstDistantIndex(from: start, { $0.marks(of: byte) }, { $0 == byte })
    return index < count ? index : nil
  }

  /// Returns the value of up to eight hexadecimal digits; nil if a byte is not one.
  package func hexadecimal(in range: Range<Int>) -> UInt32? {
    var value: UInt32 = 0
    for index in range {
      guard let digit = self[index].hexValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}

extension UInt64 {
  /// Marks the bytes that equal `byte` by their top bits. Zero if no byte does. Bits above the first match can be
  /// wrong.
  @inline(__always) func marks(of byte: UInt8) -> UInt64 {
    let difference = self ^ (0x0101_0101_0101_0101 &* UInt64(byte))
    return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
  }
}

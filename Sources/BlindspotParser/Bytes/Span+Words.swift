/// Searches in short texts, eight bytes at a time in one word.
extension Span<UInt8> {
  /// Whether one of the words that cover the text satisfies a condition. A word can contain a byte of the text twice, and
  /// contains no other byte.
  @inline(__always) func hasWord(where isWanted: (UInt64) -> Bool) -> Bool {
    if count >= 8 {
      var index = 0
      while index &+ 8 < count {
        if isWanted(word(at: index)) { return true }
        index &+= 8
      }
      return isWanted(word(at: count &- 8))
    }
    if count >= 4 {
      // The condition above keeps both loads in bounds.
      let raw = unsafe bytes
      let head = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: 0, as: UInt32.self)
      let tail = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: count &- 4, as: UInt32.self)
      return isWanted(UInt64(head) &<< 32 | UInt64(tail))
    }
    guard count > 0 else { return false }
    let others = UInt64(self[count &>> 1]) &<< 8 | UInt64(self[count &- 1])
    return isWanted(UInt64(self[0]) &* 0x0101_0101_0101_0000 | others)
  }
}

extension UInt64 {
  /// A word of eight equal bytes.
  @inlinable @inline(__always) package init(repeating byte: UInt8) { self = UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// Whether all eight bytes are ASCII.
  @inline(__always) var isASCII: Bool { self & UInt64(repeating: 0x80) == 0 }

  /// Whether one of the eight bytes equals `byte`.
  @inline(__always) func hasByte(_ byte: UInt8) -> Bool {
    // Such a byte is 0 here, and only the subtraction from 0 sets the highest bit.
    let difference = self ^ UInt64(repeating: byte)
    return (difference &- UInt64(repeating: 1)) & ~difference & UInt64(repeating: 0x80) != 0
  }

  /// Whether one of the eight bytes is less than `bound`, which is at most 0x80.
  @inline(__always) func hasByte(below bound: UInt8) -> Bool {
    (self &- UInt64(repeating: bound)) & ~self & UInt64(repeating: 0x80) != 0
  }

  /// Whether one of the eight bytes is in `range`, which is ASCII.
  @inline(__always) func hasByte(in range: ClosedRange<UInt8>) -> Bool {
    // The highest bit of a byte shows whether the byte is at least the bound; no byte borrows from the next one.
    let ascii = self | UInt64(repeating: 0x80)
    let fromLower = ascii &- UInt64(repeating: range.lowerBound)
    let beyondUpper = ascii &- UInt64(repeating: range.upperBound &+ 1)
    return fromLower & ~beyondUpper & ~self & UInt64(repeating: 0x80) != 0
  }
}

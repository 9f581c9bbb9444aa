/// Sixteen bytes of a text, which are compared in one instruction.
@usableFromInline package typealias ByteBlock = SIMD16<UInt8>

/// The bytes of a block that satisfy a condition.
@usableFromInline package typealias ByteBlockMask = SIMDMask<SIMD16<Int8>>

extension Span<UInt8> {
  /// Returns the sixteen bytes at `index`, which must be in bounds.
  @inlinable @inline(__always) package func block(at index: Int) -> ByteBlock {
    precondition(index >= 0 && index <= count &- 16)
    return unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: ByteBlock.self)
  }

  /// Returns the first index at or after `start` whose byte satisfies a condition; the count if no byte does.
  ///
  /// - Parameters:
  ///   - start: the first index to check.
  ///   - isWantedInBlock: marks the bytes of a block that satisfy the condition.
  ///   - isWanted: whether a byte satisfies the condition, for the bytes at the end that do not fill a block.
  @inline(__always) func firstIndex(
    from start: Int, _ isWantedInBlock: (ByteBlock) -> ByteBlockMask, _ isWanted: (UInt8) -> Bool
  ) -> Int {
    var index = start
    while index &+ 16 <= count {
      let first = isWantedInBlock(block(at: index)).first
      if first < 16 { return index &+ first }
      index &+= 16
    }
    while index < count, !isWanted(self[index]) { index &+= 1 }
    return index
  }

  /// Returns the same as ``firstIndex(from:_:_:)``, in fewer steps if many bytes precede the index, and in more if few do:
  /// two blocks are compared at a time.
  @inline(__always) func firstDistantIndex(
    from start: Int, _ isWantedInBlock: (ByteBlock) -> ByteBlockMask, _ isWanted: (UInt8) -> Bool
  ) -> Int {
    var index = start
    while index &+ 32 <= count {
      let marks = isWantedInBlock(block(at: index)) .| isWantedInBlock(block(at: index &+ 16))
      guard marks.isEmpty else { break }
      index &+= 32
    }
    return firstIndex(from: index, isWantedInBlock, isWanted)
  }

  /// Returns the number of bytes in a range that satisfy a condition.
  ///
  /// - Parameters:
  ///   - range: a range of at most 4,080 bytes: one byte counts each sixteenth of them.
  ///   - isWantedInBlock: marks the bytes of a block that satisfy the condition.
  ///   - isWanted: whether a byte satisfies the condition, for the bytes at the end that do not fill a block.
  @inline(__always) func count(
    in range: Range<Int>, _ isWantedInBlock: (ByteBlock) -> ByteBlockMask, _ isWanted: (UInt8) -> Bool
  ) -> Int {
    precondition(range.upperBound <= count && range.count <= 16 * 255)
    var index = range.lowerBound
    var counts = ByteBlock.zero
    while index &+ 16 <= range.upperBound {
      counts.add(isWantedInBlock(block(at: index)))
      index &+= 16
    }
    var sum = counts.sum
    while index < range.upperBound {
      if isWanted(self[index]) { sum &+= 1 }
      index &+= 1
    }
    return sum
  }
}

// A comparison of two vectors is one instruction. A comparison with a scalar is a generic loop.
extension ByteBlock {
  /// Returns the bytes that equal `byte`.
  @inlinable @inline(__always) package func marks(of byte: UInt8) -> ByteBlockMask {
    self .== ByteBlock(repeating: byte)
  }

  /// Returns the bytes that are less than `byte`.
  @inlinable @inline(__always) package func marks(below byte: UInt8) -> ByteBlockMask {
    self .< ByteBlock(repeating: byte)
  }

  /// The bytes that continue a UTF-8 sequence: as signed numbers, the least 64.
  @inline(__always) var utf8ContinuationMarks: ByteBlockMask {
    unsafe unsafeBitCast(self, to: SIMD16<Int8>.self) .< SIMD16<Int8>(repeating: -64)
  }

  /// Adds 1 to the bytes that are marked.
  @inline(__always) mutating func add(_ marks: ByteBlockMask) {
    // The bytes of a mark are -1.
    self &-= unsafe unsafeBitCast(marks, to: ByteBlock.self)
  }

  /// The sum of the bytes.
  @inline(__always) var sum: Int {
    let words = unsafe unsafeBitCast(self, to: SIMD2<UInt64>.self)
    let even: UInt64 = 0x00FF_00FF_00FF_00FF
    let pairs = (words[0] & even) &+ (words[0] &>> 8 & even) &+ (words[1] & even) &+ (words[1] &>> 8 & even)
    return Int(truncatingIfNeeded: (pairs &* 0x0001_0001_0001_0001) &>> 48)
  }
}

extension ByteBlockMask {
  /// The index of the first marked byte; 16 if no byte is marked.
  @inlinable @inline(__always) package var first: Int {
    let (low, high) = words
    if low != 0 { return low.trailingZeroBitCount &>> 3 }
    return 8 &+ high.trailingZeroBitCount &>> 3
  }

  /// The index of the last marked byte; nil if no byte is marked.
  @inline(__always) var last: Int? {
    let (low, high) = words
    if high != 0 { return 15 &- high.leadingZeroBitCount &>> 3 }
    return low == 0 ? nil : 7 &- low.leadingZeroBitCount &>> 3
  }

  /// Whether no byte is marked.
  @inlinable @inline(__always) package var isEmpty: Bool {
    let (low, high) = words
    return low | high == 0
  }

  /// Calls `body` with the index of every marked byte, in order.
  @inline(__always) func forEach(_ body: (Int) -> Void) {
    let (low, high) = words
    var rest = low
    while rest != 0 {
      let bit = rest.trailingZeroBitCount
      body(bit &>> 3)
      rest &= ~(0xFF &<< UInt64(bit & ~7))
    }
    rest = high
    while rest != 0 {
      let bit = rest.trailingZeroBitCount
      body(8 &+ bit &>> 3)
      rest &= ~(0xFF &<< UInt64(bit & ~7))
    }
  }

  /// The mask as 16 bytes, in little-endian order. The bits of a marked byte are ones.
  @inlinable @inline(__always) var words: (low: UInt64, high: UInt64) {
    let words = unsafe unsafeBitCast(self, to: SIMD2<UInt64>.self)
    return (UInt64(littleEndian: words[0]), UInt64(littleEndian: words[1]))
  }
}

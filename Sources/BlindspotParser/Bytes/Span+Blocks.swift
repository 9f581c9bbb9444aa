/// Sixteen bytes of a text, looked at together.
typealias ByteBlock = SIMD16<UInt8>

/// Which bytes of a block a question is true of.
typealias ByteBlockMask = SIMDMask<SIMD16<Int8>>

extension Span<UInt8> {
  /// Sixteen bytes from `index` on, which must be there.
  @inline(__always) func block(at index: Int) -> ByteBlock {
    precondition(index >= 0 && index <= count &- 16)
    return unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: ByteBlock.self)
  }

  /// The first place at or behind `start` where `isWanted` is true of the byte; the end if there is none.
  ///
  /// - Parameters:
  ///   - isWantedInBlock: the same question, asked of sixteen bytes.
  ///   - isWanted: the question, asked of the bytes before the end that fill no block.
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
}

// The comparisons of vectors with vectors are single instructions; those with a scalar go through a generic loop.
extension ByteBlock {
  /// Which bytes are `byte`.
  @inline(__always) func marks(of byte: UInt8) -> ByteBlockMask { self .== ByteBlock(repeating: byte) }

  /// Which bytes are less than `byte`.
  @inline(__always) func marks(below byte: UInt8) -> ByteBlockMask { self .< ByteBlock(repeating: byte) }
}

extension ByteBlockMask {
  /// The first place that is marked; 16 if none is.
  @inline(__always) var first: Int {
    let (low, high) = words
    if low != 0 { return low.trailingZeroBitCount &>> 3 }
    return 8 &+ high.trailingZeroBitCount &>> 3
  }

  /// Whether no place is marked.
  @inline(__always) var isEmpty: Bool {
    let (low, high) = words
    return low | high == 0
  }

  /// Calls `body` with every place that is marked, in order.
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

  /// The places as bytes of all ones or none, the first one lowest.
  @inline(__always) private var words: (low: UInt64, high: UInt64) {
    let words = unsafe unsafeBitCast(self, to: SIMD2<UInt64>.self)
    return (UInt64(littleEndian: words[0]), UInt64(littleEndian: words[1]))
  }
}

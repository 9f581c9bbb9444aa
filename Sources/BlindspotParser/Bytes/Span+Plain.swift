extension ByteBlock {
  /// The first index of a byte beyond ASCII; 16 if there is none.
  @inlinable @inline(__always) package var endOfASCII: Int {
    let signed = unsafe unsafeBitCast(self, to: SIMD16<Int8>.self)
    return (signed .< SIMD16<Int8>(repeating: 0)).first
  }

  /// The first index of a byte that a writer of reports may have to escape; 16 if there is none.
  ///
  /// Printable ASCII needs no escape, except `"`, `#`, `\` and `:`. Nor do the bullets of masks and double quotation marks:
  /// they and all other scalars of their bytes are spaces, punctuation, subscripts, symbols or braille.
  @inlinable @inline(__always) package var endOfPlainText: Int {
    // As signed numbers, the bytes beyond ASCII are less than a space, too.
    let signed = unsafe unsafeBitCast(self, to: SIMD16<Int8>.self)
    let others = signed .< SIMD16<Int8>(repeating: Int8(ASCII.space))
    let bullets =
      marks(of: 0xE2) .| (self & ByteBlock(repeating: 0xDD)).marks(of: 0x80)
      .| (self | ByteBlock(repeating: 1)).marks(of: 0x9D)
    let quotes = (self & ByteBlock(repeating: 0xFE)).marks(of: ASCII.quote) .| marks(of: ASCII.backslash)
    return ((others .& .!bullets) .| quotes .| (marks(of: ASCII.colon) .| marks(of: ASCII.delete))).first
  }
}

extension Span<UInt8> {
  /// Returns the start of the first scalar at or after `start`, a start itself, that a writer of reports may have to escape;
  /// the count if there is none. See ``ByteBlock/endOfPlainText``.
  package func endOfPlainText(from start: Int) -> Int {
    var index = start
    while index < count {
      let plain = paddedBlock(at: index).endOfPlainText
      index &+= plain
      if plain < 16 { break }
    }
    return index < count ? scalarStart(around: index) : count
  }

  /// Returns the bytes from `index` on, which must be in bounds, as a block; zeros follow the last byte.
  @inlinable @inline(__always) package func paddedBlock(at index: Int) -> ByteBlock {
    if index &+ 16 <= count { return block(at: index) }
    let rest = UInt64(truncatingIfNeeded: count &- index)
    if count >= 8 {
      // Whole words that end at the last byte, without their first bytes.
      let last = word(at: count &- 8)
      let words =
        rest >= 8
        ? SIMD2(word(at: index), (last &>> 1) &>> (127 &- rest &* 8))
        : SIMD2(last &>> (64 &- rest &* 8), 0)
      return unsafe unsafeBitCast(words, to: ByteBlock.self)
    }
    var word: UInt64 = 0
    var place = count
    while place > index {
      place &-= 1
      word = word &<< 8 | UInt64(self[place])
    }
    return unsafe unsafeBitCast(SIMD2(word, 0), to: ByteBlock.self)
  }
}

extension MutableRawSpan {
  /// Writes the bytes of a text at an offset. There must be room for them.
  ///
  /// Most texts have fewer than 64 bytes, which a call of the C library would take longer to copy. Blocks and words are copied,
  /// of which the last one overlaps the one before.
  @inlinable @inline(__always) package mutating func write(_ text: Span<UInt8>, at offset: Int) {
    let count = text.count
    if count >= 16 {
      var index = 0
      while index &+ 16 < count {
        storeBytes(of: text.block(at: index), toByteOffset: offset &+ index, as: ByteBlock.self)
        index &+= 16
      }
      storeBytes(of: text.block(at: count &- 16), toByteOffset: offset &+ count &- 16, as: ByteBlock.self)
    } else if count >= 8 {
      storeBytes(of: text.word(at: 0).littleEndian, toByteOffset: offset, as: UInt64.self)
      storeBytes(of: text.word(at: count &- 8).littleEndian, toByteOffset: offset &+ count &- 8, as: UInt64.self)
    } else if count >= 4 {
      storeBytes(of: text.half(at: 0).littleEndian, toByteOffset: offset, as: UInt32.self)
      storeBytes(of: text.half(at: count &- 4).littleEndian, toByteOffset: offset &+ count &- 4, as: UInt32.self)
    } else {
      for index in 0..<count { storeBytes(of: text[index], toByteOffset: offset &+ index, as: UInt8.self) }
    }
  }
}

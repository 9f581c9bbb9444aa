/// The location of a decoded text: a range of the source, or of the texts that decoding changed.
package struct TextSlice: Hashable, Sendable {
  // Offsets into a file have 31 bits.
  @usableFromInline let storedStart: UInt32
  @usableFromInline let storedCount: UInt32
  /// Whether the bytes are in ``Document/decoded`` and not in ``Document/source``.
  package let isInDecodedBuffer: Bool

  /// Creates the slice of `count` bytes at `start`.
  @inlinable package init(start: Int, count: Int, isInDecodedBuffer: Bool) {
    storedStart = UInt32(truncatingIfNeeded: start)
    storedCount = UInt32(truncatingIfNeeded: count)
    self.isInDecodedBuffer = isInDecodedBuffer
  }

  /// The offset of the first byte, 0-based.
  @inlinable package var start: Int { Int(storedStart) }

  /// The length in bytes.
  @inlinable package var count: Int { Int(storedCount) }
}

/// The location of a decoded text: a range of the source, or of the texts that decoding changed.
package struct TextSlice: Hashable, Sendable {
  /// The offset of the first byte, 0-based.
  package let start: Int
  /// The length in bytes.
  package let count: Int
  /// Whether the bytes are in ``Document/decoded`` and not in ``Document/source``.
  package let isInDecodedBuffer: Bool

  /// Creates the slice of `count` bytes at `start`.
  package init(start: Int, count: Int, isInDecodedBuffer: Bool) {
    self.start = start
    self.count = count
    self.isInDecodedBuffer = isInDecodedBuffer
  }
}

import BlindspotParser

/// The last phrases that explain names. Most names of an organization follow the same few words, and to make a phrase again
/// takes twice as many instructions as to compare it.
final class KeptPhrases {
  private var phrases = [String](repeating: "", count: slotCount)
  private static let slotCount = 64
  /// The longest phrase that is kept, in bytes. There is room for so many on the stack.
  private static let longest = 256

  /// Returns the phrase that `write` appends.
  ///
  /// - Parameters:
  ///   - capacity: The maximum number of bytes.
  ///   - kept: Where phrases are kept; nil to make the phrase.
  static func phrase(
    capacity: Int, keptIn kept: KeptPhrases?, writing write: (inout OutputSpan<UInt8>) -> Void
  ) -> String {
    guard let kept, capacity <= longest else { return String(capacity: capacity, writing: write) }
    return unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longest) { buffer in
      var output = unsafe OutputSpan(buffer: buffer, initializedCount: 0)
      write(&output)
      let count = unsafe output.finalize(for: buffer)
      return unsafe kept.phrase(buffer.span.extracting(first: count))
    }
  }

  /// Returns the phrase with these bytes.
  private func phrase(_ bytes: Span<UInt8>) -> String {
    let hash = FNV.hash(FNV.seed, bytes: bytes)
    let slot = Int(truncatingIfNeeded: (hash ^ hash >> 32) % UInt64(Self.slotCount))
    let known = phrases[slot]
    if known.utf8Span.span.hasSameBytes(as: bytes) { return known }
    let made = String(bytes: bytes)
    phrases[slot] = made
    return made
  }
}

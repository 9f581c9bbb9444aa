/// A set of hashes with one bit for each. Hashes that share a bit are indistinguishable.
struct HashMarks: Sendable {
  /// The bits; the length is a power of two.
  private var words: [UInt64]

  /// Reserves room for about `capacity` hashes.
  init(capacity: Int) {
    var count = 64
    while count < capacity / 16 { count *= 2 }
    words = [UInt64](repeating: 0, count: count)
  }

  @inline(__always)
  mutating func insert(_ hash: UInt64) {
    // Most are present already, and reading is cheaper than writing.
    if !mayContain(hash) { words[word(hash)] |= 1 << (hash & 63) }
  }

  @inline(__always)
  func mayContain(_ hash: UInt64) -> Bool { words[word(hash)] & (1 << (hash & 63)) != 0 }

  /// The number of hashes for which there is room.
  var capacity: Int { words.count * 16 }

  /// Doubles the room. The hashes in the set keep the bits that they share with others, and have them twice.
  mutating func grow() { words += words }

  /// Inserts the hashes of another set, which was made for the same number of them.
  mutating func formUnion(_ other: HashMarks) {
    precondition(words.count == other.words.count)
    for index in words.indices { words[index] |= other.words[index] }
  }

  @inline(__always)
  private func word(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash &>> 6) & (words.count &- 1) }
}

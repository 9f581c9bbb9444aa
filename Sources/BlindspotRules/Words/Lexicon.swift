import CTables

/// The read-only table of names, words, places and brands that is compiled into the program.
///
/// A lookup hashes the folded word and probes a table that lies ready-made in the binary: nothing is parsed at start,
/// nothing is allocated. Words are told apart by 64 bits of hash in all; the words themselves are not stored.
package enum Lexicon {
  /// Looks up a word by the digest of its folded bytes.
  @inline(__always)
  package static func entry(for digest: WordHash) -> LexiconEntry {
    let hash = digest.value
    let capacity = UInt64(blindspot_lexicon_capacity)
    let mark = max(UInt32(truncatingIfNeeded: hash >> 32), 1)
    var index = Int(((hash & 0xFFFF_FFFF) &* capacity) >> 32)
    while true {
      let slot = unsafe blindspot_lexicon_slots[index]
      if slot.mark == mark { return LexiconEntry(bits: slot.value) }
      if slot.mark == 0 { return .none }
      index += 1
      if index == Int(capacity) { index = 0 }
    }
  }
}

/// The hash of a folded word, built byte by byte: FNV-1a with a final mix.
package struct WordHash: Sendable {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  package init() {}

  /// Takes in the next folded byte.
  @inline(__always)
  package mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }

  /// The hash of all bytes so far.
  @inline(__always)
  package var value: UInt64 { (state ^ state >> 32) &* 0xD6E8_FEB8_6659_FD93 }
}

import BlindspotParser

/// Distinct texts as UTF-8, numbered in the order of first use.
///
/// A dictionary of strings takes 40 instructions for each byte of a text, this table one.
struct ByteTable {
  private(set) var texts = ByteList()
  /// The hashes of ``texts``.
  private var hashes: [UInt64] = []
  /// The numbers of the texts plus one, each at or after the place that its hash selects; 0 for a free place.
  private var slots = [UInt32](repeating: 0, count: 64)

  /// Returns the number of a text, and adds the text if it is new.
  mutating func index(of text: Span<UInt8>) -> Int {
    let hash = FNV.hash(FNV.seed, bytes: text)
    var slot = slot(for: hash)
    while slots[slot] > 0 {
      let index = Int(slots[slot]) - 1
      if hashes[index] == hash, texts.withText(at: index, { $0.hasSameBytes(as: text) }) { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    texts.append(text)
    hashes.append(hash)
    slots[slot] = UInt32(texts.count)
    if 2 * texts.count > slots.count { grow() }
    return texts.count - 1
  }

  /// Returns the number of a text, and adds the text if it is new.
  mutating func index(of text: String) -> Int { text.withBytes { index(of: $0) } }

  /// The place for a hash. The number of places is a power of two.
  private func slot(for hash: UInt64) -> Int {
    Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) &>> 32) & (slots.count - 1)
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: 2 * slots.count)
    for (index, hash) in hashes.enumerated() {
      var slot = slot(for: hash)
      while slots[slot] > 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(index + 1)
    }
  }
}

/// The vectors of the words that the tagger of names read last. The words of an organization repeat, even in texts that do
/// not, and the features of a word take longer to compute than to compare.
///
/// A vector is a function of its key, so the cache does not affect the tags. Each scanner has its own.
package final class WordVectorCache {
  /// Everything that the features of a word depend on.
  struct Key {
    /// The hash of the word.
    let word: UInt64
    /// Its other properties and those of its place; never 0, which marks an empty slot.
    let properties: UInt64

    @inline(__always) fileprivate var slot: Int {
      Int(truncatingIfNeeded: ((word ^ properties) &* 0x9E37_79B9_7F4A_7C15) >> (64 - slotBits))
    }
  }

  /// The number of slots, each for one word in one place: 140 KB.
  private static let slotCount = 1 << slotBits
  private static let slotBits: UInt64 = 9
  private static let wordsPerSlot = 34

  /// For each slot the two words of the key and the 32 of the vectors. An array of words, since the type of an array of
  /// vectors takes 180,000 instructions to make at run time.
  private var words: [UInt64] = []

  package init() {}

  /// Returns the vectors of a key; nil if the cache does not contain them.
  @inline(__always)
  func vectors(of key: Key) -> WordVectors? {
    // A copy of the reference, since each access to a property of a class is checked.
    let words = words
    guard !words.isEmpty else { return nil }
    let slot = key.slot &* Self.wordsPerSlot
    let word = words[slot]
    let properties = words[slot &+ 1]
    guard word == key.word, properties == key.properties else { return nil }
    return unsafe words.span.extracting(slot &+ 2..<slot &+ Self.wordsPerSlot).bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: 0, as: WordVectors.self)
  }

  /// Adds the vectors of a key, in place of others.
  func insert(_ vectors: WordVectors, of key: Key) {
    if words.isEmpty { words = [UInt64](repeating: 0, count: Self.slotCount * Self.wordsPerSlot) }
    let slot = key.slot &* Self.wordsPerSlot
    words[slot] = key.word
    words[slot &+ 1] = key.properties
    unsafe words.withUnsafeMutableBytes {
      unsafe $0.storeBytes(of: vectors, toByteOffset: (slot &+ 2) &* 8, as: WordVectors.self)
    }
  }
}

/// The vector of a word and its contributions to the first layer of the network, which depend on nothing else.
struct WordVectors: BitwiseCopyable {
  let own: SIMD16<Float>
  /// The contribution to the word before.
  let inPrevious: SIMD16<Float>
  let inItself: SIMD16<Float>
  /// The contribution to the next word.
  let inNext: SIMD16<Float>
}

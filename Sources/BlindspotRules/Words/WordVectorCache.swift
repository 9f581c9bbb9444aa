import CTables

/// The vectors of the words that the tagger of names read last. The words of an organization repeat, even in texts that do
/// not, and the features of a word take longer to compute than to compare.
///
/// A vector is a function of its key, so the cache does not affect the tags. Each scanner has its own. The memory, 300 KB, is
/// that of C code: an array in a class is checked for other owners and accesses each time, and a text has a dozen words.
@safe package final class WordVectorCache {
  /// Everything that the features of a word depend on.
  struct Key {
    /// The hash of the word.
    let word: UInt64
    /// Its other properties and those of its place; never 0, which marks an empty slot.
    let properties: UInt64

    /// The properties of the same word in any place.
    @inline(__always) fileprivate var propertiesOfWord: UInt64 { properties & ~Self.place }
  }

  private let memory: OpaquePointer?

  package init() { unsafe memory = blindspot_word_cache_make() }

  deinit { unsafe blindspot_word_cache_free(memory) }

  /// Returns the vectors of a key; nil if the cache does not contain them.
  @inline(__always)
  func vectors(of key: Key) -> WordVectors? {
    guard let memory = unsafe memory, let known = unsafe blindspot_known_vectors(memory, key.word, key.properties)
    else {
      return nil
    }
    return unsafe UnsafeRawPointer(known).loadUnaligned(as: WordVectors.self)
  }

  /// Adds the vectors of a key, in place of others.
  func insert(_ vectors: WordVectors, of key: Key) {
    guard let memory = unsafe memory, let place = unsafe blindspot_new_vectors(memory, key.word, key.properties) else {
      return
    }
    unsafe UnsafeMutableRawPointer(place).storeBytes(of: vectors, as: WordVectors.self)
  }

  /// Returns the sum of the features of a word without those of its place; nil if the cache does not contain it.
  @inline(__always)
  func sum(of key: Key) -> SIMD16<Int16>? {
    guard let memory = unsafe memory, let known = unsafe blindspot_known_sum(memory, key.word, key.propertiesOfWord)
    else { return nil }
    return unsafe UnsafeRawPointer(known).loadUnaligned(as: SIMD16<Int16>.self)
  }

  /// Adds the sum of the features of a word without those of its place, in place of others.
  func insert(_ sum: SIMD16<Int16>, of key: Key) {
    guard let memory = unsafe memory, let place = unsafe blindspot_new_sum(memory, key.word, key.propertiesOfWord)
    else {
      return
    }
    unsafe UnsafeMutableRawPointer(place).storeBytes(of: sum, as: SIMD16<Int16>.self)
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

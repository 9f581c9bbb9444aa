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
  /// The phrases that explain the names found last.
  let phrases = KeptPhrases()

  package init() { unsafe memory = blindspot_word_cache_make() }

  deinit { unsafe blindspot_word_cache_free(memory) }

  /// Adds the vectors of a key to a layer of the network; returns false, and adds nothing, if the cache does not contain them.
  ///
  /// - Parameters:
  ///   - key: The key of the word.
  ///   - index: The index of the word.
  ///   - count: The number of words.
  ///   - layer: The sum of all vectors, then the first layer.
  @inline(__always)
  func add(_ key: Key, at index: Int, of count: Int, to layer: inout MutableSpan<SIMD16<Float>>) -> Bool {
    unsafe layer.withUnsafeMutableBytes { layer in
      guard let memory = unsafe memory, let layer = layer.baseAddress else { return false }
      return unsafe blindspot_add_known_vectors(
        memory, key.word, key.properties, index, count, layer.assumingMemoryBound(to: Float.self))
    }
  }

  /// Computes the vectors for a sum of features and adds them to a layer of the network, and to a cache in place of others.
  static func add(
    _ sum: SIMD16<Int16>, of key: Key, at index: Int, of count: Int, to layer: inout MutableSpan<SIMD16<Float>>,
    keptIn cache: WordVectorCache?
  ) {
    var vectors = (SIMD16<Float>.zero, SIMD16<Float>.zero, SIMD16<Float>.zero, SIMD16<Float>.zero)
    unsafe withUnsafeBytes(of: sum) { sum in
      unsafe withUnsafeMutableBytes(of: &vectors) { vectors in
        unsafe layer.withUnsafeMutableBytes { layer in
          guard let sum = sum.baseAddress, let own = vectors.baseAddress, let layer = layer.baseAddress else { return }
          let kept = unsafe cache?.memory.flatMap { unsafe blindspot_new_vectors($0, key.word, key.properties) }
          let vectors = unsafe kept ?? own.assumingMemoryBound(to: Float.self)
          unsafe blindspot_make_vectors(sum.assumingMemoryBound(to: Int16.self), vectors)
          unsafe blindspot_add_vectors(vectors, index, count, layer.assumingMemoryBound(to: Float.self))
        }
      }
    }
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

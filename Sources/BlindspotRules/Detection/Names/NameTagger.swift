import CTables

/// The neural network that estimates for each word of a text how likely it is part of the name of a person.
///
/// A word is the sum of the vectors of its features (``NameTokenFeatures``). Three convolutions over neighboring words
/// and the mean of the text follow, then the probabilities of three tags: no name, the first word of a name, a further
/// word. All words are tagged together, so names next to each other do not compete.
///
/// Trained by `Tools/names/train.py`; the weights are embedded in the binary. A word costs about 2,000 multiplications, in
/// `network.c`.
package struct NameTagger: ~Copyable {
  /// The probability that a word is part of a name, by word; negated if the word is more likely a further word of a name
  /// than the first one.
  private var tags: InlineArray<48, Float> = .init(repeating: 0)
  private let tagsNumbers: Bool
  /// The words that phrases of the lexicon cover.
  let phrases: NamePhrases

  /// Tags the words of a chunk of text.
  ///
  /// Reads and writes the layers through spans: access to an element of an inline array copies all of it.
  ///
  /// - Parameters:
  ///   - tokens: the words, at most ``NameTokens/capacity``.
  ///   - text: the text that contains them.
  ///   - context: the properties of the chunk.
  ///   - tagsNumbers: whether to tag numbers, too, which are not part of a name.
  ///   - cache: the vectors of words that were read before, if they are kept.
  package init(
    _ tokens: Span<NameToken>, in text: Span<UInt8>, context: NameContext, tagsNumbers: Bool = true,
    cache: WordVectorCache? = nil
  ) {
    self.tagsNumbers = tagsNumbers
    phrases = NamePhrases(tokens, in: text)
    // Most texts have few words, and to clear two layers takes as long as to compute a word.
    if tokens.count <= 8 {
      var layers = (InlineArray<9, SIMD16<Float>>(repeating: .zero), InlineArray<8, SIMD16<Float>>(repeating: .zero))
      var layer = layers.0.mutableSpan
      var other = layers.1.mutableSpan
      tag(tokens, in: text, context: context, cache, &layer, &other)
    } else if tokens.count <= 16 {
      var layers = (InlineArray<17, SIMD16<Float>>(repeating: .zero), InlineArray<16, SIMD16<Float>>(repeating: .zero))
      var layer = layers.0.mutableSpan
      var other = layers.1.mutableSpan
      tag(tokens, in: text, context: context, cache, &layer, &other)
    } else {
      var layers = (InlineArray<49, SIMD16<Float>>(repeating: .zero), InlineArray<48, SIMD16<Float>>(repeating: .zero))
      var layer = layers.0.mutableSpan
      var other = layers.1.mutableSpan
      tag(tokens, in: text, context: context, cache, &layer, &other)
    }
  }

  /// Computes the tags.
  ///
  /// - Parameters:
  ///   - layer: Contains zeros, with room for one more than the words: the sum of all vectors, then the first layer.
  ///   - other: Room for the words.
  private mutating func tag(
    _ tokens: Span<NameToken>, in text: Span<UInt8>, context: NameContext, _ cache: WordVectorCache?,
    _ layer: inout MutableSpan<SIMD16<Float>>, _ other: inout MutableSpan<SIMD16<Float>>
  ) {
    let addresses = NameAddresses(tokens, in: text)
    var languagesOfWords = InlineArray<48, UInt64>(repeating: 0)
    var words = languagesOfWords.mutableSpan
    let languages = NameLanguages(tokens, flow: context.language, words: &words)
    var wanted: UInt64 = 0
    for index in tokens.indices {
      let token = tokens[index]
      let isNumber = token.kind == .number
      if tagsNumbers || !isNumber { wanted |= 1 << UInt64(index) }
      let place = NameTokenPlace(
        index, of: tokens, context: context, phrases: phrases, addresses: addresses,
        language: languages.fit(words[index]))
      let key = WordVectorCache.Key(token, place)
      if let cache, cache.add(key, at: index, of: tokens.count, to: &layer) { continue }
      let sum = Self.sum(of: token, place, in: text, key, cache)
      WordVectorCache.add(sum, of: key, at: index, of: tokens.count, to: &layer, keptIn: cache)
    }
    var tags = tags.mutableSpan
    unsafe layer.withUnsafeMutableBytes { layer in
      unsafe other.withUnsafeMutableBytes { other in
        unsafe tags.withUnsafeMutableBufferPointer { tags in
          guard let layer = layer.baseAddress, let other = other.baseAddress, let tags = tags.baseAddress else {
            return
          }
          unsafe blindspot_tag(
            layer.assumingMemoryBound(to: Float.self), other.assumingMemoryBound(to: Float.self), tokens.count, wanted,
            tags)
        }
      }
    }
  }

  /// Returns the probability that the word at `index` is part of a name, 0 to 1.
  package func probability(at index: Int) -> Float { abs(tags.span[index]) }

  /// Whether the word at `index` is more likely the first word of a name than a further word.
  package func begins(at index: Int) -> Bool { tags.span[index] >= 0 }

  /// Returns the sum of the vectors of a word's features.
  ///
  /// Most words that the cache does not contain are in it with another place. A sum of whole numbers is the same in any order,
  /// so the features of the place are added to the sum of the others.
  private static func sum(
    of token: NameToken, _ place: NameTokenPlace, in text: Span<UInt8>, _ key: WordVectorCache.Key,
    _ cache: WordVectorCache?
  ) -> SIMD16<Int16> {
    var sum = SIMD16<Int16>.zero
    if let known = cache?.sum(of: key) {
      sum = known
    } else {
      add(NameTokenFeatures(token, place, in: text, parts: .word), to: &sum)
      cache?.insert(sum, of: key)
    }
    add(NameTokenFeatures(token, place, in: text, parts: .place), to: &sum)
    return sum
  }

  /// Adds the vectors of features to a sum.
  private static func add(_ features: NameTokenFeatures, to sum: inout SIMD16<Int16>) {
    unsafe features.rows.span.withUnsafeBufferPointer { rows in
      unsafe withUnsafeMutableBytes(of: &sum) { sum in
        guard let rows = rows.baseAddress, let sum = sum.baseAddress else { return }
        unsafe blindspot_add_rows(
          rows, features.size, NameTokenFeatures.words, NameTokenFeatures.rowCount,
          sum.assumingMemoryBound(to: Int16.self))
      }
    }
  }
}

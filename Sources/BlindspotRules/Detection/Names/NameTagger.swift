import CTables

/// The neural network that estimates for each word of a text how likely it is part of the name of a person.
///
/// A word is the sum of the vectors of its features (``NameTokenFeatures``). Three convolutions over neighboring words
/// and the mean of the text follow, then the probabilities of three tags: no name, the first word of a name, a further
/// word. All words are tagged together, so names next to each other do not compete.
///
/// Trained by `Tools/names/train.py`; the weights are embedded in the binary. A word costs about 2,000 multiplications.
package struct NameTagger: ~Copyable {
  /// The length of a word's vector.
  private static let width = 16

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
      var layers = (InlineArray<8, SIMD16<Float>>(repeating: .zero), InlineArray<8, SIMD16<Float>>(repeating: .zero))
      var input = layers.0.mutableSpan
      var output = layers.1.mutableSpan
      tag(tokens, in: text, context: context, cache, &input, &output)
    } else if tokens.count <= 16 {
      var layers = (InlineArray<16, SIMD16<Float>>(repeating: .zero), InlineArray<16, SIMD16<Float>>(repeating: .zero))
      var input = layers.0.mutableSpan
      var output = layers.1.mutableSpan
      tag(tokens, in: text, context: context, cache, &input, &output)
    } else {
      var layers = (InlineArray<48, SIMD16<Float>>(repeating: .zero), InlineArray<48, SIMD16<Float>>(repeating: .zero))
      var input = layers.0.mutableSpan
      var output = layers.1.mutableSpan
      tag(tokens, in: text, context: context, cache, &input, &output)
    }
  }

  /// Computes the layers in `input` and `output`, which have room for the words, and the tags. `output` contains zeros.
  private mutating func tag(
    _ tokens: Span<NameToken>, in text: Span<UInt8>, context: NameContext, _ cache: WordVectorCache?,
    _ input: inout MutableSpan<SIMD16<Float>>, _ output: inout MutableSpan<SIMD16<Float>>
  ) {
    let addresses = NameAddresses(tokens, in: text)
    var languagesOfWords = InlineArray<48, UInt64>(repeating: 0)
    var words = languagesOfWords.mutableSpan
    let languages = NameLanguages(tokens, flow: context.language, words: &words)
    var mean = SIMD16<Float>.zero
    let count = tokens.count
    var parameters = Parameters()
    // The words to tag, and those that the last layer reads for them.
    var wanted: UInt64 = 0
    for index in tokens.indices {
      let token = tokens[index]
      let isNumber = token.kind == .number
      if tagsNumbers || !isNumber { wanted |= 1 << UInt64(index) }
      let place = NameTokenPlace(
        index, of: tokens, context: context, phrases: phrases, addresses: addresses,
        language: languages.fit(words[index]))
      let vectors: WordVectors
      let key = WordVectorCache.Key(token, place)
      if let known = cache?.vectors(of: key) {
        vectors = known
      } else {
        vectors = Self.wordVectors(Self.vector(of: token, place, in: text, key, cache))
        cache?.insert(vectors, of: key)
      }
      mean += vectors.own
      if index > 0 { output[index - 1] += vectors.inPrevious }
      output[index] += vectors.inItself
      if index + 1 < count { output[index + 1] += vectors.inNext }
    }
    mean /= Float(max(count, 1))
    // The mean of the text shifts the first layer: it carries the language and the style.
    let shift = parameters.product(mean) + parameters.next()
    parameters.skip(3 * Self.width)
    for index in tokens.indices {
      var sum = output[index] + shift
      sum.replace(with: 0, where: sum .< 0)
      output[index] = sum
    }
    let read = wanted | wanted << 1 | wanted >> 1
    Self.convolve(output.span, count, read, distance: 2, &parameters, into: &input)
    Self.convolve(input.span, count, wanted, distance: 1, &parameters, into: &output)
    for index in tokens.indices where wanted >> UInt64(index) & 1 == 1 {
      let scores = parameters.scores(of: output[index])
      let probability = Self.probability(scores)
      tags[index] = scores[1] >= scores[2] ? probability : -probability
    }
  }

  /// Returns the probability that the word at `index` is part of a name, 0 to 1.
  package func probability(at index: Int) -> Float { abs(tags.span[index]) }

  /// Whether the word at `index` is more likely the first word of a name than a further word.
  package func begins(at index: Int) -> Bool { tags.span[index] >= 0 }

  /// Computes the next layer: for each wanted word, the positive part of a weighted sum of the word and its two neighbors at
  /// `distance`, plus the word itself.
  private static func convolve(
    _ input: Span<SIMD16<Float>>, _ count: Int, _ wanted: UInt64, distance: Int,
    _ parameters: inout Parameters, into output: inout MutableSpan<SIMD16<Float>>
  ) {
    let layer = unsafe parameters.rows
    parameters.skip(1 + 3 * width)
    unsafe input.extracting(first: count).withUnsafeBytes { input in
      unsafe output.withUnsafeMutableBytes { output in
        guard let input = input.baseAddress, let output = output.baseAddress else { return }
        unsafe blindspot_convolve(
          input.assumingMemoryBound(to: Float.self), count, wanted, distance, layer,
          output.assumingMemoryBound(to: Float.self))
      }
    }
  }

  /// Returns a vector and its contributions to the first layer.
  private static func wordVectors(_ vector: SIMD16<Float>) -> WordVectors {
    // The products with the matrices for the word before, for the word itself and for the next word, which have the word as
    // a neighbor.
    var products = (inNext: SIMD16<Float>.zero, inItself: SIMD16<Float>.zero, inPrevious: SIMD16<Float>.zero)
    Parameters.firstLayer.multiply(vector, matrices: 3, into: &products)
    return WordVectors(
      own: vector, inPrevious: products.inPrevious, inItself: products.inItself, inNext: products.inNext)
  }

  /// Returns the sum of the vectors of a word's features, scaled.
  ///
  /// Most words that the cache does not contain are in it with another place. A sum of whole numbers is the same in any order,
  /// so the features of the place are added to the sum of the others.
  private static func vector(
    of token: NameToken, _ place: NameTokenPlace, in text: Span<UInt8>, _ key: WordVectorCache.Key,
    _ cache: WordVectorCache?
  ) -> SIMD16<Float> {
    var sum = SIMD16<Int16>.zero
    if let known = cache?.sum(of: key) {
      sum = known
    } else {
      add(NameTokenFeatures(token, place, in: text, parts: .word), to: &sum)
      cache?.insert(sum, of: key)
    }
    add(NameTokenFeatures(token, place, in: text, parts: .place), to: &sum)
    var vector = SIMD16<Float>.zero
    unsafe withUnsafeBytes(of: sum) { sum in
      unsafe withUnsafeMutableBytes(of: &vector) { vector in
        guard let sum = sum.baseAddress, let vector = vector.baseAddress else { return }
        unsafe blindspot_scale(sum.assumingMemoryBound(to: Int16.self), vector.assumingMemoryBound(to: Float.self))
      }
    }
    return vector
  }

  /// Adds the vectors of features to a sum.
  private static func add(_ features: NameTokenFeatures, to sum: inout SIMD16<Int16>) {
    var indices = InlineArray<21, Int32>(repeating: 0)
    var next = indices.mutableSpan
    let rows = features.rows.span
    for index in 0..<features.size { next[index] = Int32(truncatingIfNeeded: vectorIndex(ofRow: Int(rows[index]))) }
    unsafe indices.span.withUnsafeBufferPointer { indices in
      unsafe withUnsafeMutableBytes(of: &sum) { sum in
        guard let indices = indices.baseAddress, let sum = sum.baseAddress else { return }
        unsafe blindspot_add_rows(indices, features.size, sum.assumingMemoryBound(to: Int16.self))
      }
    }
  }

  /// Returns the index of the vector of a row of ``NameTokenFeatures``. Most words are in too few texts of the training for a
  /// vector of their own; they share the first one. A table with all rows would be 470 KB larger.
  private static func vectorIndex(ofRow row: Int) -> Int {
    let words = NameTokenFeatures.words
    guard row < words else {
      return row - words + blindspot_name_vector_count - (NameTokenFeatures.rowCount - words)
    }
    let (bits, bit) = unsafe (blindspot_name_words[row >> 6], UInt64(1) << UInt64(row & 63))
    guard bits & bit != 0 else { return 0 }
    return unsafe 1 + Int(blindspot_name_word_counts[row >> 6]) + (bits & (bit - 1)).nonzeroBitCount
  }

  /// Returns the probability of a name from the scores of the three tags, calibrated.
  private static func probability(_ scores: SIMD4<Float>) -> Float {
    // The larger of two scores stands for both: the sum of two exponentials is at most twice the larger.
    let name = logarithmOfSum(scores[1], scores[2])
    let logit = name - scores[0]
    return unsafe logistic(logit * blindspot_name_layers[1] + blindspot_name_layers[2])
  }

  /// Returns log(e^a + e^b), accurate to two digits.
  private static func logarithmOfSum(_ a: Float, _ b: Float) -> Float {
    let difference = abs(a - b)
    return max(a, b) + max(0, 0.693 - 0.5 * difference + 0.0955 * difference * difference) * (difference < 2.6 ? 1 : 0)
  }

  /// Returns 1 / (1 + e^-x), accurate to three digits, by repeated squaring, which needs no math library.
  private static func logistic(_ x: Float) -> Float {
    let bounded = min(max(x, -12), 12)
    var power = 1 - bounded / 1024
    for _ in 0..<10 { power *= power }
    return 1 / (1 + power)
  }

  /// The weights of the layers, read from front to back.
  private struct Parameters {
    /// The offset of the next number in the table, after the scale of the vectors and the two numbers of the calibration.
    private var offset = 3

    /// The matrices of the first layer, after that of the mean and the bias.
    static var firstLayer: Self {
      var parameters = Self()
      parameters.skip(width + 1)
      return parameters
    }

    mutating func next() -> SIMD16<Float> {
      let row = unsafe UnsafeRawPointer(blindspot_name_layers + offset).loadUnaligned(as: SIMD16<Float>.self)
      offset += width
      return row
    }

    /// Moves over a number of rows.
    mutating func skip(_ rows: Int) { offset += rows * width }

    /// The next rows.
    var rows: UnsafePointer<Float> { unsafe blindspot_name_layers + offset }

    /// Returns the product of a vector and the next matrix.
    mutating func product(_ vector: SIMD16<Float>) -> SIMD16<Float> {
      var product = SIMD16<Float>.zero
      multiply(vector, matrices: 1, into: &product)
      skip(width)
      return product
    }

    /// Computes the products of a vector and each of the next matrices.
    ///
    /// - Parameters:
    ///   - count: The number of matrices.
    ///   - products: Receives as many vectors.
    @inline(__always)
    func multiply<Products: BitwiseCopyable>(
      _ vector: SIMD16<Float>, matrices count: Int, into products: inout Products
    ) {
      unsafe withUnsafeBytes(of: vector) { vector in
        unsafe withUnsafeMutableBytes(of: &products) { products in
          guard let vector = vector.baseAddress, let products = products.baseAddress else { return }
          unsafe blindspot_multiply(
            vector.assumingMemoryBound(to: Float.self), rows, count, products.assumingMemoryBound(to: Float.self))
        }
      }
    }

    /// Returns the scores of the three tags of a word: no name, first word, further word.
    mutating func scores(of vector: SIMD16<Float>) -> SIMD4<Float> {
      var sum = SIMD4<Float>.zero
      for tag in 0..<3 {
        sum[tag] = unsafe blindspot_name_layers[offset + tag] + (vector * row(tag)).sum()
      }
      return sum
    }

    private func row(_ tag: Int) -> SIMD16<Float> {
      unsafe UnsafeRawPointer(blindspot_name_layers + offset + 3 + tag * width).loadUnaligned(as: SIMD16<Float>.self)
    }
  }
}

/// The number of words of a text that are frequent in each language, at most 63.
struct LanguageCounts: Sendable, Equatable {
  /// The counts bit by bit: element 0 has the lowest bit of all counts.
  private var bits = SIMD8<UInt64>.zero

  private static let size = 6

  /// Adds a word that is frequent in some languages.
  @inline(__always)
  mutating func add(_ languages: WordLanguages) {
    var carry = languages.bits
    var bit = 0
    while carry != 0, bit < Self.size {
      let sum = bits[bit]
      bits[bit] = sum ^ carry
      carry &= sum
      bit += 1
    }
  }

  /// Returns the counts without a word: a subtraction of one from the counts of its languages, with a borrow.
  @inline(__always)
  func without(_ languages: WordLanguages) -> Self {
    var others = self
    var borrow = languages.bits
    for bit in 0..<Self.size where borrow != 0 {
      let difference = others.bits[bit] ^ borrow
      borrow &= difference
      others.bits[bit] = difference
    }
    return others
  }

  /// Returns those of `languages` with the most words, and the number of these words; all of them if there are no words.
  @inline(__always)
  func mostFrequent(of languages: WordLanguages) -> (languages: WordLanguages, count: Int) {
    var best = languages.bits
    var count = 0
    for bit in (0..<Self.size).reversed() where best & bits[bit] != 0 {
      best &= bits[bit]
      count |= 1 << bit
    }
    return (WordLanguages(bits: best), count)
  }
}

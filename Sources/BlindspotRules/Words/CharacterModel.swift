import CTables

/// Distinguishes names from other words by their letters, for unlisted words.
///
/// A linear model over hashed character 2- to 5-grams, trained by `Tools/names/train_ngrams.py`.
package enum CharacterModel {
  /// Returns the log-odds that a folded word is a name, in sixteenths of a logit.
  package static func score(_ word: borrowing FoldedWord) -> Int {
    let end = word.count + 2
    var sum = 0
    // The letters at `start` and after it, read once: each is part of up to fourteen n-grams.
    var window = (
      letter(0, of: word), letter(1, of: word), letter(2, of: word), letter(3, of: word), letter(4, of: word)
    )
    for start in 0..<end - 1 {
      let rest = end - start
      sum += weight(of: mix(mix(seed(2), window.0), window.1))
      if rest > 2 { sum += weight(of: mix(mix(mix(seed(3), window.0), window.1), window.2)) }
      if rest > 3 { sum += weight(of: mix(mix(mix(mix(seed(4), window.0), window.1), window.2), window.3)) }
      if rest > 4 {
        sum += weight(of: mix(mix(mix(mix(mix(seed(5), window.0), window.1), window.2), window.3), window.4))
      }
      window = (window.1, window.2, window.3, window.4, letter(start + 5, of: word))
    }
    return sum
  }

  /// Returns a letter of a word between two marks; 0 after them.
  @inline(__always)
  private static func letter(_ index: Int, of word: borrowing FoldedWord) -> UInt32 {
    if index == 0 { return 2 }
    if index <= word.count { return UInt32(word[index - 1]) }
    return index == word.count + 1 ? 3 : 0
  }

  /// The hash of no letters of an n-gram.
  @inline(__always)
  private static func seed(_ size: UInt32) -> UInt32 { size &* 0x9E37_79B1 }

  @inline(__always)
  private static func mix(_ hash: UInt32, _ letter: UInt32) -> UInt32 { (hash ^ letter) &* 0x0100_0193 }

  @inline(__always)
  private static func weight(of hash: UInt32) -> Int {
    let mask = UInt32(truncatingIfNeeded: blindspot_ngram_count &- 1)
    return Int(unsafe blindspot_ngram_weights[Int((hash ^ hash >> 15) & mask)])
  }
}

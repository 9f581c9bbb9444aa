import CTables

/// Distinguishes names from other words by their letters, for unlisted words.
///
/// A linear model over hashed 2- to 5-grams of letters in any script, trained by `Tools/names/train_ngrams.py`.
package enum CharacterModel {
  /// Returns the log-odds that a folded word is a name, in sixteenths of a logit.
  package static func score(_ word: borrowing FoldedWord) -> Int {
    let all = Letters(of: word)
    let end = all.count
    // A span: access to an element of an inline array copies all of it.
    let letters = all.storage.span
    var sum = 0
    // The letters at `start` and after it, read once: each is part of up to fourteen n-grams.
    var window = (letters[0], letters[1], letters[2], letters[3], letters[4])
    for start in 0..<end - 1 {
      let rest = end - start
      sum += weight(of: mix(mix(seed(2), window.0), window.1))
      if rest > 2 { sum += weight(of: mix(mix(mix(seed(3), window.0), window.1), window.2)) }
      if rest > 3 { sum += weight(of: mix(mix(mix(mix(seed(4), window.0), window.1), window.2), window.3)) }
      if rest > 4 {
        sum += weight(of: mix(mix(mix(mix(mix(seed(5), window.0), window.1), window.2), window.3), window.4))
      }
      window = (window.1, window.2, window.3, window.4, letters[start + 5])
    }
    return sum
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

extension CharacterModel {
  /// Returns how much an unlisted word resembles a name, from 0 (a word) to 7 (a name).
  ///
  /// - Parameter score: the score of the word.
  static func likelihood(ofScore score: Int) -> UInt8 { UInt8(min(max((score + 48) / 14, 0), 7)) }

  /// The scalars of a folded word between two marks, then zeros. A word has at most 30 bytes.
  private struct Letters {
    private(set) var storage = InlineArray<40, UInt32>(repeating: 0)
    private(set) var count = 1

    @inline(__always)
    init(of word: borrowing FoldedWord) {
      var letters = storage.mutableSpan
      letters[0] = 2
      for index in 0..<word.count {
        let byte = word[index]
        if byte & 0xC0 == 0x80 {
          letters[count - 1] = letters[count - 1] << 6 | UInt32(byte & 0x3F)
        } else {
          letters[count] = UInt32(byte < 0x80 ? byte : byte & (byte < 0xE0 ? 0x1F : 0x0F))
          count += 1
        }
      }
      letters[count] = 3
      count += 1
    }
  }
}

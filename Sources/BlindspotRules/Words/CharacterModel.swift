import CTables

/// Distinguishes names from other words by their letters, for unlisted words.
///
/// A linear model over hashed 2- to 5-grams of letters in any script, trained by `Tools/names/train_ngrams.py`.
package enum CharacterModel {
  /// Returns the log-odds that a folded word is a name, in sixteenths of a logit.
  package static func score(_ word: borrowing FoldedWord) -> Int { word.letterScore }
}

extension FoldedWord {
  /// The sum of the weights of the n-grams of the word, in C.
  fileprivate var letterScore: Int {
    withBytes { bytes in
      unsafe bytes.withUnsafeBufferPointer { bytes in
        guard let first = bytes.baseAddress else { return 0 }
        return unsafe blindspot_ngram_score(first, bytes.count)
      }
    }
  }
}

extension CharacterModel {
  /// Returns how much an unlisted word resembles a name, from 0 (a word) to 7 (a name).
  ///
  /// - Parameter score: the score of the word.
  static func likelihood(ofScore score: Int) -> UInt8 { UInt8(min(max((score + 48) / 14, 0), 7)) }
}

import CTables

/// Distinguishes names from other words by their letters, for unlisted words.
///
/// A linear model over hashed character 2- to 5-grams, trained by `Tools/names/train_ngrams.py`.
package enum CharacterModel {
  /// Returns the log-odds that a folded word is a name, in sixteenths of a logit.
  package static func score(_ word: borrowing FoldedWord) -> Int {
    var sum = 0
    let mask = UInt32(blindspot_ngram_count - 1)
    for start in -1..<word.count {
      for size in 2...5 where start + size <= word.count + 1 {
        var hash = UInt32(size) &* 0x9E37_79B1
        for index in start..<start + size {
          let byte: UInt8 = index < 0 ? 2 : index == word.count ? 3 : word[index]
          hash = (hash ^ UInt32(byte)) &* 0x0100_0193
        }
        sum += Int(unsafe blindspot_ngram_weights[Int((hash ^ hash >> 15) & mask)])
      }
    }
    return sum
  }
}

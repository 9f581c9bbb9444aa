import BlindspotParser

/// Finds the listed name in an inflected word.
enum NameInflection {
  /// Returns the name whose genitive in German or a Scandinavian language is the word: `Annikas`, `Lindqvists`.
  static func name(in word: borrowing FoldedWord) -> LexiconEntry? {
    let count = word.count
    guard count >= 5, word[count - 1] == UInt8(ascii: "s") else { return nil }
    return plainName(word.hash(to: count - 1))
  }

  /// Returns the name that the word is a declined form of: `Bartosza`, `Markiem`, `Gergőnek`, `Eetulla`. Among several, the
  /// most frequent one.
  static func declinedName(in word: borrowing FoldedWord) -> LexiconEntry? {
    let count = word.count
    guard count >= minimumDeclined else { return nil }
    let list = NameEndings.pairs(lastLetter: word[count - 1])
    var pairs = EndingPairs(list)
    var best: LexiconEntry?
    while let match = pairs.next(in: word, minimumStem: minimumStem) {
      var hash = word.hash(to: match.stem)
      for offset in match.replacement { hash.add(list.byte(at: offset)) }
      if let name = plainName(hash), name.nameRank > best?.nameRank ?? 0 { best = name }
    }
    return best
  }

  /// The length of the shortest declined name, and of the part before its ending, in letters of ASCII.
  private static let (minimumDeclined, minimumStem) = (5, 3)

  /// Returns the entry of a word that is a common name and has no other meaning; nil for any other word.
  private static func plainName(_ hash: WordHash) -> LexiconEntry? {
    let entry = Lexicon.entry(for: hash)
    guard entry.nameRank >= 8, entry.word == 0, entry.foreign == 0 else { return nil }
    return entry.hasOtherUse ? nil : entry
  }
}

import BlindspotParser

/// Finds the listed name in an inflected word.
enum NameInflection {
  /// Returns the name whose genitive in German or a Scandinavian language is the word: `Annikas`, `Lindqvists`.
  static func name(in word: borrowing FoldedWord, _ beginnings: borrowing WordBeginnings) -> LexiconEntry? {
    let count = word.count
    guard count >= 5, word[count - 1] == UInt8(ascii: "s") else { return nil }
    return plainName(beginnings.hash(to: count - 1))
  }

  /// Returns the name that the word is a declined form of: `Bartosza`, `Markiem`, `Gergőnek`, `Eetulla`. Among several, the
  /// most frequent one.
  static func declinedName(in word: borrowing FoldedWord, _ beginnings: borrowing WordBeginnings) -> LexiconEntry? {
    let count = word.count
    guard count >= minimumDeclined else { return nil }
    let tail = word.tail
    let table = NameEndingTable.shared
    var best: LexiconEntry?
    for index in table.range(lastLetter: word[count - 1]) {
      let ending = table.endings[index]
      guard ending.fits(tail), count - ending.length >= minimumStem else { continue }
      let hash = ending.replaced(after: beginnings.hash(to: count - ending.length))
      if let name = plainName(hash), name.nameRank > best?.nameRank ?? 0 { best = name }
    }
    return best
  }

  /// The length of the shortest declined name, and of the part before its ending, in letters of ASCII.
  static let (minimumDeclined, minimumStem) = (5, 3)

  /// Returns the entry of a word that is a common name and has no other meaning; nil for any other word.
  static func plainName(_ hash: WordHash) -> LexiconEntry? {
    let entry = Lexicon.entry(for: hash)
    guard entry.nameRank >= 8, entry.word == 0, entry.foreign == 0 else { return nil }
    return entry.hasOtherUse ? nil : entry
  }
}

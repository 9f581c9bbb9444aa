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
    let pairs = NameEndings.pairs(lastLetter: word[count - 1])
    var best: LexiconEntry?
    var index = 0
    while index < pairs.utf8CodeUnitCount {
      let start = index
      while pairs.byte(at: index) != ASCII.hyphen { index += 1 }
      let middle = index
      while index < pairs.utf8CodeUnitCount, pairs.byte(at: index) != ASCII.space { index += 1 }
      let stem = count - (middle - start)
      if stem >= minimumStem, word.ends(with: pairs, from: start, to: middle) {
        var hash = word.hash(to: stem)
        for offset in middle + 1..<index { hash.add(pairs.byte(at: offset)) }
        if let name = plainName(hash), name.nameRank > best?.nameRank ?? 0 { best = name }
      }
      index += 1
    }
    return best
  }

  /// The length of the shortest declined name, and of the part before its ending, in letters of ASCII.
  private static let (minimumDeclined, minimumStem) = (5, 3)

  /// Returns the name after a preposition or conjunction that Arabic and Hebrew attach to it: `لخالد`, `ליעל`.
  static func nameAfterPrefix(in word: borrowing FoldedWord) -> LexiconEntry? {
    guard word.count >= 8 else { return nil }
    guard prefixes.contains(UInt16(word[0]) << 8 | UInt16(word[1])) else { return nil }
    return plainName(word.hash(from: 2, to: word.count))
  }

  /// The UTF-8 bytes of the Arabic prefixes ب ف ك ل و and the Hebrew ones ב ה ו ל מ ש.
  private static let prefixes: [UInt16] = [
    0xD8A8, 0xD981, 0xD983, 0xD984, 0xD988, 0xD791, 0xD794, 0xD795, 0xD79C, 0xD79E, 0xD7A9,
  ]

  /// Returns the entry of a word that is a common name and has no other meaning; nil for any other word.
  private static func plainName(_ hash: WordHash) -> LexiconEntry? {
    let entry = Lexicon.entry(for: hash)
    guard entry.nameRank >= 8, entry.word == 0, entry.foreign == 0 else { return nil }
    return entry.isDomain || entry.isFunction || entry.isPlace || entry.isBrand ? nil : entry
  }
}

extension FoldedWord {
  /// Whether the word ends with the bytes of `pairs` from `start` up to `end`.
  fileprivate func ends(with pairs: StaticString, from start: Int, to end: Int) -> Bool {
    for offset in 1...(end - start) where self[count - offset] != pairs.byte(at: end - offset) { return false }
    return true
  }
}

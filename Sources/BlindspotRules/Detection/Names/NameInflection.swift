/// Finds the listed name inside of a word that grammar has changed.
enum NameInflection {
  /// The name of which the word is the genitive in German or the Scandinavian languages: `Annikas`, `Lindqvists`.
  static func name(in word: borrowing FoldedWord) -> LexiconEntry? {
    let count = word.count
    guard count >= 5, word[count - 1] == 0x73 else { return nil }
    return plainName(word.digest(to: count - 1))
  }

  /// The name behind a preposition or a conjunction that Arabic and Hebrew write as one word with it: `لخالد`, `ליעל`.
  static func nameBehindPrefix(in word: borrowing FoldedWord) -> LexiconEntry? {
    guard word.count >= 8 else { return nil }
    switch (word[0], word[1]) {
    case (0xD8, 0xA8), (0xD9, 0x81), (0xD9, 0x83), (0xD9, 0x84), (0xD9, 0x88): break
    case (0xD7, 0x91), (0xD7, 0x94), (0xD7, 0x95), (0xD7, 0x9C), (0xD7, 0x9E), (0xD7, 0xA9): break
    default: return nil
    }
    return plainName(word.digest(from: 2, to: word.count))
  }

  /// The entry of a word that is a common name and nothing else.
  private static func plainName(_ digest: WordHash) -> LexiconEntry? {
    let entry = Lexicon.entry(for: digest)
    guard max(entry.given, entry.surname) >= 8, entry.word == 0, entry.foreign == 0 else { return nil }
    return entry.isDomain || entry.isFunction || entry.isPlace || entry.isBrand ? nil : entry
  }
}

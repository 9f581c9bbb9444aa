/// Finds the listed name in an inflected word.
enum NameInflection {
  /// Returns the name whose genitive in German or a Scandinavian language is the word: `Annikas`, `Lindqvists`.
  static func name(in word: borrowing FoldedWord) -> LexiconEntry? {
    let count = word.count
    guard count >= 5, word[count - 1] == UInt8(ascii: "s") else { return nil }
    return plainName(word.hash(to: count - 1))
  }

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
    guard max(entry.given, entry.surname) >= 8, entry.word == 0, entry.foreign == 0 else { return nil }
    return entry.isDomain || entry.isFunction || entry.isPlace || entry.isBrand ? nil : entry
  }
}

import BlindspotParser
import Testing

@testable import BlindspotRules

/// Words of Arabic, Hebrew and Persian with attached words or endings have the properties of their stem.
@Suite struct WordStemTests {
  private func stem(of word: String) -> WordStem? {
    let bytes = Array(word.utf8)
    return WordStem(of: FoldedWord(bytes.span, from: 0, to: bytes.count))
  }

  @Test(arguments: [
    ("طلباتهم", AffixLanguage.arabic), ("للعملاء", .arabic), ("وبالصفحة", .arabic), ("رسالتكم", .arabic),
    ("ובהודעה", .hebrew), ("וכשהמערכת", .hebrew), ("הודעותיהם", .hebrew), ("לתרגומים", .hebrew),
    ("زبانهایتان", .persian), ("ترجمه‌هایتان", .persian),
  ])
  func `a word with affixes is the word inside`(word: String, language: AffixLanguage) throws {
    let stem = try #require(self.stem(of: word))
    #expect(stem.language == language)
    #expect(stem.entry.foreign >= 2 || stem.entry.isDomain)
    #expect(stem.entry.nameRank < 6)
  }

  @Test(arguments: ["לאברהם", "ליוסי", "בדנה", "لمحمد", "بأحمد", "لفاطمة"])
  func `a name after a preposition is a name`(word: String) throws {
    let stem = try #require(self.stem(of: word))
    #expect(stem.language == .none)
    #expect(stem.entry.nameRank >= 8)
  }

  @Test(arguments: ["", "ل", "לב", "Bartosza", "Ипак", "קזבלנדוס", String(repeating: "ب", count: 40)])
  func `a word without a listed stem has none`(word: String) {
    #expect(stem(of: word) == nil)
  }
}

import BlindspotRules
import Foundation
import Testing

@Suite struct ContextWordsTests {
  @Test(arguments: [
    ("CheckSSN", "check ssn"), ("TestSSN219-09-9999", "test ssn 219 09 9999"),
    ("social_security_number", "social security number"),
    ("Driver's licence", "drivers licence"), ("Numéro de Sécurité", "numero de securite"),
    ("Straße ŁÓDŹ", "strasse lodz"),
    ("ИНН клиента", "инн клиента"), ("身份证号", "身 份 证 号"), ("ΑΜΚΑ Αριθμός", "αμκα αριθμοσ"), ("", ""),
    ("XMLParser2Go", "xml parser 2 go"),
  ])
  func `a text folds into words`(text: String, words: String) {
    let context = ContextText(text)
    let folded = context.tokens.map {
      String(decoding: context.folded[Int($0.foldedStart)..<Int($0.foldedEnd)], as: UTF8.self)
    }
    #expect(folded.joined(separator: " ") == words)
  }

  @Test(arguments: [
    ("CheckSSN", true), ("SSNs of callers", true), ("S.S.N.", true), ("socialSecurity", true),
    ("Social-Security no", true),
    ("classname", false), ("assn", false), ("身份证", true), ("social worker", false), ("SSNX", false),
  ])
  func `a keyword is found as a whole word only`(text: String, isFound: Bool) {
    let words: ContextWords = "ssn|social security|身份证"
    #expect((ContextText(text).match(words) != nil) == isFound)
  }

  @Test func `the nearest keyword before and after is found within the window`() {
    let context = ContextText("ssn of the ssn 123 ssn")
    let before = context.match("ssn", before: 15)
    let after = context.match("ssn", after: 18)
    #expect(before?.start == 11 && before?.end == 14 && after?.start == 19)
    #expect(context.match("ssn", before: 15, within: 3) == nil)
  }

  @Test func `every list of keywords has its own number`() {
    let numbers = KeywordIndex.builtIn.lists.map(\.number)
    #expect(Set(numbers).count == numbers.count && numbers.allSatisfy { $0 < 256 })
  }

  /// The index may admit a list without a keyword in the text, but must not reject one with a keyword.
  @Test func `the index admits every list with a keyword in a text`() {
    var missed: [String] = []
    for list in KeywordIndex.builtIn.lists {
      for phrase in "\(list.words.phrases)".split(separator: "|") {
        let words = phrase.split(separator: " ")
        let spellings = [
          String(phrase), phrase.uppercased(), words.map(\.capitalized).joined(),
          "check" + words.map(\.capitalized).joined(), words.joined(separator: "_"), words.joined(separator: "."),
          "Prüfe " + phrase,
        ]
        for text in spellings where ContextText(text).match(list.words) != nil {
          let bytes = Array(text.utf8)
          if !KeywordIndex.builtIn.lists(in: bytes.span).contains(list.number) { missed.append(text) }
        }
      }
    }
    #expect(missed.isEmpty)
  }
}

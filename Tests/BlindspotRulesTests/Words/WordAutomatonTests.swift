import BlindspotParser
import TestSupport
import Testing

@testable import BlindspotRules

/// Tests the pass over a text that takes the place of scans by each detector.
@Suite struct WordAutomatonTests {
  /// Parts of phrases in several scripts, and the boundaries of words.
  private static let parts = [
    "account", "Konto", "PIN", "born", "geb.", "at", "dot", "customer", "Kunde", "kind", "legge", "104", "H1B", "ssn",
    "微信", "生", "年", "abc", "г.р.", "улица", "ไทย", "é", "ß", "O'Neil", "'s", "-", "/", "_", " ", ".", "A", "I",
  ]

  @Test(arguments: parts) func `no scan finds a phrase of a list that a text does not contain`(first: String) {
    for second in Self.parts {
      for third in Self.parts {
        let text = Array((first + second + third).utf8)
        check(text, in: 0..<text.count)
      }
    }
  }

  @Test(arguments: ["statements.tsv", "handles.tsv", "labeled-values.tsv", "birth-dates.tsv", "ages.tsv"])
  func `no scan of whole words finds a phrase of a list that a text does not contain`(file: String) throws {
    for line in try Fixture.text(file).split(separator: "\n") {
      let text = Array(line.utf8)
      check(text, in: 0..<text.count)
      let spaces = text.indices.filter { text[$0] == ASCII.space }
      for (start, end) in zip(spaces, spaces.dropFirst(3)) { check(text, in: start + 1..<end) }
    }
  }

  private func check(_ text: [UInt8], in range: Range<Int>) {
    let lists = WordAutomaton.builtIn.lists(in: text.span)
    var found: WordLists = []
    WordAutomaton.builtIn.scan(text.span, in: range) { match in
      found.formUnion(match.lists)
      for bit in 0..<WordLists.count where match.lists.contains(WordLists(bit: bit)) {
        guard !WordFilter(WordLists(bit: bit)).admits(text.span, at: match.range.start) else { continue }
        Issue.record("the filter of list \(bit) skips \(String(decoding: text, as: UTF8.self)) at \(match.range.start)")
      }
    }
    guard !found.isSubset(of: lists) else { return }
    Issue.record("\(String(decoding: text, as: UTF8.self)) \(range)")
  }

  @Test func `a filter skips words that no phrase of its lists begins like`() {
    let filter = WordFilter(.dateOfBirthMonth)
    let text = Array("June queue".utf8)
    let admitted = [0, 5].filter { filter.admits(text.span, at: $0) }
    #expect(admitted == [0])
  }

  @Test(arguments: ["用telegram", "電話はtelegram", "他的telegram号"])
  func `a word in lower case directly after an ideograph is found`(text: String) {
    let text = Array(text.utf8)
    var found: WordLists = []
    WordAutomaton.builtIn.scan(text.span, in: 0..<text.count) { found.formUnion($0.lists) }
    #expect(found.contains(.onlineHandleService))
  }

  @Test func `a profile rules out lists only after its phrases were found`() {
    let text = Array("Transfer to the main queue".utf8)
    var profile = TextProfile(text.span)
    #expect(profile.mayContain(.onlineHandleService))
    profile.findPhrases(in: text.span)
    #expect(!profile.mayContain(.onlineHandleService))
  }
}

import BlindspotParser
import Testing

@testable import BlindspotRules

/// Unlisted words are compared with endings and beginnings made once; the plain way finds the same.
@Suite struct NameInflectionTests {
  private func folded(_ word: String) -> FoldedWord {
    let bytes = Array(word.utf8)
    return FoldedWord(bytes.span, from: 0, to: bytes.count)
  }

  /// Returns the entry of the name of which a word is a declined form, with the list of endings as it is written.
  private func plainName(_ word: FoldedWord) -> LexiconEntry? {
    guard word.count >= NameInflection.minimumDeclined else { return nil }
    let list = NameEndings.pairs(lastLetter: word[word.count - 1])
    var pairs = EndingPairs(list)
    var best: LexiconEntry?
    while let match = pairs.next(in: word, minimumStem: NameInflection.minimumStem) {
      var hash = word.hash(to: match.stem)
      for offset in match.replacement { hash.add(list.byte(at: offset)) }
      if let name = NameInflection.plainName(hash), name.nameRank > best?.nameRank ?? 0 { best = name }
    }
    return best
  }

  private static let names = [
    "Anna", "Marek", "Kowalski", "Novák", "Jonas", "Gergő", "Eetu", "Mäkinen", "Ivan", "Ilze", "Feridun", "Li", "Bo",
    "Benedykt", "Nowak", "Grażynka", "Petras", "Katarzyna", "Zenon", "Wolfeschlegelsteinhausenberg",
  ]

  @Test func `declined names`() {
    var found = 0
    for letter in ASCII.lowercaseLetters {
      let list = "\(NameEndings.pairs(lastLetter: letter))"
      for pair in list.split(separator: " ") {
        let parts = pair.split(separator: "-", omittingEmptySubsequences: false)
        for name in Self.names {
          let stem = name.lowercased().hasSuffix(parts[1]) ? name.dropLast(parts[1].count) : name[...]
          for form in [stem + parts[0], name + parts[0], "x" + stem + parts[0], stem.prefix(2) + parts[0]] {
            let word = folded(String(form))
            let fast = NameInflection.declinedName(in: word, WordBeginnings(of: word))
            #expect(fast == plainName(word), "\(form)")
            if fast != nil { found += 1 }
          }
        }
      }
    }
    #expect(found > 100)
  }

  /// Returns the kind of a word, of which each beginning is looked up by itself.
  private func plainKind(_ word: FoldedWord) -> NameTokenKind {
    let count = word.count
    let beginnings = WordBeginnings(of: word)
    var domains: UInt32 = 0
    if let names = ConcatenatedName.kind(of: word, beginnings, domains: &domains) { return names }
    func isPlainDomain(_ hash: WordHash) -> Bool {
      let entry = Lexicon.entry(for: hash)
      return entry.isDomain && entry.nameRank < 6
    }
    guard count >= 6 else { return .unlisted }
    let isCompound = (3...count - 3).contains { split in
      isPlainDomain(word.hash(to: split)) && isPlainDomain(word.hash(from: split, to: count))
    }
    return isCompound ? .word : .unlisted
  }

  @Test func `compounds and joined names of the same beginnings`() {
    let parts = [
      "maria", "garcia", "smith", "j", "van", "api", "key", "order", "date", "queue", "flow", "call", "xq", "torvald",
      "ß",
      "email", "ticket", "data", "user", "", "x", String(repeating: "z", count: 24),
    ]
    var found: [NameTokenKind: Int] = [:]
    for first in parts {
      for second in parts {
        for third in ["", "a", "son", "queue"] {
          let word = folded(first + second + third)
          let kind = NameTokenKind(unlisted: word, WordBeginnings(of: word), shape: .lower)
          #expect(kind == plainKind(word), "\(first + second + third)")
          found[kind, default: 0] += 1
        }
      }
    }
    for kind: NameTokenKind in [.word, .unlisted, .concatenated, .concatenatedInitial] {
      #expect(found[kind, default: 0] > 5, "\(kind)")
    }
  }
}

import BlindspotParser

/// A name of the person in a request, divided into given names and surnames.
struct SubjectName: Sendable {
  /// The most words of a name.
  static let longest = 8

  /// The given names; empty for a name of one word.
  let given: [SubjectWord]
  /// The surnames, without particles.
  let surnames: [SubjectWord]
  /// All words with their particles in the order of speech, as a text must have them to contain the full name.
  let full: [String]
  /// The names that are written as one word, with the parts that they consist of.
  let joined: [[UInt32]: StaticString]

  /// Divides a name. Titles and generational suffixes are not parts of it.
  ///
  /// - Parameter text: `First Last` or `Last, First`.
  init?(_ text: String) {
    let halves = text.split(separator: ",", maxSplits: 1).map { Self.words($0) }
    var words = halves.count == 2 ? Self.withoutTitles(halves[1]) + halves[0] : Self.withoutTitles(halves.first ?? [])
    words = Self.withoutSuffixes(words)
    guard !words.isEmpty, words.count <= Self.longest * 2 else { return nil }
    let particles = words.indices.map { $0 > 0 && $0 < words.count - 1 && words[$0].isParticle }
    var split = Self.surnameStart(of: words, particles)
    if halves.count == 2 { split = words.count - halves[0].count }
    split = min(max(split, words.count > 1 ? 1 : 0), words.count - 1)
    var order = Array(words.indices)
    if halves.count < 2, words.count == 2, Self.isFamilyFirst(words) { order = [1, 0] }
    func word(_ index: Int, isGiven: Bool) -> SubjectWord {
      var particleLetters: [UInt32] = []
      var before = index
      while before > 0, particles[before - 1] {
        before -= 1
        particleLetters = SubjectWord.letters(of: String(words[before].text)) + particleLetters
      }
      return SubjectWord(
        words[index].text, isGiven: isGiven, isHyphenated: words[index].isHyphenated, particles: particleLetters)
    }
    given = order[..<split].filter { !particles[$0] }.map { word($0, isGiven: true) }
    surnames = order[split...].filter { !particles[$0] }.map { word($0, isGiven: false) }
    full = words.map { SubjectWord.plain(String($0.text)) }
    let particleLetters = order[split...].filter { particles[$0] }.flatMap {
      SubjectWord.letters(of: String(words[$0].text))
    }
    joined = Self.joined(given, surnames, particleLetters)
  }

  // MARK: Division

  private struct Part {
    let text: Substring
    let isHyphenated: Bool
    let entry: LexiconEntry
    var isParticle: Bool {
      entry.isParticle || ["y", "e", "i", "zu", "zur", "zum", "ter", "ten"].contains(text.lowercased())
    }
  }

  private static func words(_ text: Substring) -> [Part] {
    text.split(separator: " ").flatMap { word in
      word.split { "-\u{2010}\u{2011}.\u{00B7}\u{30FB}".contains($0) }.enumerated().map { index, part in
        Part(text: part, isHyphenated: index > 0, entry: Lexicon.entry(of: part))
      }
    }.filter { !SubjectWord.letters(of: String($0.text)).isEmpty }
  }

  private static func withoutTitles(_ words: [Part]) -> [Part] {
    var words = words[...]
    while words.count > 2, let first = words.first, first.entry.before == NameCue.Before.title.rawValue {
      words.removeFirst()
    }
    return Array(words)
  }

  private static func withoutSuffixes(_ words: [Part]) -> [Part] {
    var words = words
    while words.count > 2, let last = words.last,
      ["jr", "sr", "ii", "iii", "iv", "phd", "md"].contains(last.text.lowercased())
    {
      words.removeLast()
    }
    return words
  }

  /// Returns the index of the first surname.
  private static func surnameStart(of words: [Part], _ particles: [Bool]) -> Int {
    if let particle = particles.firstIndex(of: true) { return particle }
    var start = words.count - 1
    // The parts of a double surname: `Delgado-Ruiz`, `Delgado Ruiz`.
    while start > 1 {
      let word = words[start - 1].entry
      guard words[start].isHyphenated || word.surname > word.given && !words[start - 1].isHyphenated else { break }
      start -= 1
    }
    return start
  }

  /// Whether the first of two words is the surname, as in Hungary and China.
  private static func isFamilyFirst(_ words: [Part]) -> Bool {
    let (first, last) = (words[0].entry, words[1].entry)
    return first.surname >= first.given + 4 && last.given >= last.surname + 4
  }

  // MARK: Names in one word

  private static func joined(
    _ given: [SubjectWord], _ surnames: [SubjectWord], _ particles: [UInt32]
  ) -> [[UInt32]: StaticString] {
    var joined: [[UInt32]: StaticString] = [:]
    func add(_ letters: [UInt32], _ phrase: StaticString) {
      // A word of everyday language, or another name, is not a joined name.
      guard letters.count >= 5, joined[letters] == nil else { return }
      guard !Lexicon.entry(of: SubjectWord.string(of: letters)).isListed else { return }
      joined[letters] = phrase
    }
    let families = [surnames.flatMap(\.letters)] + surnames.map(\.letters) + [particles + surnames.flatMap(\.letters)]
    for family in families {
      for first in given {
        add(first.letters + family, "given name and surname in one word")
        add(family + first.letters, "surname and given name in one word")
      }
      guard !given.isEmpty else { continue }
      let initials = given.map(\.initial)
      for count in Set([1, initials.count]) {
        add(initials[..<count] + family, "initial and surname in one word")
        add(family + initials[..<count], "surname and initial in one word")
      }
      add(given.flatMap(\.letters) + family, "given names and surname in one word")
    }
    return joined
  }
}

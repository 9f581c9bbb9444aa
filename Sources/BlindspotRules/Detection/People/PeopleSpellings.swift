import BlindspotParser

/// Looks up words of a text in the spellings of people.
struct PeopleSpellings: Sendable {
  /// The longest spelling at a place of a text.
  typealias Match = (entry: IdentityIndex.Entry, end: Int)

  /// The words that a spelling can start with.
  private let starters: HashMarks
  let source: Source

  /// The people who are spelled.
  enum Source {
    /// All people.
    case all(IdentityIndex)
    /// Those whom a text asks for.
    case onDemand(SpelledPeople)
  }

  /// Spells people when a text asks for them.
  init(_ people: KnownPeople, keys: PeopleKeys) {
    starters = keys.starters
    source = .onDemand(SpelledPeople(people, keys: keys))
  }

  /// Spells all people at once, which takes less for the few people of a request, and more for the many of a Directory.
  ///
  /// - Parameter takesCommonWords: whether names of common words are included.
  init(spelling people: KnownPeople, takesCommonWords: Bool) {
    var spellings = IdentitySpellings(
      of: people.count, into: IdentityIndex(people: people.count), takesCommonWords: takesCommonWords)
    for person in 0..<people.count { spellings.add(person, of: people) }
    starters = spellings.sink.starters
    source = .all(spellings.sink)
  }

  /// Whether a spelling may start with a word.
  @inline(__always)
  func mayStart(_ word: IdentityToken) -> Bool { starters.mayContain(word.hash) }

  /// Returns the longest spelling that starts with `first`, which must be a word that one may start with.
  func longest(from first: IdentityToken, following: WordStream, in text: Span<UInt8>) -> Match? {
    switch source {
    case .all(let index): return index.longest(from: first, following: following, in: text)
    case .onDemand(let people):
      var words = following
      var pair: UInt64?
      if let second = words.nextJoined(in: text, after: first.end) {
        pair = PersonKeys.key(of: PersonKeys.part(first.hash), and: PersonKeys.part(second.hash))
      }
      return people.withSpellings(of: PersonKeys.key(of: first.hash), or: pair) {
        $0.longest(from: first, following: following, in: text)
      }
    }
  }

  /// Returns the spelling that consists of the digits of a phone number from the offset `start` on.
  func line(_ number: Digits, from start: Int) -> IdentityIndex.Entry? {
    switch source {
    case .all(let index): return index.entry(number, from: start, .line)
    case .onDemand(let people):
      guard let digits = PersonKeys.line(of: number) else { return nil }
      return people.withSpellings(of: PersonKeys.key(ofLine: digits), or: nil) { $0.entry(number, from: start, .line) }
    }
  }

  /// Returns the spelling that consists of the digits of an extension.
  func `extension`(_ number: Digits) -> IdentityIndex.Entry? {
    switch source {
    case .all(let index): return index.entry(number, from: 0, .extension)
    case .onDemand(let people):
      guard number.count <= 10 else { return nil }
      return people.withSpellings(of: PersonKeys.key(ofExtension: number), or: nil) {
        $0.entry(number, from: 0, .extension)
      }
    }
  }
}

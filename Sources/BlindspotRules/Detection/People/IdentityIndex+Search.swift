import BlindspotParser

extension IdentityIndex {
  /// Returns the longest spelling that starts with `first`.
  func longest(
    from first: IdentityToken, following: WordStream, in text: Span<UInt8>
  ) -> PeopleSpellings.Match? {
    var words = following
    var sequence = first.appended(to: .fnvSeed)
    var end = first.end
    var found: PeopleSpellings.Match?
    for _ in 0..<32 {
      if let entry = entry(sequence) { found = (entry, end) }
      guard hasLongerMatch(sequence), let next = words.nextJoined(in: text, after: end) else { break }
      sequence = next.appended(to: sequence)
      end = next.end
    }
    return found
  }

  /// Returns the spelling that consists of the digits of a number from the offset `start` on.
  func entry(_ number: Digits, from start: Int, _ kind: FoundSpelling.Number) -> Entry? {
    let hash = FoundSpelling.hash(of: number.digits.span.extracting(start..<number.count), kind)
    guard starters.mayContain(hash) else { return nil }
    return entry(IdentityToken.sequence(.fnvSeed, with: hash))
  }
}

extension WordStream {
  /// Returns the next word if the characters before it can occur inside a name or an address. Markup is a pause in a spoken
  /// name.
  mutating func nextJoined(in text: Span<UInt8>, after end: Int) -> IdentityToken? {
    guard let word = nextSpoken(in: text, after: end), Self.joins(text, from: end, to: word.start) else { return nil }
    return word
  }

  /// Whether the characters between two words can occur inside a name or an address.
  private static func joins(_ text: Span<UInt8>, from start: Int, to end: Int) -> Bool {
    guard end - start <= 200 else { return false }
    var index = start
    var count = 0
    while index < end {
      switch text[index] {
      case ASCII.space, ASCII.underscore, ASCII.hyphen, ASCII.period, ASCII.comma, ASCII.at, ASCII.apostrophe,
        ASCII.plus, ASCII.newline, ASCII.carriageReturn, ASCII.tab, 0x80...:
        count += 1
        index += 1
      case ASCII.lessThan:
        guard let tag = SpokenText.tagEnd(in: text, at: index) else { return false }
        index = tag
      default: return false
      }
    }
    return count <= 4
  }
}

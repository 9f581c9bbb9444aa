import BlindspotParser

/// Looks up words of people's data in the word lists. People share given names, surnames and mail servers, so recent results
/// are cached.
struct WordFacts: Sendable {
  let automaton = WordAutomaton.builtIn
  /// The cached words: hashes, indexed by their lower bits, whose lowest two bits are the result. 0 is a free entry.
  private var known: [UInt64]

  /// The beginnings of common words.
  private static let commonWords = WordAutomaton.builtIn.filter(for: .cueCommonWord)
  private static let common: UInt64 = 1
  private static let particle: UInt64 = 2

  /// Creates a cache of a size suitable for the number of people.
  init(people: Int) { known = [UInt64](repeating: 0, count: people > 100 ? 4096 : 64) }

  /// Returns a word of `text` with its properties.
  @inline(__always)
  mutating func part(_ token: IdentityToken, of text: Span<UInt8>) -> IdentityPart {
    // The lists contain no numbers.
    if token.isNumber { return IdentityPart(token: token, isCommon: true, isParticle: false) }
    let index = Int(truncatingIfNeeded: token.hash) & (known.count - 1)
    if known[index] == 0 || (known[index] ^ token.hash) > 3 {
      known[index] = token.hash & ~3 | facts(of: token, in: text)
    }
    return IdentityPart(
      token: token, isCommon: known[index] & Self.common != 0, isParticle: known[index] & Self.particle != 0)
  }

  /// Whether a word is a common one. The result is not cached, because few people share a joined name.
  func isCommon(_ token: IdentityToken, of text: Span<UInt8>) -> Bool {
    token.length > 1 && Self.commonWords.admits(text, at: token.start) && facts(of: token, in: text) & Self.common != 0
  }

  private func facts(of token: IdentityToken, in text: Span<UInt8>) -> UInt64 {
    guard let match = automaton.match(in: text, at: token.start, limit: token.end), match.range.end == token.end else {
      return 0
    }
    return (match.lists.contains(.cueCommonWord) ? Self.common : 0)
      | (match.lists.contains(.cueParticle) ? Self.particle : 0)
  }
}

import BlindspotParser

/// Takes people's data apart into words and says what the lists know of them. People share given names, surnames and mail
/// servers, so what was asked lately is remembered.
struct WordFacts {
  let automaton = WordAutomaton.builtIn
  /// Hashes of words, each in the place that its lower bits say; the lowest two are what is known of it. 0 is a free place.
  private var known: [UInt64]

  /// What common words begin with.
  private static let commonWords = WordAutomaton.builtIn.filter(for: .cueCommonWord)
  private static let common: UInt64 = 1
  private static let particle: UInt64 = 2

  /// Remembers as much as is worth it for so many people.
  init(people: Int) { known = [UInt64](repeating: 0, count: people > 100 ? 4096 : 64) }

  /// A token of `text` with what is known of it.
  @inline(__always)
  mutating func part(_ token: IdentityToken, of text: Span<UInt8>) -> IdentityPart {
    // No list holds numbers.
    if token.isNumber { return IdentityPart(token: token, isCommon: true, isParticle: false) }
    let place = Int(truncatingIfNeeded: token.hash) & (known.count - 1)
    if known[place] == 0 || (known[place] ^ token.hash) > 3 {
      known[place] = token.hash & ~3 | facts(of: token, in: text)
    }
    return IdentityPart(
      token: token, isCommon: known[place] & Self.common != 0, isParticle: known[place] & Self.particle != 0)
  }

  /// The word that `text` is. It is not remembered: hardly anybody shares a name that is written as one word.
  func word(_ text: Span<UInt8>) -> IdentityPart? {
    var tokens = IdentityTokens()
    guard let token = tokens.next(in: text, by: automaton) else { return nil }
    let facts = token.length > 1 && Self.commonWords.admits(text, at: token.start) ? facts(of: token, in: text) : 0
    return IdentityPart(token: token, isCommon: facts & Self.common != 0, isParticle: false)
  }

  private func facts(of token: IdentityToken, in text: Span<UInt8>) -> UInt64 {
    guard let match = automaton.match(in: text, at: token.start, limit: token.end), match.range.end == token.end else {
      return 0
    }
    return (match.lists.contains(.cueCommonWord) ? Self.common : 0)
      | (match.lists.contains(.cueParticle) ? Self.particle : 0)
  }
}

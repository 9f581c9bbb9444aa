import BlindspotParser

/// What takes in the spellings of people's data, word by word.
protocol SpellingSink {
  /// Goes on with a word of `text`.
  mutating func append(_ token: IdentityToken, of text: Span<UInt8>, by automaton: WordAutomaton)

  /// Goes on with a run of digits that is looked up as a number of that kind.
  mutating func append(digits: Span<UInt8>, _ kind: FoundSpelling.Number)

  /// Ends a spelling; nothing if it has no words.
  mutating func finish(_ kind: IdentityIndex.Kind, of person: UInt32)
}

extension IdentityIndex: SpellingSink {
  @inline(__always)
  mutating func append(_ token: IdentityToken, of text: Span<UInt8>, by automaton: WordAutomaton) {
    append(token.hash)
  }

  mutating func append(digits: Span<UInt8>, _ kind: FoundSpelling.Number) {
    append(FoundSpelling.hash(of: digits, kind))
  }
}

/// Holds every spelling against what was found in a text, letter by letter.
struct SpellingComparison: SpellingSink {
  private let wanted: FoundSpelling
  private var spelling = FoundSpelling()
  /// Whether one of the spellings was it.
  private(set) var isFound = false

  init(with wanted: FoundSpelling) { self.wanted = wanted }

  mutating func append(_ token: IdentityToken, of text: Span<UInt8>, by automaton: WordAutomaton) {
    spelling.append(token, of: text, by: automaton)
  }

  mutating func append(digits: Span<UInt8>, _ kind: FoundSpelling.Number) { spelling.append(digits: digits, kind) }

  mutating func finish(_ kind: IdentityIndex.Kind, of person: UInt32) {
    isFound = isFound || spelling == wanted
    spelling = FoundSpelling()
  }
}

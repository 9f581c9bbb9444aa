import BlindspotParser

/// A receiver of spellings of people's data, word by word.
protocol SpellingSink {
  /// Appends a word of `text` to the spelling.
  mutating func append(_ token: IdentityToken, of text: Span<UInt8>)

  /// Appends a run of digits of the given meaning to the spelling.
  mutating func append(digits: Span<UInt8>, _ kind: FoundSpelling.Number)

  /// Ends the spelling; ignored if it has no words.
  mutating func finish(_ kind: IdentityIndex.Kind, of person: UInt32)
}

/// Compares every spelling with a match in a text, letter by letter.
struct SpellingComparison: SpellingSink {
  private let wanted: FoundSpelling
  private var spelling = FoundSpelling()
  /// Whether a spelling equals the match.
  private(set) var isFound = false

  init(with wanted: FoundSpelling) { self.wanted = wanted }

  mutating func append(_ token: IdentityToken, of text: Span<UInt8>) {
    spelling.append(token, of: text)
  }

  mutating func append(digits: Span<UInt8>, _ kind: FoundSpelling.Number) { spelling.append(digits: digits, kind) }

  mutating func finish(_ kind: IdentityIndex.Kind, of person: UInt32) {
    isFound = isFound || spelling == wanted
    spelling = FoundSpelling()
  }
}

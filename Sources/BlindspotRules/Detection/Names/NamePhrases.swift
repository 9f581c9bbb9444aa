import BlindspotParser

/// The words of a chunk that phrases of the lexicon cover (`Charles Schwab`), each as a bit.
struct NamePhrases {
  private var covered: UInt64 = 0

  /// Finds the phrases among at most 64 words.
  init(_ tokens: Span<NameToken>, in text: Span<UInt8>) {
    for start in tokens.indices where tokens[start].entry.startsPhrase {
      var hash = WordHash()
      hash.add(tokens[start], of: text)
      let isPossessive = tokens[start].isPossessive
      if isPossessive, Lexicon.entry(for: hash).isPhrase { covered |= 1 << UInt64(start) }
      var end = start + 1
      while end < min(start + 5, tokens.count) {
        hash.add(UInt8(ascii: " "))
        hash.add(tokens[end], of: text)
        // As far as ``NameSpan/phraseCover(_:in:)`` looks back: four words.
        if Lexicon.entry(for: hash).isPhrase { covered |= (1 << UInt64(min(end - start + 1, 4)) - 1) << UInt64(start) }
        end += 1
      }
    }
  }

  /// Whether a phrase covers the word at `index`; the same as a complete ``NameSpan/phraseCover(_:in:)`` of the word.
  func cover(_ index: Int) -> Bool { covered >> UInt64(index) & 1 == 1 }
}

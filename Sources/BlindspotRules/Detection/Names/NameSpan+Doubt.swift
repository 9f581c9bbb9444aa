internal import BlindspotParser

/// What speaks against a name, whatever its words and its surroundings are worth to the scorer.
extension NameSpan {
  /// Whether the span is more likely a code word, a letter that is spelt out, an identifier, a voice, or a shop.
  func isDoubtful(_ tokens: Span<NameToken>, in text: Span<UInt8>, stretch: NameStretch, kind: FieldKind) -> Bool {
    if isShortCode(tokens) || isSpellingAlone(tokens) { return true }
    if first == last, !tokens[first].isPossessive, stretch.isVoice(self, tokens) { return true }
    if first == last, tokens[first].isPossessive, phraseCover(tokens, in: text) == 2 { return true }
    switch kind {
    case .dataActionParameter, .vxmlParameter: return !hasListedName(tokens)
    default: return false
    }
  }

  /// A lone capital and two letters that no list knows: `CXa`.
  private func isShortCode(_ tokens: Span<NameToken>) -> Bool {
    guard last == first + 1 else { return false }
    let (left, right) = (tokens[first], tokens[last])
    switch (left.kind, right.kind) {
    case (.initial, _): return Self.isShortCode(right)
    case (_, .initial): return Self.isShortCode(left)
    default: return false
    }
  }

  private static func isShortCode(_ token: NameToken) -> Bool {
    token.letters <= 2 && (token.kind == .unlisted || token.kind == .acronym || token.kind == .rareName)
  }

  /// Words of the spelling alphabet that are given names too (`Charlie`, `Mike`), with nothing else beside them.
  private func isSpellingAlone(_ tokens: Span<NameToken>) -> Bool {
    guard !tokens[last].isPossessive else { return false }
    for index in tokens.indices {
      let token = tokens[index]
      guard token.entry.isSpelling || token.kind == .number else { return false }
    }
    return true
  }

  /// Whether a word of the span is listed as a name and is not rather something else.
  private func hasListedName(_ tokens: Span<NameToken>) -> Bool {
    for index in first...last {
      switch tokens[index].kind {
      case .givenName, .surname, .givenOrSurname, .rareName, .nameOrRareWord, .nameOrWord, .runOn, .shortRunOn,
        .initialRunOn:
        return true
      default: continue
      }
    }
    return false
  }
}

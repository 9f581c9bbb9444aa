internal import BlindspotParser

/// What speaks against a name, whatever its words and its surroundings are worth to the scorer.
extension NameSpan {
  /// Whether the span is more likely a code word, a letter that is spelt out, or an identifier.
  func isDoubtful(_ tokens: Span<NameToken>, kind: FieldKind) -> Bool {
    if isShortCode(tokens) || isSpellingAlone(tokens) { return true }
    switch kind {
    case .dataActionParameter, .vxmlParameter: return !hasListedName(tokens)
    default: return false
    }
  }

  /// A lone capital and two letters that no list knows: `CXa`.
  private func isShortCode(_ tokens: Span<NameToken>) -> Bool {
    guard last == first + 1 else { return false }
    let other = tokens[first].kind == .initial ? tokens[last] : tokens[first]
    guard tokens[first].kind == .initial || tokens[last].kind == .initial else { return false }
    return other.letters <= 2 && (other.kind == .unlisted || other.kind == .acronym || other.kind == .rareName)
  }

  /// Words of the spelling alphabet that are given names too (`Charlie`, `Mike`), with nothing else beside them.
  private func isSpellingAlone(_ tokens: Span<NameToken>) -> Bool {
    guard !tokens[last].isPossessive else { return false }
    for index in tokens.indices where !tokens[index].entry.isSpelling && tokens[index].kind != .number { return false }
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

import BlindspotParser

/// What speaks against a name, whatever its words and its surroundings are worth to the scorer.
extension NameSpan {
  /// Whether the span is more likely a code word, a unit, a letter that is spelt out, an identifier, a voice, or a shop.
  func isLikelyFalsePositive(_ tokens: Span<NameToken>, in text: Span<UInt8>, stretch: NameContext, kind: FieldKind)
    -> Bool
  {
    if isShortCode(tokens) || isSpellingAlone(tokens) || isUnit(tokens) { return true }
    if first == last, !tokens[first].isPossessive, stretch.isVoice(self, tokens) { return true }
    if first == last, tokens[first].isPossessive, phraseCover(tokens, in: text) == 2 { return true }
    if first == last, isCityWithStateCode(tokens, in: text) { return true }
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

  /// A short word in lower case behind a number: `5 min`.
  private func isUnit(_ tokens: Span<NameToken>) -> Bool {
    guard first == last, first > 0 else { return false }
    let before = tokens[first - 1].kind
    let word = tokens[first]
    return before == .number && word.letters <= 3 && word.shape == .lower
  }

  private static func isShortCode(_ token: NameToken) -> Bool {
    token.letters <= 2 && (token.kind == .unlisted || token.kind == .acronym || token.kind == .rareName)
  }

  /// A city with the abbreviation of its state behind it: `Charlotte NC`, `Jackson, MS`.
  private func isCityWithStateCode(_ tokens: Span<NameToken>, in text: Span<UInt8>) -> Bool {
    let city = tokens[first]
    guard city.entry.isPlace, city.shape == .title, !city.isPossessive, first + 1 < tokens.count else { return false }
    let state = tokens[first + 1]
    guard state.shape == .upper, state.letters == 2, state.end - state.start == 2 else { return false }
    switch state.gap {
    case .none, .space, .underscore, .hyphen, .comma: break
    default: return false
    }
    return Self.isState(text[Int(state.start)], text[Int(state.start) + 1])
  }

  /// The postal abbreviations of the states, provinces and territories of the United States (USPS Publication 28,
  /// appendix B), Canada (Canada Post) and Australia, without those that stand for something else behind a name: `MD` a
  /// physician, `ID` an identifier, and the words `HI`, `IN`, `ME`, `OK`, `OR`.
  private static let states: StaticString = """
    ABAKALARAZBCCACOCTDCDEFLGAIAILKSKYLAMAMBMIMNMOMSMTNBNCNDNENHNJNLNMNSNTNUNVNYOHONPAPEPRQCRISASCSDSKTNTXUTVAVTWAWI\
    WVWYYT
    """

  private static func isState(_ first: UInt8, _ second: UInt8) -> Bool {
    for at in stride(from: 0, to: states.utf8CodeUnitCount, by: 2)
    where states.byte(at: at) == first && states.byte(at: at + 1) == second {
      return true
    }
    return false
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

import BlindspotParser

/// A reason to distrust a span whatever score its words and its context get.
enum NameDoubt: String, CaseIterable {
  case shortCode = "short code"
  case spellingAlphabet = "spelling alphabet"
  case unit = "unit after a number"
  case syntheticVoice = "synthetic voice"
  case eponym = "shop or brand named after a person"
  case cityWithState = "city with its state"
  case welcome = "company that welcomes its callers"
  case domainWord = "word of contact centers"
  case cityWithLetter = "city with a letter"
  case cityAfterTransfer = "city after a word for a transfer"
  case brandInOtherScript = "Latin word in a text of another script"
  case lowerCase = "lower-case word of a sentence"
  case compound = "compound word that is not listed"
  case unlistedIdentifier = "identifier without a listed name"
}

/// Heuristics that cap a span's confidence regardless of its score.
extension NameSpan {
  /// Returns the reason why the span is more likely a false positive; nil without such a reason.
  func doubt(_ tokens: Span<NameToken>, in text: Span<UInt8>, context: NameContext, kind: FieldKind) -> NameDoubt? {
    if isShortCode(tokens) { return .shortCode }
    if isSpellingAlone(tokens) { return .spellingAlphabet }
    if isUnit(tokens) { return .unit }
    if first == last, !tokens[first].isPossessive, context.isVoice(self, tokens) { return .syntheticVoice }
    if first == last, tokens[first].isPossessive, phraseCover(tokens, in: text) == 2 { return .eponym }
    if first == last, isCityWithStateCode(tokens, in: text) { return .cityWithState }
    if isWelcoming(tokens) { return .welcome }
    if isDomainWordAlone(tokens) { return .domainWord }
    if isCityWithLetter(tokens) { return .cityWithLetter }
    if isCityAfterTransfer(tokens) { return .cityAfterTransfer }
    if isBrandInOtherScript(tokens, in: text) { return .brandInOtherScript }
    if isLowerCaseInSentence(tokens) { return .lowerCase }
    if isUnlistedCompound(tokens, in: text) { return .compound }
    switch kind {
    case .dataActionParameter, .vxmlParameter: return hasListedName(tokens) ? nil : .unlistedIdentifier
    default: return nil
    }
  }

  /// Whether the span is a lone capital and at most two unlisted letters, or only such pieces without a separator: `CXa`,
  /// `CXaC`.
  private func isShortCode(_ tokens: Span<NameToken>) -> Bool {
    guard last == first + 1 else { return last > first && isOfPieces(tokens) }
    let (left, right) = (tokens[first], tokens[last])
    switch (left.kind, right.kind) {
    case (.initial, _): return Self.isShortCode(right)
    case (_, .initial): return Self.isShortCode(left)
    default: return false
    }
  }

  /// Whether the span consists of pieces of at most two letters without a separator.
  private func isOfPieces(_ tokens: Span<NameToken>) -> Bool {
    for index in first...last {
      let token = tokens[index]
      guard token.letters <= 2, index == first || token.gap == .none else { return false }
    }
    return true
  }

  /// Whether the span is a short lower-case word after a number: `5 min`.
  private func isUnit(_ tokens: Span<NameToken>) -> Bool {
    guard first == last, first > 0 else { return false }
    let before = tokens[first - 1].kind
    let word = tokens[first]
    return before == .number && word.letters <= 3 && word.shape == .lower
  }

  private static func isShortCode(_ token: NameToken) -> Bool {
    token.letters <= 2 && (token.kind == .unlisted || token.kind == .acronym || token.kind == .rareName)
  }

  /// Whether the span is a city followed by the abbreviation of its state: `Charlotte NC`, `Jackson, MS`.
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

  /// Whether the span is one word after words of welcome: `Welcome to Zara`, `Willkommen bei Bosch`. Without a preposition
  /// it is a person: `Welcome Zara`.
  private func isWelcoming(_ tokens: Span<NameToken>) -> Bool {
    guard first == last, first > 1, !tokens[first].isPossessive, tokens[first].gap == .space else { return false }
    let (welcome, preposition) = (tokens[first - 2].entry, tokens[first - 1].entry)
    return preposition.before == NameCue.Before.preposition.rawValue
      && welcome.before == NameCue.Before.welcome.rawValue
  }

  /// Whether the span is one word of contact centers that is at most a surname: `Call`, `Line`.
  private func isDomainWordAlone(_ tokens: Span<NameToken>) -> Bool {
    guard first == last else { return false }
    let word = tokens[first]
    return !word.isPossessive && word.entry.isDomain && word.entry.given < 6
  }

  /// Whether the span is a city and one letter at the start of a label: `Orlando_C Queue`. After a cue it is a person:
  /// `ask Orlando C`.
  private func isCityWithLetter(_ tokens: Span<NameToken>) -> Bool {
    guard first == 0, last == 1 else { return false }
    let (city, letter) = (tokens[first], tokens[last])
    return letter.kind == .initial && city.entry.isPlace
  }

  /// Whether the span is a city that few people have as a name, after a word for a transfer: `Route to Dallas`.
  private func isCityAfterTransfer(_ tokens: Span<NameToken>) -> Bool {
    guard first == last else { return false }
    let city = tokens[first]
    guard !city.isPossessive, city.kind == .nameOrPlace, city.entry.given <= 10 else { return false }
    return NameCue.Before(tokens, before: first) == .transferVia
  }

  /// Whether the span is one Latin word in a text of another script, without a cue. There it is a brand more often than a
  /// person: `תבנית Perl`. A very common given name remains a person.
  private func isBrandInOtherScript(_ tokens: Span<NameToken>, in text: Span<UInt8>) -> Bool {
    let word = tokens[first]
    guard first == last, word.isLatin(in: text), word.entry.given < 12 else { return false }
    var (latin, other) = (0, 0)
    for index in tokens.indices {
      let token = tokens[index]
      guard token.kind != .number, token.letters > 1 else { continue }
      if token.isLatin(in: text) { latin += 1 } else { other += 1 }
    }
    guard other >= latin else { return false }
    return !isAfterCue(tokens)
  }

  /// Whether the span is one lower-case word, without a cue, of a text that begins with a capital: `Danh mục bán chéo`.
  /// A text with names in lower case usually begins in lower case, too. A very common given name remains a person.
  private func isLowerCaseInSentence(_ tokens: Span<NameToken>) -> Bool {
    guard first == last, first > 0, tokens[0].shape == .title else { return false }
    let word = tokens[first]
    guard word.shape == .lower, !word.isPossessive, word.entry.given < 12 else { return false }
    switch word.gap {
    case .space, .sentence: return !isAfterCue(tokens)
    default: return false
    }
  }

  /// Whether the span consists of unlisted words, each of which contains a zero-width non-joiner. In Persian these are
  /// compounds (`گردش‌کار`); the names with the character are listed.
  private func isUnlistedCompound(_ tokens: Span<NameToken>, in text: Span<UInt8>) -> Bool {
    for index in first...last {
      let word = tokens[index]
      guard word.kind == .unlisted, word.containsNonJoiner(in: text) else { return false }
    }
    return !isAfterCue(tokens)
  }

  /// Whether a word before the span announces a person: `Mr.`, `ask for`, `created by`.
  private func isAfterCue(_ tokens: Span<NameToken>) -> Bool {
    switch NameCue.Before(tokens, before: first) {
    case .title, .contact, .author, .transfer, .intro, .greeting, .contactVia, .authorVia, .transferVia: true
    default: false
    }
  }

  /// The postal abbreviations of the states, provinces and territories of the United States (USPS Publication 28,
  /// appendix B), Canada (Canada Post) and Australia, except those with another meaning after a name: `MD` (physician),
  /// `ID` (identifier), and the words `HI`, `IN`, `ME`, `OK`, `OR`.
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

  /// Whether the text consists of words of the spelling alphabet. Some are given names, too (`Charlie`, `Mike`).
  private func isSpellingAlone(_ tokens: Span<NameToken>) -> Bool {
    guard !tokens[last].isPossessive else { return false }
    for index in tokens.indices {
      let token = tokens[index]
      guard token.entry.isSpelling || token.kind == .number else { return false }
    }
    return true
  }

  /// Whether a word of the span is listed as a name and has no more frequent other meaning.
  private func hasListedName(_ tokens: Span<NameToken>) -> Bool {
    for index in first...last {
      switch tokens[index].kind {
      case .givenName, .surname, .givenOrSurname, .rareName, .nameOrRareWord, .nameOrWord, .concatenated,
        .shortConcatenated, .concatenatedInitial:
        return true
      default: continue
      }
    }
    return false
  }
}

extension NameToken {
  /// Whether the first letter is Latin. The lexicon's other scripts begin with Greek, U+0370.
  fileprivate func isLatin(in text: Span<UInt8>) -> Bool { text[Int(start)] < 0xCD }

  /// Whether the word contains a zero-width non-joiner, U+200C: the bytes E2 80 8C.
  fileprivate func containsNonJoiner(in text: Span<UInt8>) -> Bool {
    var index = Int(start)
    while index + 2 < Int(end) {
      if text[index] == 0xE2, text[index + 1] == 0x80, text[index + 2] == 0x8C { return true }
      index += 1
    }
    return false
  }
}

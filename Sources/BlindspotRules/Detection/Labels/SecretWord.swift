import BlindspotParser

/// A password that is a word or several words: `password: sunflower`, `mot de passe : tournesol`, `the code word is
/// “blue otter”`.
///
/// The value must end its clause, so that `password: enter it now` is none, and must not be a word about a password
/// (`required`, `expired`) or of the lexicon of contact centers.
enum SecretWord {
  private static let automaton = WordAutomaton.builtIn
  /// The lists of phrases that are not values.
  private static let noValues: WordLists = [
    .credentialNoValue, .credentialWord, .credentialCode, .linkFiller, .linkIs, .linkNumber, .linkUnit, .negativeCue,
  ]
  private static let leastLength = 4
  private static let maximumLength = 40

  /// Returns the word or the quoted words after a link.
  ///
  /// - Parameter isProse: Whether the text consists of sentences. In a name, only a value after an equals sign or a colon
  ///   counts, and only in lower case or with a hyphen or the like.
  static func value(
    in text: Span<UInt8>, after label: TextRange, _ link: ValueLink, isProse: Bool
  ) -> (range: TextRange, confidence: Float)? {
    guard link.end < text.count, link.isStated || text[link.end - 1] == ASCII.quote else { return nil }
    guard link.isExplicit || isProse || !link.isStated else { return nil }
    // `secret name: production`
    if let next = automaton.match(in: text, at: label.end + 1), next.range.end < link.end,
      next.lists.contains(.credentialNoValue)
    {
      return nil
    }
    let start = link.end
    let first = FoldedScalar(in: text, at: start)
    guard first.category == .lower || first.category == .upper else { return nil }
    let isName = !isProse && first.category == .upper
    if let match = automaton.match(in: text, at: start), !match.lists.isDisjoint(with: noValues) { return nil }
    // `Kennwort "Zitronenfalter"`
    if !link.isStated {
      return quotedEnd(in: text, from: start).map { (TextRange(start: start, end: $0), 0.6) }
    }
    return word(in: text, from: start, isExplicit: link.isExplicit, isName: isName)
  }

  private static func word(
    in text: Span<UInt8>, from start: Int, isExplicit: Bool, isName: Bool
  ) -> (range: TextRange, confidence: Float)? {
    if isQuote(text, before: start), let end = quotedEnd(in: text, from: start) {
      return (TextRange(start: start, end: end), 0.75)
    }
    var end = start
    var joints = 0
    while end < text.count, end - start <= maximumLength {
      let byte = text[end]
      if isJoint(byte) { joints += 1 } else if !byte.isAlphanumeric, byte < 0x80 { break }
      end += 1
    }
    while end > start, isJoint(text[end - 1]) { end -= 1 }
    guard leastLength...maximumLength ~= end - start, endsClause(text, at: end), joints > 0 || !isName else {
      return nil
    }
    // “The password was changed” in any language.
    if !isExplicit, joints == 0, let ending = automaton.ending(of: start..<end, in: text, before: 2),
      ending.lists.contains(.credentialNoValue)
    {
      return nil
    }
    let folded = FoldedWord(text, from: start, to: end)
    if folded.count > 0 {
      let entry = Lexicon.entry(for: folded)
      if entry.isFunction || entry.isDomain { return nil }
    }
    return (TextRange(start: start, end: end), isExplicit ? 0.7 : 0.6)
  }

  /// Whether a mark between two parts of a value: `blue-otter`, `zima_w_gorach`.
  private static func isJoint(_ byte: UInt8) -> Bool {
    byte == ASCII.hyphen || byte == ASCII.underscore || byte == ASCII.exclamationMark || byte == ASCII.asterisk
      || byte == ASCII.numberSign || byte == ASCII.dollar || byte == ASCII.at
  }

  /// Whether a sentence or a clause ends at `index`.
  private static func endsClause(_ text: Span<UInt8>, at index: Int) -> Bool {
    guard index < text.count else { return true }
    switch text[index] {
    case ASCII.comma, ASCII.semicolon, ASCII.closeParenthesis, ASCII.quote, ASCII.newline, ASCII.closeBracket,
      ASCII.bar, ASCII.apostrophe:
      return true
    case ASCII.period: return index + 1 == text.count || text[index + 1] <= ASCII.space
    case ASCII.space:
      let next = text.byte(at: index + 1)
      return next == ASCII.hyphen || next == ASCII.openParenthesis || next == ASCII.bar
        || next == 0xE2 && text.byte(at: index + 2) == 0x80  // – —
    default: return false
    }
  }

  private static func isQuote(_ text: Span<UInt8>, before index: Int) -> Bool {
    let byte = text.byte(at: index - 1)
    // “ ” „ « 「 end in these bytes.
    return byte == ASCII.quote || byte == ASCII.apostrophe
      || index > 2 && text[index - 3] == 0xE2 && text[index - 2] == 0x80
      || index > 1 && text[index - 2] == 0xC2 && byte == 0xAB
  }

  /// Returns the end of the words before the closing quote.
  private static func quotedEnd(in text: Span<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < text.count, index - start <= maximumLength {
      let byte = text[index]
      if byte == ASCII.quote || byte == ASCII.newline { break }
      if byte == ASCII.apostrophe, !text.byte(at: index + 1).isWordByte { break }
      if byte == 0xE2, text.byte(at: index + 1) == 0x80 { break }
      if byte == 0xC2, text.byte(at: index + 1) == 0xBB { break }
      index += 1
    }
    guard index < text.count, leastLength...maximumLength ~= index - start else { return nil }
    return index
  }
}

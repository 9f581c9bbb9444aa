import BlindspotParser

/// A secret whose label has more words after it: `clave del buzón de voz 2580`, `digicode du local B4417`, `la password del
/// centralino è tramonto44`.
///
/// The words between label and value are no words about secrets (`PIN retry 4471`) and no words of contact centers (`PIN
/// queue 4471`), and nothing separates them.
enum SecretPhrase {
  private static let automaton = WordAutomaton.builtIn
  /// The lists of words after which a number is not a secret.
  private static let otherNumbers: WordLists = [
    .credentialWord, .credentialCode, .credentialLogin, .negativeCue, .cueExtension, .linkUnit, .linkNumber,
    .accountNumberNumber, .customerNumberNumber, .policyNumberNumber, .memberNumberNumber,
  ]
  /// The lists of words after which nothing is a secret.
  private static let noValues: WordLists = [.credentialNoValue, .cueExample]
  /// The most words that are no articles or prepositions.
  private static let maximumWords = 4
  private static let maximumLength = 60

  /// Returns the secret at the end of the phrase that begins with a label.
  ///
  /// - Parameter isCode: whether the label can name a number of few digits.
  static func value(
    in text: Span<UInt8>, after label: TextRange, isCode: Bool
  ) -> (range: TextRange, confidence: Float)? {
    var index = label.end
    var words = 0
    var mayBeUnstated = true
    while index < text.count, index - label.end < maximumLength, text[index] == ASCII.space {
      index += 1
      guard index < text.count, words <= maximumWords else { return nil }
      if index > label.end + 1, mayBeUnstated,
        let value = value(in: text, at: index, isCode: isCode, isStated: false)
      {
        return value
      }
      var isFiller = false
      if let match = automaton.match(in: text, at: index) {
        if match.lists.contains(.linkIs) {
          guard match.number == 0, text.byte(at: match.range.end) == ASCII.space else { return nil }
          let start = afterAdverb(in: text, match.range.end + 1)
          if let value = value(in: text, at: start, isCode: isCode, isStated: true) { return value }
          // `e` is also “and”, `la` an article.
          guard match.lists.contains(.linkFiller) else { return nil }
        }
        isFiller = match.lists.contains(.linkFiller)
        guard isFiller || match.lists.isDisjoint(with: noValues) else { return nil }
        if !isFiller, !match.lists.isDisjoint(with: otherNumbers) { mayBeUnstated = false }
      }
      let end = wordEnd(in: text, from: index)
      guard end > index else { return nil }
      if !isFiller { words += 1 }
      index = end
    }
    return nil
  }

  /// Returns the start of the value after an adverb: `is still tramonto44`.
  private static func afterAdverb(in text: Span<UInt8>, _ start: Int) -> Int {
    guard start < text.count, let match = automaton.match(in: text, at: start), match.lists.contains(.linkFiller),
      text.byte(at: match.range.end) == ASCII.space
    else { return start }
    return match.range.end + 1
  }

  /// Returns the secret at `index`: a number of four to eight digits that is no year, or letters with digits or signs.
  private static func value(
    in text: Span<UInt8>, at index: Int, isCode: Bool, isStated: Bool
  ) -> (range: TextRange, confidence: Float)? {
    guard index < text.count else { return nil }
    let token = Token(text, from: index)
    guard token.endsClause else { return nil }
    let range = TextRange(start: index, end: token.end)
    if token.digits == token.length {
      return isCode && 4...8 ~= token.length && (isStated || !token.isYear) ? (range, isStated ? 0.75 : 0.6) : nil
    }
    if isCode, token.digits + token.joints == token.length, 4...8 ~= token.digits, token.joints > 1 {
      return (range, 0.6)
    }
    guard token.letters > 0 else { return nil }
    if isStated { return token.length >= 5 && token.digits + token.signs > 0 ? (range, 0.65) : nil }
    // `B4417`
    let isShortCode = isCode && token.letters <= 2 && 3...6 ~= token.digits && token.joints + token.signs == 0
    let isLong = token.length >= 8 && token.digits > 1 && token.signs + token.joints > 0
    return isShortCode || isLong ? (range, 0.55) : nil
  }

  /// Returns the end of a word of letters.
  private static func wordEnd(in text: Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end < text.count,
      text[end].isLetter || text[end] >= 0x80 || text[end] == ASCII.apostrophe
        || text[end] == ASCII.hyphen && text.byte(at: end + 1).isLetter
    {
      end += 1
    }
    return end
  }

  /// A run of characters that can be a secret.
  private struct Token {
    /// The end without punctuation.
    private(set) var end: Int
    private(set) var digits = 0
    private(set) var letters = 0
    /// The number of hyphens and underscores.
    private(set) var joints = 0
    /// The number of signs that words do not contain.
    private(set) var signs = 0
    /// Whether the digits can be a year of the last or the next decades.
    private(set) var isYear = false
    /// Whether a clause ends after it, and no unit follows.
    private(set) var endsClause = true

    let length: Int

    init(_ text: Span<UInt8>, from start: Int) {
      var index = start
      loop: while index < text.count {
        let byte = text[index]
        switch byte {
        case ASCII.digits: digits += 1
        case ASCII.hyphen, ASCII.underscore: joints += 1
        case ASCII.exclamationMark, ASCII.numberSign, ASCII.dollar, ASCII.asterisk, ASCII.at, ASCII.ampersand:
          signs += 1
        case let byte where byte.isLetter || byte >= 0x80: letters += 1
        default: break loop
        }
        index += 1
      }
      end = index
      loop: while end > start {
        switch text[end - 1] {
        case ASCII.hyphen, ASCII.underscore: joints -= 1
        case ASCII.exclamationMark, ASCII.numberSign, ASCII.asterisk: signs -= 1
        default: break loop
        }
        end -= 1
      }
      length = end - start
      if length == 4, digits == 4 {
        isYear =
          text[start] == UInt8(ascii: "2") && text[start + 1] == UInt8(ascii: "0")
          || text[start] == UInt8(ascii: "1") && text[start + 1] == UInt8(ascii: "9")
      }
      endsClause = Self.endsClause(text, at: index)
    }

    private static func endsClause(_ text: Span<UInt8>, at index: Int) -> Bool {
      guard index < text.count else { return true }
      switch text[index] {
      case ASCII.comma, ASCII.semicolon, ASCII.closeParenthesis, ASCII.quote, ASCII.newline, ASCII.bar: return true
      case ASCII.period, ASCII.questionMark: return !text.byte(at: index + 1).isWordByte
      case ASCII.space:
        guard index + 1 < text.count else { return true }
        guard let match = automaton.match(in: text, at: index + 1) else { return !text[index + 1].isDigit }
        return match.lists.isDisjoint(with: [.linkUnit])
      default: return false
      }
    }
  }
}

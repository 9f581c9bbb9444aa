import BlindspotParser

/// A secret whose label has more words after it: `clave del buzón de voz 2580`, `digicode du local B4417`, `la password del
/// centralino è tramonto44`.
///
/// The words between label and value are no words about secrets (`PIN retry 4471`) and no words of contact centers (`PIN
/// queue 4471`), and nothing separates them.
enum SecretPhrase {
  private static let automaton = WordAutomaton.builtIn

  /// Returns the secret at the end of the phrase that begins with a label.
  ///
  /// - Parameter isCode: whether the label can name a number of few digits.
  static func value(
    in text: Span<UInt8>, after label: TextRange, isCode: Bool
  ) -> (range: TextRange, confidence: Float)? {
    LabelPhrase.value(in: text, after: label) { value(in: text, at: $0, isCode: isCode, isStated: $1) }
  }

  /// Returns the code that a sentence states before its label: `4471 is the gate code`, `use 4471 as the PIN`.
  static func code(in text: Span<UInt8>, before label: TextRange) -> (range: TextRange, confidence: Float)? {
    var end = label.start
    var isStated = false
    for _ in 0..<4 {
      while end > 0, text[end - 1] == ASCII.space { end -= 1 }
      var start = end
      while start > 0, text[start - 1].isWordByte { start -= 1 }
      guard start < end else { return nil }
      if text[start].isDigit {
        guard isStated, start == 0 || text[start - 1] == ASCII.space || text[start - 1] == ASCII.quote else {
          return nil
        }
        let token = Token(text, from: start)
        guard token.end == end, token.digits == token.length, 4...8 ~= token.length, !token.isYear else { return nil }
        return (TextRange(start: start, end: end), 0.6)
      }
      if isAs(text, start..<end) {
        isStated = true
      } else {
        guard let match = automaton.match(in: text, at: start, limit: end), match.range.end == end,
          !match.lists.isDisjoint(with: [.linkIs, .linkFiller])
        else { return nil }
        isStated = isStated || match.lists.contains(.linkIs)
      }
      end = start
    }
    return nil
  }

  /// Whether the word is `as` in one of some languages.
  private static func isAs(_ text: Span<UInt8>, _ word: Range<Int>) -> Bool {
    for name: StaticString in ["as", "als", "como", "comme", "come", "jako", "som"]
    where word.count == name.utf8CodeUnitCount && text.hasWord(name, at: word.lowerBound) {
      return true
    }
    return false
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
    /// Whether it can be a year.
    let isYear: Bool
    /// Whether a clause ends after it, and no unit follows.
    let endsClause: Bool

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
      isYear = length == 4 && digits == 4 && text.hasCentury(at: start)
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

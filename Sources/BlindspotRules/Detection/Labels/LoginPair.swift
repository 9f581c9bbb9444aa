import BlindspotParser

/// A user and a password without a keyword for the password: `login admin / Kookaburra-19`, `wifi Guest: blue!Otter7`,
/// `basic auth ivr:Gr8Barrier`.
///
/// A word for a login or a network precedes the pair in the same sentence, and the password has characters of three kinds.
/// Without a mark before it, it also has a sign that words do not contain: `heb er Zwemvest#22 van gemaakt`.
enum LoginPair {
  /// The longest text between the word for a login and the password, in bytes.
  private static let reach = 48
  private static let leastLength = 8

  /// Returns the password after a word for a login or a secret.
  ///
  /// - Parameter isSecret: whether the word is one for a secret. It needs no mark before the password, and `word#123` can be
  ///   the password.
  static func password(
    in text: Span<UInt8>, after word: TextRange, isSecret: Bool = false
  ) -> (range: TextRange, confidence: Float)? {
    var index = word.end
    var isAfterMark = false
    while index < text.count, index - word.end <= reach {
      let byte = text[index]
      switch byte {
      case ASCII.space, ASCII.quote: index += 1
      case ASCII.slash, ASCII.colon, ASCII.comma, ASCII.equals:
        isAfterMark = true
        index += 1
      case ASCII.period, ASCII.semicolon, ASCII.questionMark, ASCII.newline:
        guard text.byte(at: index + 1).isWordByte else { return nil }
        index += 1
      default:
        let secret = Secret(text, from: index)
        if isAfterMark, secret.isStrong, secret.end - index >= leastLength {
          // The name of a network can look like a password: `WiFi: GuestNet5G / blue-otter-42`.
          let password = second(in: text, after: secret.wordEnd) ?? TextRange(start: index, end: secret.end)
          return (password, 0.7)
        }
        if secret.isUnmistakable(asSecret: isSecret), secret.end - index >= leastLength - 1 {
          return (TextRange(start: index, end: secret.end), 0.65)
        }
        isAfterMark = false
        index = max(index + 1, secret.wordEnd)
      }
    }
    return nil
  }

  /// Returns the password after ` / ` and a name that looks like one.
  private static func second(in text: Span<UInt8>, after end: Int) -> TextRange? {
    guard end + 3 < text.count, text[end] == ASCII.space, text[end + 1] == ASCII.slash, text[end + 2] == ASCII.space
    else { return nil }
    let secret = Secret(text, from: end + 3)
    return secret.end - end - 3 >= leastLength - 3 ? TextRange(start: end + 3, end: secret.end) : nil
  }

  /// A run of characters without a space, `/`, `:` or `,`.
  private struct Secret {
    /// The end without punctuation.
    private(set) var end: Int
    /// The end with punctuation.
    let wordEnd: Int
    private var lower = 0
    private var upper = 0
    private var digits = 0
    private var signs = 0
    private var strongSigns = 0
    /// The number of signs that are in no address and no phone number.
    private var marks = 0
    private var numberSigns = 0

    init(_ text: Span<UInt8>, from start: Int) {
      var index = start
      loop: while index < text.count {
        let byte = text[index]
        switch byte {
        case ...ASCII.space, ASCII.slash, ASCII.colon, ASCII.comma, ASCII.quote, ASCII.semicolon, ASCII.equals,
          ASCII.openParenthesis, ASCII.closeParenthesis, ASCII.openBrace:
          break loop
        case ASCII.lowercaseLetters, 0x80...: lower += 1
        case ASCII.uppercaseLetters: upper += 1
        case ASCII.digits: digits += 1
        case ASCII.exclamationMark, ASCII.dollar, ASCII.ampersand, ASCII.asterisk:
          strongSigns += 1
          marks += 1
        case ASCII.numberSign:
          strongSigns += 1
          numberSigns += 1
        case ASCII.percent, ASCII.at, ASCII.plus: strongSigns += 1
        default: signs += 1
        }
        index += 1
      }
      wordEnd = index
      end = index
      while end > start, text[end - 1] == ASCII.period || text[end - 1] == ASCII.questionMark { end -= 1 }
    }

    /// Whether the characters are letters, digits and a sign that words do not contain.
    func isUnmistakable(asSecret: Bool) -> Bool {
      digits > 0 && lower + upper >= 3 && (marks > 0 || asSecret && numberSigns == 1)
    }

    /// Whether the characters are of three kinds, among them digits, and not a word with one digit after a hyphen.
    var isStrong: Bool {
      guard digits > 0, lower + upper >= 3 else { return false }
      if strongSigns > 0 { return true }
      let kinds = (lower > 0 ? 1 : 0) + (upper > 0 ? 1 : 0) + (signs > 0 ? 1 : 0) + 1
      if kinds == 4, lower + upper >= 8 { return true }
      return kinds >= 3 && (digits >= 2 || signs == 0 && upper + digits >= 3)
    }
  }
}

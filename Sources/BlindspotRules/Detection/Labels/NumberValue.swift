import BlindspotParser

/// The number of an account, a customer, a contract or a person after a label: groups of digits and letters.
///
/// Only the shape counts, not the values of the digits, so that the cache of shapes applies.
enum NumberValue {
  /// Groups of letters and digits and the marks between them.
  private struct Token {
    var start: Int
    var end: Int
    var digits = 0
    var letters = 0
    var groups = 0
    /// The number of lower-case letters.
    var lower = 0
    /// Whether it is two groups of four digits, which can be a period of years.
    var mayBeYears = false
    /// The number of changes between letters and digits inside groups.
    var changes = 0
    /// Whether a slash, a full stop or hyphens between groups of digits give it the shape of a date or a version.
    var looksLikeDate = false

    /// Whether the token has the form of a record locator: `8RQ4TL`.
    var isLocator: Bool { groups == 1 && changes >= 2 && 5...8 ~= digits + letters }

    var range: TextRange { TextRange(start: start, end: end) }
  }

  /// The longest value, in bytes.
  private static let maximumLength = 40

  /// Returns the number after a link; nil if the text there is too short for one, or resembles a date or a count.
  static func number(
    in text: Span<UInt8>, after link: ValueLink, isStrong: Bool
  ) -> (range: TextRange, confidence: Float)? {
    guard let token = token(in: text, at: link.end), !token.looksLikeDate, !isMeasured(text, at: token.end) else {
      return nil
    }
    let isNamed = isStrong || link.hasNumberWord
    let size = token.digits + token.letters
    let isLong: Bool =
      if isNamed || link.isStated {
        token.digits >= 3 && size >= 4
          || token.digits >= 1 && token.letters >= 1 && size >= (isNamed ? 3 : 5)
            && (isNamed || token.lower == 0 || token.digits >= 3)
      } else {
        token.digits >= 5 && !token.mayBeYears || token.digits >= 3 && token.letters >= 1 && size >= 5
          || token.isLocator
      }
    guard isLong else { return nil }
    if !isNamed, isVersion(text, token) { return nil }
    return (token.range, isNamed ? 0.85 : link.isStated ? 0.75 : 0.65)
  }

  /// Returns the number of a person or a document after a link, whatever the country: at least five digits, or letters
  /// and four digits.
  static func identity(
    in text: Span<UInt8>, after link: ValueLink, isStrong: Bool
  ) -> (range: TextRange, confidence: Float)? {
    guard let token = token(in: text, at: link.end), !token.looksLikeDate, !isMeasured(text, at: token.end) else {
      return nil
    }
    let isNamed = isStrong || link.isStated || link.hasNumberWord
    let isLong = token.letters > 0 && token.digits >= 4 && token.digits + token.letters >= 6
    // `SSN ending in 6789`
    let isEnd = link.isEnding && isStrong && token.digits >= 4
    guard isLong || isEnd || token.digits >= (isNamed ? 6 : 8) else { return nil }
    // Less than the rules of single countries, which know the form.
    return (token.range, isNamed ? 0.75 : 0.65)
  }

  /// Returns the number of a bank account after a link: at least six digits in any grouping.
  static func bankNumber(
    in text: Span<UInt8>, after link: ValueLink, isStrong: Bool
  ) -> (range: TextRange, confidence: Float)? {
    guard let token = token(in: text, at: link.end), !token.looksLikeDate else { return nil }
    let isNamed = isStrong || link.isStated || link.hasNumberWord
    // `account ending in 4419`
    let least = link.isEnding ? 3 : isNamed || token.groups > 1 && token.letters == 0 ? 6 : 8
    guard token.digits >= least else { return nil }
    // Less than the rules of single countries, which know the form.
    return (token.range, isStrong || link.hasNumberWord ? 0.72 : 0.65)
  }

  /// Returns the number after a label and other words: `contrat d'assurance habitation H 5520 913`.
  static func number(
    in text: Span<UInt8>, afterPhrase label: TextRange
  ) -> (range: TextRange, confidence: Float)? {
    LabelPhrase.value(in: text, after: label) { start, _ in
      guard text[start].isDigit || text[start].isUpper, let token = token(in: text, at: start), !token.looksLikeDate,
        token.digits >= 6 && !token.mayBeYears || token.letters > 0 && token.lower == 0 && token.digits >= 4,
        !isMeasured(text, at: token.end)
      else { return nil }
      return (token.range, 0.6)
    }
  }

  /// Reads groups of letters and digits: `HC/PMB 4471-24`, `A17 000 881`, `0012 3456`.
  private static func token(in text: Span<UInt8>, at start: Int) -> Token? {
    var token = Token(start: start, end: start)
    var index = start
    var marks = 0
    var allGroupsAreShort = true
    while index < text.count, index - start < maximumLength {
      let first = index
      var digits = 0
      var lower = 0
      var length = 0
      while index < text.count {
        let byte = text[index]
        if byte >= 0x80 {
          // A capital of another script: `ЗВ-2024-00318`.
          let scalar = FoldedScalar(in: text, at: index)
          guard scalar.category == .upper else { break }
          index += scalar.length
        } else {
          guard byte.isAlphanumeric else { break }
          if byte.isDigit { digits += 1 } else if byte.isLower { lower += 1 }
          if length > 0, byte.isDigit != text[index - 1].isDigit { token.changes += 1 }
          index += 1
        }
        length += 1
      }
      // A word in lower case, or a long word, is not part of a number.
      guard length > 0, length <= 24, digits > 0 || lower == 0 && length <= 6,
        index == text.count || text[index] < 0x80 || FoldedScalar(in: text, at: index).endsNumber
      else {
        break
      }
      // A word between spaces is part of a number only if it is its short prefix: `GH 4471`.
      if digits == 0, token.groups > 0, text[first - 1] == ASCII.space { break }
      token.digits += digits
      token.lower += lower
      token.letters += length - digits
      token.groups += 1
      if digits != length || length > 4 { allGroupsAreShort = false }
      token.end = index
      guard let mark = joint(text, at: index, isPrefix: digits == 0) else { break }
      if mark == ASCII.slash || mark == ASCII.period || mark == ASCII.hyphen { marks += 1 }
      index += 1
    }
    guard token.digits > 0 else { return nil }
    token.mayBeYears = token.groups == 2 && marks == 1 && token.digits == 8 && token.letters == 0 && allGroupsAreShort
    token.looksLikeDate =
      token.letters == 0 && allGroupsAreShort && marks == token.groups - 1 && 1...2 ~= marks
      && token.digits <= 8 && isDateGroup(text, token)
    return token
  }

  /// Returns the mark at `index` if it can join two groups of a number.
  private static func joint(_ text: Span<UInt8>, at index: Int, isPrefix: Bool) -> UInt8? {
    let mark = text.byte(at: index)
    let next = text.byte(at: index + 1)
    guard next.isAlphanumeric else { return nil }
    switch mark {
    case ASCII.hyphen, ASCII.slash, ASCII.period, ASCII.underscore: return mark
    case ASCII.space:
      // `GH 4471`, `GMM M-0093`
      if isPrefix {
        return next.isDigit || text.byte(at: index + 2).isPart(ofCode: text.byte(at: index + 3)) ? mark : nil
      }
      // A single digit can be a count: `policy 4711 2 pages`.
      return next.isDigit && text.byte(at: index + 2).isDigit ? mark : nil
    default: return nil
    }
  }

  /// Whether the groups have the lengths of a date, a time or a version: one or two digits, at most one group of four, which
  /// is the first or the last.
  private static func isDateGroup(_ text: Span<UInt8>, _ token: Token) -> Bool {
    var length = 0
    var long = 0
    var group = 0
    for index in token.start...token.end {
      if index < token.end, text[index].isDigit {
        length += 1
      } else {
        if length == 3 { return false }
        group += 1
        if length == 4 {
          if group > 1, group < token.groups { return false }
          long += 1
        }
        length = 0
      }
    }
    return long <= 1
  }

  /// Whether the token is a `v` and numbers with full stops: `v2.11.4`.
  private static func isVersion(_ text: Span<UInt8>, _ token: Token) -> Bool {
    token.letters == 1 && text[token.start].lowercased == UInt8(ascii: "v")
      && (text.byte(at: token.start + 2) == ASCII.period || text.byte(at: token.start + 3) == ASCII.period)
  }

  /// Whether a unit, a currency or a percent sign follows, so that the number is an amount.
  private static func isMeasured(_ text: Span<UInt8>, at index: Int) -> Bool {
    var index = index
    if text.byte(at: index) == ASCII.space { index += 1 }
    guard index < text.count else { return false }
    if text[index] == ASCII.percent || text[index] == ASCII.dollar { return true }
    if text[index] >= 0x80 {
      let scalar = text.scalar(at: index).scalar
      return scalar == 0x20AC || scalar == 0xA3 || scalar == 0xA5  // € £ ¥
    }
    guard let match = WordAutomaton.builtIn.match(in: text, at: index) else { return false }
    return match.lists.contains(.linkUnit)
  }
}

extension UInt8 {
  /// Whether this byte and the next one are those of a number after its first letter: `00` or `-0`.
  fileprivate func isPart(ofCode next: UInt8) -> Bool { (isDigit || self == ASCII.hyphen) && next.isDigit }
}

extension FoldedScalar {
  /// Whether the scalar can directly follow a number, which then ends: a letter of a script without case or spaces, or no
  /// letter.
  var endsNumber: Bool {
    switch category {
    case .lower, .upper, .digit, .mark: false
    default: true
    }
  }
}

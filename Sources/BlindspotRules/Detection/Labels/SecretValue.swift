import BlindspotParser

/// A password, a PIN or a key after a label: `password: Sw0rdf1sh!`, `PIN is 4711`.
///
/// A label without a value ("Reset Password") is not a candidate. The value must look like a secret: digits and letters
/// or signs for a password, four to eight digits for a PIN.
struct SecretValue {
  private let range: TextRange
  private let digits: Int
  private let letters: Int

  private var count: Int { range.count }
  private var isDigits: Bool { digits == count }

  /// Returns the secret after a link.
  ///
  /// - Parameter isCode: Whether the label can name a number of few digits, such as a PIN.
  static func value(
    in text: Span<UInt8>, after link: ValueLink, isCode: Bool
  ) -> (range: TextRange, confidence: Float)? {
    let isStated = link.isStated || link.hasNumberWord
    if isCode, let code = groupedCode(in: text, at: link.end, isStated: isStated) { return code }
    guard let value = SecretValue(in: text, from: link.end) else { return nil }
    // After a colon, a word with a number can be a password.
    if !link.isExplicit || isCode || value.count < 8, value.isCount(in: text) { return nil }
    if isCode, value.isDigits {
      guard value.count >= (isStated ? 3 : 4), value.count <= 8 else { return nil }
      return (value.range, isStated ? 0.9 : 0.65)
    }
    guard value.count >= (isStated ? value.digits > 1 ? 4 : 5 : 8), value.digits > 0 || value.hasSign(in: text) else {
      return nil
    }
    guard value.letters > 0 || isStated && value.isDigits else { return nil }
    // Without a colon or a copula, only a value that cannot be a word.
    guard
      isStated
        || value.letters > 0 && (value.digits > 1 || value.digits > 0 && value.count >= 16) && value.isToken(in: text)
        || value.letters > 0 && value.hasSign(in: text)
    else { return nil }
    return (value.range, value.letters > 0 ? (isStated ? 0.9 : 0.7) : 0.6)
  }

  /// Returns the code after a word for any code, if a word for “is” states it: `the code is 4471`. After a colon, a code can
  /// be one of a menu or of an outcome.
  static func statedCode(in text: Span<UInt8>, after link: ValueLink) -> (range: TextRange, confidence: Float)? {
    guard link.isStated, !link.isExplicit, !link.hasNumberWord else { return nil }
    if let code = groupedCode(in: text, at: link.end, isStated: true) { return (code.range, 0.6) }
    guard let value = SecretValue(in: text, from: link.end), 4...8 ~= value.count,
      value.isDigits || value.digits > 1 && value.letters > 0 && !value.isCount(in: text) && value.isToken(in: text)
    else { return nil }
    return (value.range, 0.6)
  }

  /// Returns the code of a keypad after a word for any code: `code *4417#`.
  static func keyedCode(in text: Span<UInt8>, after link: ValueLink) -> (range: TextRange, confidence: Float)? {
    var end = link.end
    while text.byte(at: end).isDigit { end += 1 }
    guard 4...8 ~= end - link.end, isKey(text.byte(at: end)) || isKey(text.byte(at: link.end - 1)),
      !text.byte(at: end + 1).isWordByte
    else { return nil }
    return (TextRange(start: link.end, end: end), 0.6)
  }

  private static func isKey(_ byte: UInt8) -> Bool { byte == ASCII.numberSign || byte == ASCII.asterisk }

  private init?(in text: Span<UInt8>, from start: Int) {
    var end = start
    while end < text.count, text[end] > ASCII.space, text[end] != ASCII.quote, end < start + 256 {
      // After ASCII, text without spaces continues the sentence: `暗証番号は4471です`.
      if end > start, text[end] >= 0x80, text[end - 1] < 0x80, FoldedScalar(in: text, at: end).endsNumber { break }
      end += 1
    }
    while end > start, Self.isTrailing(text[end - 1]) { end -= 1 }
    guard end > start else { return nil }
    var (digits, letters) = (0, 0)
    for index in start..<end {
      if text[index].isDigit { digits += 1 }
      if text[index].isLetter || text[index] >= 0x80 { letters += 1 }
    }
    range = TextRange(start: start, end: end)
    (self.digits, self.letters) = (digits, letters)
  }

  /// Whether the value is a number with a word (`3attempts`, `4桁`), or a word with a number of one or two digits (`Step3`).
  private func isCount(in text: Span<UInt8>) -> Bool {
    var index = range.start
    while index < range.end, text[index].isDigit { index += 1 }
    if index > range.start {
      let rest = index
      while index < range.end, text[index].isLetter || text[index] >= 0x80 { index += 1 }
      return index == range.end && index - rest >= 3 && rest - range.start <= 2
    }
    while index < range.end, text[index].isLetter { index += 1 }
    let word = index
    while index < range.end, text[index].isDigit { index += 1 }
    return index == range.end && word - range.start >= 3 && index - word <= 1
  }

  /// Whether the value has only characters of tokens and passwords.
  private func isToken(in text: Span<UInt8>) -> Bool {
    for index in range.start..<range.end {
      switch text[index] {
      case ASCII.hyphen, ASCII.underscore, ASCII.exclamationMark, ASCII.at, ASCII.numberSign, ASCII.dollar,
        ASCII.percent, ASCII.ampersand, ASCII.asterisk, ASCII.period:
        break
      case let byte: guard byte.isAlphanumeric else { return false }
      }
    }
    return true
  }

  /// Whether a sign that passwords contain and words do not occurs between letters: `MateAmargo!88`, `q8!Walrus_Perth`.
  private func hasSign(in text: Span<UInt8>) -> Bool {
    for index in range.start..<range.end where text.byte(at: index + 1).isAlphanumeric {
      switch text[index] {
      case ASCII.exclamationMark, ASCII.at, ASCII.numberSign, ASCII.dollar, ASCII.percent, ASCII.ampersand,
        ASCII.asterisk:
        return true
      default: break
      }
    }
    return false
  }

  /// Reads a code whose digits are written in groups or one by one: `33 90 17`, `4-7-1-1`, `4, 7, 1, 1`.
  private static func groupedCode(
    in text: Span<UInt8>, at start: Int, isStated: Bool
  ) -> (range: TextRange, confidence: Float)? {
    var index = start
    var end = start
    var digits = 0
    var groups = 0
    while index < text.count, digits <= 12 {
      let first = index
      while text.byte(at: index).isDigit { index += 1 }
      guard 1...4 ~= index - first, !text.byte(at: index).isWordByte, text.byte(at: index) < 0x80 else { break }
      digits += index - first
      groups += 1
      end = index
      if text.byte(at: index) == ASCII.comma || text.byte(at: index) == ASCII.hyphen { index += 1 }
      if text.byte(at: index) == ASCII.space { index += 1 }
      guard index > end else { break }
    }
    guard groups >= 2, 4...10 ~= digits else { return nil }
    return (TextRange(start: start, end: end), isStated ? 0.85 : 0.6)
  }

  /// Whether the byte is punctuation that belongs to the sentence after a value: `.` `,` `;` `?` `)` `'` `#` `*`.
  private static func isTrailing(_ byte: UInt8) -> Bool {
    byte == ASCII.period || byte == ASCII.comma || byte == ASCII.semicolon || byte == ASCII.closeParenthesis
      || byte == ASCII.apostrophe || byte == ASCII.questionMark || byte == ASCII.numberSign || byte == ASCII.asterisk
  }
}

/// A placeholder of a template language, such as `${var.name}` or `{{ name | default('Main menu') }}`, and the typed texts
/// in it.
///
/// Typed texts are quoted strings, and the default of a variable without quotes: `${NAME:-Main menu}`.
package enum TemplatePlaceholder {
  /// The maximum length of a placeholder in bytes. A longer text in braces is typed text.
  package static let maximumLength = 512

  /// Calls `body` with the range of each typed text in a placeholder, in ascending order and without quotes.
  ///
  /// - Parameters:
  ///   - text: the text with the placeholder.
  ///   - range: the placeholder from its first brace to the end of its last brace.
  ///   - body: receives offsets in `text`.
  package static func forEachText(in text: Span<UInt8>, at range: Range<Int>, _ body: (Range<Int>) -> Void) {
    var index = range.lowerBound
    while index < range.upperBound, text[index] == ASCII.openBrace { index += 1 }
    let end = contentEnd(in: text, range)
    if let start = defaultStart(in: text, at: index, before: end) {
      if start < end, !isQuote(text[start]) { return body(start..<end) }
      index = start
    }
    while index < end {
      guard isQuote(text[index]), !text.byte(at: index - 1).isAlphanumeric,
        let close = closingQuote(in: text, at: index, before: end)
      else {
        index += 1
        continue
      }
      if index + 1 < close, !isIdentifier(in: text, index..<close) { body(index + 1..<close) }
      index = close + 1
    }
  }

  /// Whether a placeholder contains a typed text.
  package static func hasText(in text: Span<UInt8>, at range: Range<Int>) -> Bool {
    var hasText = false
    forEachText(in: text, at: range) { _ in hasText = true }
    return hasText
  }

  /// Returns the offset of the closing braces.
  private static func contentEnd(in text: Span<UInt8>, _ range: Range<Int>) -> Int {
    let isDouble = range.count > 3 && text[range.lowerBound + 1] == ASCII.openBrace
    let last = range.upperBound - 1
    return isDouble && text[last - 1] == ASCII.closeBrace ? last - 1 : last
  }

  /// Returns the start of the default of a variable; nil for any other placeholder.
  ///
  /// Shells write `:-`, `:=`, `:+` and `:?`, and without the colon after a variable in capital letters. Property files write
  /// `${name:default}`.
  private static func defaultStart(in text: Span<UInt8>, at start: Int, before end: Int) -> Int? {
    var index = start
    var isUpper = true
    while index < end, text[index].isAlphanumeric || text[index] == ASCII.underscore || text[index] == ASCII.period {
      if text[index].isLower || text[index] == ASCII.period { isUpper = false }
      index += 1
    }
    guard index > start, index < end else { return nil }
    if text[index] == ASCII.colon {
      let isOperator = index + 1 < end && isDefaultOperator(text[index + 1])
      return index + (isOperator ? 2 : 1)
    }
    return isUpper && isDefaultOperator(text[index]) ? index + 1 : nil
  }

  private static func isDefaultOperator(_ byte: UInt8) -> Bool {
    byte == ASCII.hyphen || byte == ASCII.equals || byte == ASCII.plus || byte == ASCII.questionMark
  }

  private static func isQuote(_ byte: UInt8) -> Bool {
    byte == ASCII.quote || byte == ASCII.apostrophe || byte == ASCII.backtick
  }

  /// Returns the offset of the quote that closes the one at `index`; nil if the placeholder ends before. A string can
  /// contain placeholders with strings of their own.
  private static func closingQuote(in text: Span<UInt8>, at index: Int, before end: Int) -> Int? {
    var depth = 0
    var position = index + 1
    while position < end {
      switch text[position] {
      case ASCII.backslash: position += 1
      case ASCII.openBrace: depth += 1
      case ASCII.closeBrace: depth -= 1
      case text[index] where depth <= 0: return position
      default: break
      }
      position += 1
    }
    return nil
  }

  /// Whether the string between the quotes at the bounds of `range` is the key of a collection, as in `var.names["en-us"]`,
  /// or the path of a file, as in `file("texts/main.txt")`. A string with a space or an `@` is typed text.
  private static func isIdentifier(in text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let before = range.lowerBound - 1
    for index in range where text[index] == ASCII.space || text[index] == ASCII.at { return false }
    switch text.byte(at: before) {
    case ASCII.openBracket:
      return text.byte(at: before - 1).isWordByte && text.byte(at: range.upperBound + 1) == ASCII.closeBracket
    case ASCII.openParenthesis:
      var start = before
      while text.byte(at: start - 1).isAlphanumeric { start -= 1 }
      return text.extracting(start..<before).firstIndex(of: "file") != nil
    default: return false
    }
  }
}

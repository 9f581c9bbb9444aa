/// Splits an Architect expression into tokens. Never fails: unknown characters become ``ExpressionToken/Kind/other``,
/// and a string literal without a closing quote ends with the text.
struct ExpressionLexer {
  private var position = 0

  /// Returns the next token of `text`, which must be the same text in every call.
  mutating func next(in text: Span<UInt8>) -> ExpressionToken {
    let count = text.count
    while position < count, text[position].isBlankOrLineEnd { position += 1 }
    guard position < count else { return ExpressionToken(.end, count, count) }
    let start = position
    position += 1
    switch text[start] {
    case ASCII.quote: return string(in: text, from: start + 1)
    case ASCII.openParenthesis: return ExpressionToken(.openParenthesis, start, position)
    case ASCII.closeParenthesis: return ExpressionToken(.closeParenthesis, start, position)
    case ASCII.openBracket: return ExpressionToken(.openBracket, start, position)
    case ASCII.closeBracket: return ExpressionToken(.closeBracket, start, position)
    case ASCII.comma: return ExpressionToken(.comma, start, position)
    case ASCII.equals, ASCII.lessThan, ASCII.greaterThan:
      if position < count, text[position] == ASCII.equals { position += 1 }
      return ExpressionToken(.comparison, start, position)
    case ASCII.exclamationMark:
      guard position < count, text[position] == ASCII.equals else {
        return ExpressionToken(.other, start, position)
      }
      position += 1
      return ExpressionToken(.comparison, start, position)
    case let byte where Self.isNameByte(byte):
      while position < count, Self.isNameByte(text[position]) { position += 1 }
      return ExpressionToken(.name, start, position)
    default:
      return ExpressionToken(.other, start, position)
    }
  }

  private mutating func string(in text: Span<UInt8>, from start: Int) -> ExpressionToken {
    var hasEscapes = false
    while position < text.count {
      switch text[position] {
      case ASCII.quote:
        position += 1
        return ExpressionToken(.string, start, position - 1, hasEscapes: hasEscapes)
      case ASCII.backslash where position + 1 < text.count:
        hasEscapes = true
        position += 2
      default:
        position += 1
      }
    }
    return ExpressionToken(.string, start, text.count, hasEscapes: hasEscapes)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case ASCII.digits, ASCII.uppercaseLetters, ASCII.lowercaseLetters, 0x80...: true
    case ASCII.underscore, ASCII.period, ASCII.colon, ASCII.dollar: true
    default: false
    }
  }
}

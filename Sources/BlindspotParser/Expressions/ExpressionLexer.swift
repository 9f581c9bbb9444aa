/// Cuts the text of an Architect expression into tokens. Never fails: what it does not know becomes
/// ``ExpressionToken/Kind/other``, and a string literal without an end reaches to the end of the text.
struct ExpressionLexer {
  private var position = 0

  /// The next token of `text`; the same text must be handed in each time.
  mutating func next(in text: Span<UInt8>) -> ExpressionToken {
    let count = text.count
    while position < count, Self.isSpace(text[position]) { position += 1 }
    guard position < count else { return ExpressionToken(.end, count, count) }
    let start = position
    position += 1
    switch text[start] {
    case UInt8(ascii: "\""): return string(in: text, from: start + 1)
    case UInt8(ascii: "("): return ExpressionToken(.openParenthesis, start, position)
    case UInt8(ascii: ")"): return ExpressionToken(.closeParenthesis, start, position)
    case UInt8(ascii: "["): return ExpressionToken(.openBracket, start, position)
    case UInt8(ascii: "]"): return ExpressionToken(.closeBracket, start, position)
    case UInt8(ascii: ","): return ExpressionToken(.comma, start, position)
    case UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"):
      if position < count, text[position] == UInt8(ascii: "=") { position += 1 }
      return ExpressionToken(.comparison, start, position)
    case UInt8(ascii: "!"):
      guard position < count, text[position] == UInt8(ascii: "=") else {
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
      case UInt8(ascii: "\""):
        position += 1
        return ExpressionToken(.string, start, position - 1, hasEscapes: hasEscapes)
      case UInt8(ascii: "\\") where position + 1 < text.count:
        hasEscapes = true
        position += 2
      default:
        position += 1
      }
    }
    return ExpressionToken(.string, start, text.count, hasEscapes: hasEscapes)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
    case UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "$"): true
    default: false
    }
  }
}

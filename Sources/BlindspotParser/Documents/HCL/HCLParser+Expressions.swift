/// Expressions of HCL. A literal becomes a value; any other expression is reduced to the texts and objects in it.
extension HCLParser {
  /// Reads an expression.
  ///
  /// - Parameters:
  ///   - source: the file.
  ///   - linesEndIt: whether a line end is the end of the expression, as outside brackets.
  mutating func expression(in source: Span<UInt8>, linesEndIt: Bool) throws(Failure) -> HCLValue {
    skipSpace(in: source, andLines: !linesEndIt)
    let start = index
    var parts: [HCLValue] = []
    var count = 0
    var end = index
    while index < source.count, !isEnd(source[index], linesEndIt) {
      try checkTime()
      if let part = try part(in: source) { parts.append(part) }
      count += 1
      end = index
      skipSpace(in: source, andLines: !linesEndIt)
    }
    let range = SourceRange(start: start, end: end)
    guard count > 0 else { throw failure("expected a value") }
    if count == 1, let only = parts.first { return only }
    let texts = Self.texts(in: parts)
    return texts.isEmpty ? .scalar(.hclExpression, range) : .expression(texts, range)
  }

  /// Reads a quoted string and returns its range, including the quotes.
  mutating func quoted(in source: Span<UInt8>) throws(Failure) -> SourceRange {
    let start = index
    index += 1
    while index < source.count {
      switch source[index] {
      case ASCII.quote:
        index += 1
        return SourceRange(start: start, end: index)
      case ASCII.backslash: index += 2
      case ASCII.newline: throw failure("the string is not closed on its line", at: start)
      case ASCII.dollar, ASCII.percent:
        let isEscaped = index + 1 < source.count && source[index + 1] == source[index]
        if isEscaped {
          index += 2
        } else if index + 1 < source.count, source[index + 1] == ASCII.openBrace {
          guard let end = HCLScalarDecoder.interpolationEnd(at: index, in: 0..<source.count, of: source) else {
            throw failure("the interpolation is not closed")
          }
          index = end
        } else {
          index += 1
        }
      default: index += 1
      }
    }
    index = source.count
    throw failure("the string is not closed", at: start)
  }

  /// Reads one operand or operator; nil if it does not have a value.
  private mutating func part(in source: Span<UInt8>) throws(Failure) -> HCLValue? {
    let start = index
    switch source[index] {
    case ASCII.quote: return .scalar(.hclQuoted, try quoted(in: source))
    case ASCII.openBracket:
      let value = try nested { parser throws(Failure) in try parser.bracket(closedBy: ASCII.closeBracket, in: source) }
      return isIdentifierKey(value, at: start, in: source) ? nil : value
    case ASCII.openParenthesis:
      return try nested { parser throws(Failure) in try parser.bracket(closedBy: ASCII.closeParenthesis, in: source) }
    case ASCII.openBrace: return try nested { parser throws(Failure) in try parser.object(in: source) }
    case ASCII.lessThan where index + 1 < source.count && source[index + 1] == ASCII.lessThan:
      guard let heredoc = HCLHeredoc(in: source, at: index) else { throw failure("the heredoc is not closed") }
      index = heredoc.end
      return .scalar(.hclHeredoc, SourceRange(start: start, end: index))
    case let byte where Self.isIdentifier(byte):
      return token(in: source)
    case ASCII.dollar where index + 1 < source.count && source[index + 1] == ASCII.openBrace:
      throw failure("unexpected '${' outside a string")
    default:
      index += 1
      return nil
    }
  }

  /// Whether a value in brackets is the key of a collection with the form of an identifier, `each.value["title"]`, and not
  /// a text. A key with a space or an `@` is a text.
  private func isIdentifierKey(_ value: HCLValue, at start: Int, in source: Span<UInt8>) -> Bool {
    guard start > 0, Self.isIdentifier(source[start - 1]) || source[start - 1] == ASCII.closeBracket,
      case .sequence(let values, _) = value, values.count == 1, case .scalar(.hclQuoted, let range) = values[0]
    else { return false }
    for index in range.start..<range.end where source[index] == ASCII.space || source[index] == ASCII.at {
      return false
    }
    return true
  }

  /// Reads a number, or a name with its attributes (`var.name`).
  private mutating func token(in source: Span<UInt8>) -> HCLValue {
    let start = index
    while index < source.count, Self.isIdentifier(source[index]) || source[index] == ASCII.period { index += 1 }
    let text = source.extracting(start..<index)
    let isNumber = text[0].isDigit || text[0] == ASCII.hyphen
    let isLiteral = isNumber || text.matches("true") || text.matches("false") || text.matches("null")
    return .scalar(isLiteral ? .jsonToken : .hclExpression, SourceRange(start: start, end: index))
  }

  /// Reads a tuple, an index, the arguments of a function, or a group.
  private mutating func bracket(closedBy close: UInt8, in source: Span<UInt8>) throws(Failure) -> HCLValue {
    let start = index
    index += 1
    var values: [HCLValue] = []
    let isFor = isForExpression(in: source)
    while true {
      skipSpace(in: source, andLines: true)
      guard index < source.count else { throw failure("the bracket is not closed", at: start) }
      switch source[index] {
      case close:
        index += 1
        let range = SourceRange(start: start, end: index)
        return close == ASCII.closeBracket && !isFor
          ? .sequence(values, range) : .expression(Self.texts(in: values), range)
      case ASCII.comma: index += 1
      case ASCII.closeBracket, ASCII.closeBrace, ASCII.closeParenthesis:
        throw failure("unexpected closing bracket")
      default: values.append(try expression(in: source, linesEndIt: false))
      }
    }
  }

  /// Reads an object or a `for` expression in braces.
  private mutating func object(in source: Span<UInt8>) throws(Failure) -> HCLValue {
    let start = index
    index += 1
    let isFor = isForExpression(in: source)
    var items: [HCLItem] = []
    var texts: [HCLValue] = []
    while true {
      skipSpace(in: source, andLines: true)
      guard index < source.count else { throw failure("the object is not closed", at: start) }
      if source[index] == ASCII.closeBrace {
        index += 1
        let range = SourceRange(start: start, end: index)
        return isFor ? .expression(texts, range) : .mapping(items, range)
      }
      if source[index] == ASCII.comma {
        index += 1
      } else if isFor {
        texts += Self.texts(in: [try expression(in: source, linesEndIt: false)])
      } else {
        items.append(try entry(in: source))
      }
    }
  }

  private mutating func entry(in source: Span<UInt8>) throws(Failure) -> HCLItem {
    let start = index
    let style: Node.Style
    switch source[index] {
    case ASCII.quote:
      _ = try quoted(in: source)
      style = .hclQuoted
    case ASCII.openParenthesis:
      _ = try nested { parser throws(Failure) in try parser.bracket(closedBy: ASCII.closeParenthesis, in: source) }
      style = .hclExpression
    default:
      while index < source.count, Self.isIdentifier(source[index]) || source[index] == ASCII.period { index += 1 }
      style = .plain
    }
    guard index > start else { throw failure("expected a key") }
    let key = HCLKey(style: style, range: SourceRange(start: start, end: index))
    skipSpace(in: source, andLines: false)
    guard index < source.count, source[index] == ASCII.equals || source[index] == ASCII.colon else {
      throw failure("expected '=' or ':' after the key")
    }
    index += 1
    return HCLItem(key: key, value: try expression(in: source, linesEndIt: true))
  }

  /// Returns the values that contain text, with nested expressions replaced by their values.
  private static func texts(in values: [HCLValue]) -> [HCLValue] {
    values.flatMap { value in
      if case .expression(let inner, _) = value { inner } else { value.hasText ? [value] : [] }
    }
  }

  private mutating func isForExpression(in source: Span<UInt8>) -> Bool {
    skipSpace(in: source, andLines: true)
    guard index + 3 < source.count, source.matches("for", at: index) else { return false }
    return !Self.isIdentifier(source[index + 3])
  }

  private func isEnd(_ byte: UInt8, _ linesEndIt: Bool) -> Bool {
    switch byte {
    case ASCII.comma, ASCII.closeParenthesis, ASCII.closeBracket, ASCII.closeBrace: true
    case ASCII.newline, ASCII.carriageReturn: linesEndIt
    default: false
    }
  }
}

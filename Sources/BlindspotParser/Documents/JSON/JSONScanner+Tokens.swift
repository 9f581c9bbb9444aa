/// Strings, numbers and literals (RFC 8259 sections 3, 6 and 7).
extension JSONScanner {
  @inline(__always)
  mutating func scanString(in source: Span<UInt8>, into nodes: inout OutputSpan<NodeWord>) throws(Failure) {
    let start = index
    let end = source.endOfPlainJSONText(from: start + 1)
    guard end < source.count else {
      index = end
      throw failure("the string is not closed", at: start)
    }
    guard source[end] == ASCII.quote else { return try scanEscapedString(in: source, into: &nodes) }
    index = end + 1
    nodes.append(
      details.scalar(
        .jsonString, symbol: vocabulary.symbol(of: source.extracting(start + 1..<end), callsComparison: true),
        start: start, textLength: end - start - 1))
  }

  /// Scans a string that contains a backslash or a control character.
  private mutating func scanEscapedString(in source: Span<UInt8>, into nodes: inout OutputSpan<NodeWord>)
    throws(Failure)
  {
    let start = index
    let textStart = decoded.count
    index = JSONStringDecoder.decode(from: start + 1, of: source, into: &decoded)
    guard index < source.count else { throw failure("the string is not closed", at: start) }
    switch source[index] {
    case ASCII.quote: index += 1
    case ASCII.backslash:
      throw failure("invalid escape sequence; expected \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\uXXXX")
    default: throw controlCharacter(in: source)
    }
    nodes.append(
      details.scalar(
        .jsonString, symbol: vocabulary.symbol(of: decoded.span.extracting(textStart..<decoded.count)), start: start,
        end: index, text: TextSlice(start: textStart, count: decoded.count - textStart, isInDecodedBuffer: true)))
  }

  @inline(__always)
  mutating func scanNumber(in source: Span<UInt8>, into nodes: inout OutputSpan<NodeWord>) throws(Failure) {
    let start = index
    var end = start
    while end < source.count, source[end].isDigit { end += 1 }
    // Most numbers are integers of a few digits. The reader of the value checks the byte after it.
    if end < source.count, end > start, source[start] != UInt8(ascii: "0"), Self.endsValue(source[end]) {
      index = end
      return nodes.append(details.scalar(.jsonToken, symbol: .unknown, start: start, textLength: end - start))
    }
    if source[index] == ASCII.hyphen { index += 1 }
    if index < source.count, source[index] == UInt8(ascii: "0") { index += 1 } else { try scanDigits(in: source) }
    if index < source.count, source[index] == ASCII.period {
      index += 1
      try scanDigits(in: source)
    }
    if index < source.count, source[index].lowercased == UInt8(ascii: "e") {
      index += 1
      if index < source.count, source[index] == ASCII.plus || source[index] == ASCII.hyphen { index += 1 }
      try scanDigits(in: source)
    }
    try checkTokenEnds(in: source)
    nodes.append(details.scalar(.jsonToken, symbol: .unknown, start: start, textLength: index - start))
  }

  /// Whether a byte is a comma, a closing bracket or white space.
  static func endsValue(_ byte: UInt8) -> Bool {
    switch byte {
    case ASCII.comma, ASCII.closeBracket, ASCII.closeBrace, ASCII.space, ASCII.newline, ASCII.carriageReturn, ASCII.tab:
      true
    default: false
    }
  }

  private mutating func scanDigits(in source: Span<UInt8>) throws(Failure) {
    let start = index
    while index < source.count, source[index].isDigit { index += 1 }
    if index == start { throw failure("expected a digit") }
  }

  mutating func scanLiteral(
    _ literal: StaticString, in source: Span<UInt8>, into nodes: inout OutputSpan<NodeWord>
  ) throws(Failure) {
    let start = index
    guard source.matches(literal, at: start) else { throw failure("expected a value") }
    index += literal.utf8CodeUnitCount
    try checkTokenEnds(in: source)
    nodes.append(details.scalar(.jsonToken, symbol: .unknown, start: start, textLength: index - start))
  }

  /// Throws for `01`, `1a` and `truefalse`, which would otherwise be two texts of a concatenation.
  @inline(__always)
  private mutating func checkTokenEnds(in source: Span<UInt8>) throws(Failure) {
    guard index < source.count else { return }
    switch source[index] {
    case ASCII.digits, ASCII.uppercaseLetters, ASCII.lowercaseLetters, ASCII.plus, ASCII.hyphen, ASCII.period, 0x80...:
      throw failure("unexpected character after the value")
    default: return
    }
  }

  private func controlCharacter(in source: Span<UInt8>) -> Failure {
    failure(
      source[index] == ASCII.newline || source[index] == ASCII.carriageReturn
        ? "the string is not closed on its line" : "control characters must be escaped in a string")
  }
}

/// Writes a text in the notation of the scalar that it becomes a part of.
enum ScalarWriter {
  /// The place of a text in its scalar.
  struct Place {
    /// The notation of the scalar.
    let style: Node.Style
    /// Whether the text becomes the start of the scalar.
    let isAtStart: Bool
    /// Whether the text becomes the end of the scalar.
    let isAtEnd: Bool
  }

  /// Returns a text with the escapes of a notation; nil if the notation cannot contain it, or only with other quotes.
  static func write(_ text: [UInt8], at place: Place) -> [UInt8]? {
    switch place.style {
    case .plain: isPlain(text, at: place) ? text : nil
    case .singleQuoted: isLine(text) ? text.flatMap { $0 == ASCII.apostrophe ? [$0, $0] : [$0] } : nil
    case .doubleQuoted, .jsonString: isLine(text) ? text.flatMap { escapedByBackslash($0) } : nil
    case .literal, .folded: isLine(text) && !isBlankAtEdge(text) ? text : nil
    case .jsonToken: isNumber(text) && place.isAtStart && place.isAtEnd ? text : nil
    case .hclQuoted: isLine(text) ? template(text.flatMap { escapedByBackslash($0) }) : nil
    case .hclHeredoc: isLine(text) ? template(text) : nil
    case .csvQuoted: isLine(text) ? text.flatMap { $0 == ASCII.quote ? [$0, $0] : [$0] } : nil
    case .csvPlain: isLine(text) && !text.contains(where: isCellMark) ? text : nil
    case .hclExpression, .synthetic: nil
    }
  }

  /// Returns a text as part of a string literal or string in the decoded text of a scalar; nil if it has control
  /// characters.
  static func write(_ text: [UInt8], as encoding: Field.Encoding) -> [UInt8]? {
    guard isLine(text) else { return nil }
    return switch encoding {
    case .verbatim: text
    case .expressionLiteral, .jsonString: text.flatMap { escapedByBackslash($0) }
    }
  }

  private static func escapedByBackslash(_ byte: UInt8) -> [UInt8] {
    byte == ASCII.quote || byte == ASCII.backslash ? [ASCII.backslash, byte] : [byte]
  }

  /// Doubles the sign of what HCL would read as an interpolation.
  private static func template(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for index in text.indices {
      result.append(text[index])
      let isSign = text[index] == ASCII.dollar || text[index] == ASCII.percent
      if isSign, index + 1 < text.count, text[index + 1] == ASCII.openBrace { result.append(text[index]) }
    }
    return result
  }

  /// Whether a text is one line without control characters.
  private static func isLine(_ text: [UInt8]) -> Bool {
    for (index, byte) in text.enumerated() {
      if byte < ASCII.space || byte == ASCII.delete { return false }
      // NEL, LS and PS are line ends in YAML.
      if byte == 0xC2, index + 1 < text.count, text[index + 1] < 0xA0 { return false }
      if byte == 0xE2, index + 2 < text.count, text[index + 1] == 0x80, text[index + 2] & 0xFE == 0xA8 { return false }
    }
    return true
  }

  private static func isBlankAtEdge(_ text: [UInt8]) -> Bool {
    (text.first?.isBlank ?? false) || (text.last?.isBlank ?? false)
  }

  /// Whether a plain YAML scalar can contain a text anywhere, in a flow collection too.
  private static func isPlain(_ text: [UInt8], at place: Place) -> Bool {
    if text.isEmpty { return !place.isAtStart || !place.isAtEnd }
    guard isLine(text), !isBlankAtEdge(text) else { return false }
    guard text.allSatisfy({ $0.isWordByte || plainMarks.contains($0) }) else { return false }
    guard let first = text.first, place.isAtStart else { return true }
    if place.isAtEnd, isNumber(text) { return false }
    return first.isWordByte || first == ASCII.openParenthesis || first == ASCII.plus
  }

  private static let plainMarks: [UInt8] = Array(" _.@+()-/".utf8)

  /// Whether a text is a whole number without a leading zero.
  static func isNumber(_ text: [UInt8]) -> Bool {
    guard let first = text.first, text.allSatisfy(\.isDigit) else { return false }
    return first != UInt8(ascii: "0") || text.count == 1
  }

  private static func isCellMark(_ byte: UInt8) -> Bool {
    switch byte {
    case ASCII.comma, ASCII.semicolon, ASCII.tab, ASCII.bar, ASCII.quote: true
    default: false
    }
  }
}

/// One token of the Architect expression language.
struct ExpressionToken {
  enum Kind: UInt8 {
    /// A variable, a function name or a word operator: `Flow.customer`, `ToAudioTTS`, `and`.
    case name
    /// A string literal; ``ExpressionToken/start`` and ``ExpressionToken/end`` exclude the quotes.
    case string
    case openParenthesis
    case closeParenthesis
    case openBracket
    case closeBracket
    case comma
    /// `==`, `!=`, `<`, `<=`, `>`, `>=`, `=`.
    case comparison
    /// Numbers, arithmetic operators, and any other byte.
    case other
    case end
  }

  let kind: Kind
  /// The offset of the first byte in the expression.
  let start: Int
  /// The offset after the last byte.
  let end: Int
  /// Whether the token is a string literal that contains a backslash.
  let hasEscapes: Bool

  init(_ kind: Kind, _ start: Int, _ end: Int, hasEscapes: Bool = false) {
    self.kind = kind
    self.start = start
    self.end = end
    self.hasEscapes = hasEscapes
  }
}

/// A string literal of an Architect expression, and its use.
package struct ExpressionLiteral: Equatable, Sendable {
  /// The use of a literal.
  package enum Role: UInt8, Sendable {
    /// It is spoken: it is in `ToAudioTTS(…)`, directly or in a nested call.
    case speech
    /// It is written to a person: it is in `MakeCommunication(…)` or `ToCommunication…(…)`.
    case message
    /// It is the value of the expression, or part of it. The key of the expression determines the use.
    case value
    /// No person hears or reads it: it is part of a comparison or a search, is parsed, or is a format.
    case machine
  }

  /// The bytes in the expression, without the quotes and not decoded.
  package let raw: TextRange
  /// Whether the literal contains a backslash.
  package let hasEscapes: Bool
  /// The use of the literal.
  package let role: Role

  /// Creates a literal.
  package init(raw: TextRange, hasEscapes: Bool, role: Role) {
    self.raw = raw
    self.hasEscapes = hasEscapes
    self.role = role
  }

  /// Appends the text of the literal to `bytes`.
  package func decode(from expression: Span<UInt8>, into bytes: inout [UInt8]) {
    ExpressionLiteralDecoder.decode(raw.start..<raw.end, of: expression, into: &bytes)
  }
}

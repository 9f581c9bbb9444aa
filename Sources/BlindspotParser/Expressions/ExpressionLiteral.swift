/// A string literal of an Architect expression, and what becomes of it.
package struct ExpressionLiteral: Equatable, Sendable {
  /// What becomes of a literal.
  package enum Role: UInt8, Sendable {
    /// It is spoken: it stands in `ToAudioTTS(…)` or what that nests.
    case speech
    /// It is written to a person: it stands in `MakeCommunication(…)` or `ToCommunication…(…)`.
    case message
    /// It is the expression's value, or a part of it; what that is for, the place of the expression tells.
    case value
    /// Nobody hears or reads it: it is compared with, searched for, parsed, or a format.
    case machine
  }

  /// Its bytes in the expression's text, without the quotes, escapes not undone.
  package let raw: TextRange
  /// Whether a backslash occurs in it.
  package let hasEscapes: Bool
  /// What becomes of it.
  package let role: Role

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

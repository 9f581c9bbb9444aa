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

  /// The connection of a literal to the one before it.
  package enum Link: UInt8, Sendable {
    /// They are no parts of one text.
    case none
    /// The text continues: `"a" + "b"`, `Append("a", "b")`.
    case direct
    /// The text continues after a value: `Append("a", Flow.name, "b")`.
    case value
  }

  /// The bytes in the expression, without the quotes and not decoded.
  package let raw: TextRange
  /// Whether the literal contains a backslash.
  package let hasEscapes: Bool
  /// The use of the literal.
  package let role: Role
  /// The connection to the literal before it.
  package let link: Link

  /// Creates a literal.
  package init(raw: TextRange, hasEscapes: Bool, role: Role, link: Link = .none) {
    self.raw = raw
    self.hasEscapes = hasEscapes
    self.role = role
    self.link = link
  }

  /// Appends the text of the literal to `bytes`.
  package func decode(from expression: Span<UInt8>, into bytes: inout [UInt8]) {
    ExpressionLiteralDecoder.decode(raw.start..<raw.end, of: expression, into: &bytes)
  }
}

import BlindspotEncoding
import BlindspotParser

/// The sentences of findings: a capital letter, no full stop, and for mistakes the remedy after a semicolon.
enum FindingMessage {
  /// `Task name holds a person's name (K•••• N••••)`.
  static func found(_ what: String, in kind: FieldKind, masked: ShownText) -> ShownText {
    var text = ByteWriter()
    writeFound(what, in: kind, masked: masked, to: &text)
    // All parts may be shown.
    return ShownText(nonExport: text.text)
  }

  /// Writes the sentence of ``found(_:in:masked:)``.
  static func writeFound(_ what: String, in kind: FieldKind, masked: ShownText, to text: inout ByteWriter) {
    text.write(kind.title)
    text.write(literal: " holds ")
    text.write(what)
    text.write(literal: " (")
    text.write(masked.string)
    text.write(byte: ASCII.closeParenthesis)
  }

  static func exceptionMalformed(_ mistake: String) -> ShownText {
    "The exception cannot be read: \(nonExport: mistake)"
  }

  /// - Parameter place: Where the reason is missing, for example "after --".
  static func exceptionWithoutReason(_ rules: some Collection<String>, place: StaticString) -> ShownText {
    "\(exception(rules)) has no reason and is ignored; add one \(nonExport: place.description)"
  }

  static func exceptionExpired(_ rules: some Collection<String>, on day: Day) -> ShownText {
    "\(exception(rules)) expired on \(nonExport: day.description); fix the finding or extend the exception"
  }

  static func exceptionUnused(_ rules: some Collection<String>) -> ShownText {
    "\(exception(rules)) covers no finding; remove it"
  }

  /// - Parameter precedesFlow: whether the comment precedes a whole flow, which `allow` does not cover.
  static func commentUnused(_ rules: some Collection<String>, precedesFlow: Bool) -> ShownText {
    precedesFlow
      ? "\(exception(rules)) covers no finding; remove the comment, or write `allow-file` to cover the whole file"
      : "\(exception(rules)) covers no finding; remove the comment"
  }

  private static func exception(_ rules: some Collection<String>) -> ShownText {
    "The exception for \(nonExport: rules.joined(separator: ", "))"
  }
}

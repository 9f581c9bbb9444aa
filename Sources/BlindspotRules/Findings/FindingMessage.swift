import BlindspotParser

/// The sentences of findings: a capital letter, no full stop, and for mistakes the remedy after a semicolon.
enum FindingMessage {
  /// `Task name holds a person's name (K•••• N••••)`.
  static func found(_ what: String, in kind: FieldKind, masked: String) -> String {
    "\(kind.title) holds \(what) (\(masked))"
  }

  static func exceptionMalformed(_ mistake: String) -> String { "The exception cannot be read: \(mistake)" }

  /// - Parameter place: Where the reason is missing, for example "after --".
  static func exceptionWithoutReason(_ rules: some Collection<String>, place: String) -> String {
    "\(exception(rules)) has no reason and is ignored; add one \(place)"
  }

  static func exceptionExpired(_ rules: some Collection<String>, on day: Day) -> String {
    "\(exception(rules)) expired on \(day.description); fix the finding or extend the exception"
  }

  static func exceptionUnused(_ rules: some Collection<String>) -> String {
    "\(exception(rules)) covers no finding; remove it"
  }

  /// - Parameter precedesFlow: whether the comment precedes a whole flow, which `allow` does not cover.
  static func commentUnused(_ rules: some Collection<String>, precedesFlow: Bool) -> String {
    "\(exception(rules)) covers no finding; remove the comment"
      + (precedesFlow ? ", or write `allow-file` to cover the whole file" : "")
  }

  private static func exception(_ rules: some Collection<String>) -> String {
    "The exception for \(rules.joined(separator: ", "))"
  }
}

import BlindspotParser

/// Writes texts as YAML flow values.
package enum YAMLText {
  /// The text, in quotes if YAML could read it as anything but this text on one line.
  package static func quoted(_ text: String) -> String {
    let isPlain =
      !text.isEmpty && text.utf8.allSatisfy { $0.isAlphanumeric || "-./=_".utf8.contains($0) }
    return isPlain ? text : JSONText.quoted(text)
  }

  /// The texts as a list in brackets.
  package static func list(_ texts: [String]) -> String { "[" + texts.map(quoted).joined(separator: ", ") + "]" }
}

import BlindspotEncoding
import BlindspotParser

/// Writes texts as YAML flow values.
package enum YAMLText {
  /// The text, in quotes if YAML could read it as anything but this text on one line.
  package static func quoted(_ text: String) -> String {
    let isPlain = !text.isEmpty && text.utf8.allSatisfy { $0.isAlphanumeric || "-./=_".utf8.contains($0) }
    guard !isPlain else { return text }
    // A JSON string is a YAML string in double quotes.
    var writer = JSONWriter(.compact)
    writer.element(text)
    return writer.text
  }

  /// The texts as a list in brackets.
  package static func list(_ texts: [String]) -> String { "[" + texts.map(quoted).joined(separator: ", ") + "]" }
}

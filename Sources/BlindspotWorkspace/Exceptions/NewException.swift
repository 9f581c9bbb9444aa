import BlindspotParser
import BlindspotRules

/// An exception to write into a configuration.
struct NewException: Sendable, Hashable {
  /// The id of the rule.
  let rule: String
  /// The file, relative to the folder of the configuration.
  let file: String
  /// The JSON Pointers of the texts.
  let paths: [String]
  /// The reason.
  let reason: String
  /// The last day; nil for no end.
  let until: Day?

  /// The members as YAML, in their order.
  private var members: [String] {
    let path = paths.count == 1 ? YAMLText.quoted(paths[0]) : YAMLText.list(paths)
    var members = [
      "rule: \(rule)", "file: \(YAMLText.quoted(file))", "path: \(path)", "reason: \(YAMLText.quoted(reason))",
    ]
    if let until { members.append("until: \(until.description)") }
    return members
  }

  /// The exception as an item of a list.
  var item: EditableConfiguration.Items {
    EditableConfiguration.Items(
      lines: members.enumerated().map { index, member in (index == 0 ? "- " : "  ") + member },
      flow: "{" + members.joined(separator: ", ") + "}")
  }
}

import BlindspotParser
package import BlindspotRules

/// Configurations as text: the resolved one with the origin of each value, the starter file and the reference page.
package enum ConfigurationText {
  /// Returns the resolved values as YAML, each with its origin as a comment.
  ///
  /// Allowed values and the selectors of exceptions may be personal data: only their number and places are printed.
  package static func resolved(_ configuration: Configuration) -> String {
    var lines: [(text: String, origin: String)] = []
    for (key, value) in configuration.resolved {
      switch value {
      case .text(let text, let origin): lines.append(("\(key.name): \(YAMLText.quoted(text))", origin.description))
      case .list(let texts, let origin): lines.append(("\(key.name): \(YAMLText.list(texts))", origin.description))
      case .lines(let inner):
        guard !inner.isEmpty else { continue }
        lines.append(("\(key.name):", ""))
        lines += inner.map { ("  " + $0.text, $0.origin.description) }
      }
    }
    if !configuration.only.isEmpty {
      lines.append(("# only these rules run: \(YAMLText.list(configuration.only))", "--rule"))
    }
    let width = min(48, lines.map(\.text.unicodeScalars.count).max() ?? 0)
    return lines.map { line in
      guard !line.origin.isEmpty else { return line.text + "\n" }
      let blanks = max(2, width + 2 - line.text.unicodeScalars.count)
      return line.text + String(repeating: " ", count: blanks) + "# \(line.origin)\n"
    }.joined()
  }

  /// The starter file that `init` writes. It contains comments and defaults only, so it changes nothing.
  package static let starter =
    """
    # Blindspot finds personal data that the Genesys Cloud GDPR API cannot reach.
    # Documentation/configuration.md describes every key; `blindspot config check` checks this file.

    """
    + starterEntries.map { entry in
      var text = "\n# \(entry.key.summary)"
      if case .choice(let words) = entry.key.schema { text += ": " + words.joined(separator: ", ") }
      return text + ".\n" + entry.example
    }.joined()

  /// The keys of the starter file, each with an example, which is a comment unless it is the default.
  private static var starterEntries: [(key: any AnyConfigurationKey, example: String)] {
    let keys = ConfigurationKeys.declared
    return [
      (keys.failOn, "\(keys.failOn.name): \(keys.failOn.standardText ?? "")\n"),
      (keys.fields, "\(keys.fields.name): \(keys.fields.standardText ?? "")\n"),
      (keys.regions, "# regions: [US, DE]\n"), (keys.directory, "# directory: [exports/users.json]\n"),
      (keys.rules, "# rules:\n#   postal-address: off\n"), (keys.ruleFiles, "# rule-files: [rules]\n"),
      (
        keys.allow,
        """
        # allow:
        #   people: ["Ada Example"]        # the persona of the bot
        #   lines: ["+1 800 555 0100"]     # company lines
        #   domains: [example.com]

        """
      ),
      (
        keys.exceptions,
        """
        # exceptions:
        #   - rule: person-name
        #     file: exports/main.yaml
        #     in: Greeting
        #     reason: The name of the hotline, not of a person.
        #     until: 2027-12-31

        """
      ),
    ]
  }

  /// The reference page of all keys.
  package static var page: String {
    var text = """
      # Configuration

      Generated from the declarations that check these files; do not edit.

      Blindspot uses the nearest `.blindspot.yml` in the working folder and its parents. Options of the command line take
      precedence over it. Paths and globs are relative to the file that contains them. An unknown key or rule is an error.
      `blindspot config show` prints each resolved value with its origin. Schemas for editors are in
      `Documentation/schemas/`; refer to them with a first line `# yaml-language-server: $schema=…`.

      ## Globs

      Globs have one meaning in `exclude`, `overrides`, `exceptions` and arguments. `*` matches any characters within a part of
      a path, `**` any number of parts, `?` one character, `[abc]` one of several characters, `{a,b}` one of several texts; `\\`
      makes the next character literal. In the configuration, a glob that matches a folder selects all files in it: `old`,
      `old/` and `old/**` are equivalent. Without `/` (except at its end) it matches a name in any folder; a `/` at the start
      anchors it to the folder of the configuration. The name of an existing file is taken literally, brackets included. Globs
      that match no file are listed by `config check` and by runs over the whole folder. Ignore files follow gitignore(5).


      """
    text += table("Keys", ConfigurationKeys.schema)
    text += fixedLimits
    text +=
      "# Rule files\n\nA file contains one rule. An invalid rule is reported at its line and ignored; the other rules run.\n\n"
    text += table("Keys of a rule file", RuleFile.shape)
    return text
  }

  /// The limits that have no key.
  private static let fixedLimits = """
    A limit that is reached is a problem of code `limit-reached`: the exit status is 2, the message names the limit, and
    everything else is checked and reported. Fixed limits: a configuration has up to 1 MiB, a rule file up to 8 MiB, both up
    to 48 levels; a word list, a baseline and a key file have up to 64 MiB; a pattern has up to 20,000 bytes.


    """

  private static func table(_ title: String, _ shape: SettingSchema) -> String {
    guard case .mapping(let group) = shape else { return "" }
    let hasDefaults = group.keys.contains { $0.standard != nil }
    var text = "## \(title)\n\n| key | value | \(hasDefaults ? "default | " : "")description |\n"
    text += "| --- | --- | \(hasDefaults ? "--- | " : "")--- |\n"
    var inner = ""
    for key in group.keys {
      text += "| `\(key.name)`\(key.isRequired ? " (required)" : "") | \(cell(key.shape.summary)) | "
      if hasDefaults { text += "\(key.standard.map { "`\($0)`" } ?? "") | " }
      text += "\(cell(key.documentation)) |\n"
      for shape in mappings(in: key.shape) { inner += table("`\(key.name)`", shape) }
    }
    return text + "\n" + inner
  }

  private static func mappings(in shape: SettingSchema) -> [SettingSchema] {
    switch shape {
    case .mapping: [shape]
    case .list(let item), .table(let item): mappings(in: item)
    case .either(let shapes): shapes.flatMap(mappings)
    case .text, .flag, .number, .count, .choice, .day, .anything: []
    }
  }

  private static func cell(_ text: String) -> String { text.split(separator: "|").joined(separator: "\\|") }
}

extension SettingSchema {
  /// The form of a value, in a few words.
  fileprivate var summary: String {
    switch self {
    case .text: "text"
    case .flag: "true or false"
    case .number, .count, .day, .anything: wanted
    case .choice(let words): words.count > 8 ? "a word, see the schema" : words.joined(separator: ", ")
    case .list(let item): "one or a list of: " + item.summary
    case .mapping: "a mapping, see below"
    case .table(let value): "a mapping of rule ids to: " + value.summary
    case .either(let shapes): shapes.map(\.summary).joined(separator: "; or ")
    }
  }
}

import BlindspotParser
public import BlindspotRules

/// Configurations as text: the resolved one with who decided what, the starter file, and the page about the keys.
public enum ConfigurationText {
  /// Returns the resolved values as YAML, each with its origin as a comment.
  ///
  /// Allowed values and the selectors of exceptions may be personal data: only their number and places are printed.
  public static func resolved(_ configuration: Configuration) -> String {
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

  /// The commented starter that `init` writes. Everything in it is a comment or a default, so that nothing changes
  /// before somebody decides it.
  public static let starter = """
    # Blindspot: finds personal data where the Genesys Cloud GDPR API cannot reach.
    # Every key is described in Documentation/configuration.md; `blindspot config check` checks this file.

    # From which severity on a run fails: note, warning, error, never.
    fail-on: warning

    # Which texts are checked: default, extended, or a list of field kinds.
    fields: default

    # Whose national numbers and addresses apply, most likely first.
    # regions: [US, DE]

    # Exports of your own Directory: their people are found wherever they are named.
    # directory: [exports/users.json]

    # What becomes of single rules: off, on, note, warning, error. `blindspot rules` lists them.
    # rules:
    #   postal-address: off

    # Rules of your own.
    # rule-files: [rules]

    # What may stand anywhere.
    # allow:
    #   people: ["Ada Example"]        # the persona of the bot
    #   lines: ["+1 800 555 0100"]     # company lines
    #   domains: [example.com]

    # Findings that may stay, each with its reason.
    # exceptions:
    #   - rule: person-name
    #     file: exports/main.yaml
    #     in: Greeting
    #     reason: The name of the hotline, not of a person.
    #     until: 2027-12-31

    """

  /// The page about all keys, from the same declaration that checks them.
  public static var page: String {
    var text = """
      # Configuration

      Written by the program from the declaration that checks these files; do not edit.

      `.blindspot.yml` is looked for in the working folder and upwards; the nearest one counts. Options of the command line
      win over it. Paths and globs are relative to the file they stand in. A key or a rule that does not exist is an error.
      `blindspot config show` prints the resolved values with who decided each of them. Schemas for editors stand in
      `Documentation/schemas/`; name them with a first line `# yaml-language-server: $schema=…`.

      Globs: `*` is any run of characters within a part of a path, `**` of any parts, `?` one character, `[abc]` one of some,
      `{a,b}` one of several texts. A glob of a file without `/` fits the name in any folder.


      """
    text += table("Keys", ConfigurationKeys.schema)
    text += fixedLimits
    text +=
      "# Rule files\n\nOne rule a file. A rule with a mistake is reported at its line and left out; the others hold.\n\n"
    text += table("Keys of a rule file", RuleFile.shape)
    return text
  }

  /// What `limits` does not decide.
  private static let fixedLimits = """
    A limit that is reached is a problem of code `limit-reached`: the exit status is 2, the message names the limit, and
    everything else is checked and reported. Bounds without a key: a configuration or rule file has up to 8 MiB and nests up
    to 48 deep; a word list, a baseline and a key file have up to 64 MiB; a pattern has up to 20,000 bytes.


    """

  private static func table(_ title: String, _ shape: SettingSchema) -> String {
    guard case .mapping(let group) = shape else { return "" }
    var text = "## \(title)\n\n| key | value | |\n| --- | --- | --- |\n"
    var inner = ""
    for key in group.keys {
      text +=
        "| `\(key.name)`\(key.isRequired ? " (required)" : "") | \(cell(key.shape.summary)) | \(cell(key.documentation)) |\n"
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
  /// What a value looks like, in a few words.
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

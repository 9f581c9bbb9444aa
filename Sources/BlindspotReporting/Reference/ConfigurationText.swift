import BlindspotParser
public import BlindspotRules

/// Configurations as text: the resolved one with who decided what, the starter file, and the page about the keys.
public enum ConfigurationText {
  /// The resolved values as YAML, each with its origin as a comment. What is allowed, and what exceptions select, may be
  /// personal itself: it is counted with its place and not repeated.
  public static func resolved(_ configuration: Configuration) -> String {
    var lines: [(text: String, origin: String)] = []
    func add(_ key: String, _ value: String, _ origin: Origin) {
      lines.append(("\(key): \(value)", origin.description))
    }
    func addAll(_ key: String, _ values: [Sourced<String>]) {
      guard !values.isEmpty else { return }
      lines.append(("\(key):", ""))
      for value in values { lines.append(("  - \(quoted(value.value))", value.origin.description)) }
    }
    addAll("rule-files", configuration.ruleFiles)
    if !configuration.rules.isEmpty { lines.append(("rules:", "")) }
    for (id, decision) in configuration.rules {
      lines.append(("  \(id): \(text(of: decision.value))", decision.origin.description))
    }
    if !configuration.only.isEmpty {
      lines.append(("# no other rule is on than \(list(configuration.only))", "--rule"))
    }
    add("preview", "\(configuration.preview.value)", configuration.preview.origin)
    add("fields", list(configuration.fields.value), configuration.fields.origin)
    add("regions", list(configuration.regions.value), configuration.regions.origin)
    add("languages", list(configuration.languages.value), configuration.languages.origin)
    addAll("directory", configuration.directory)
    addAllowed(configuration, to: &lines)
    addPolicies(configuration, to: &lines)
    add("fail-on", configuration.failOn.value.rawValue, configuration.failOn.origin)
    add("min-confidence", "\(configuration.minConfidence.value)", configuration.minConfidence.origin)
    add("severity", configuration.severity.value.rawValue, configuration.severity.origin)
    add("output", list(configuration.output.value), configuration.output.origin)
    add("baseline", text(of: configuration.baseline.value), configuration.baseline.origin)
    addAll("exclude", configuration.exclude)
    if !configuration.limits.isEmpty { lines.append(("limits:", "")) }
    for limit in Limit.allCases {
      guard let decided = configuration.limits[limit] else { continue }
      add("  \(limit.rawValue)", "\(decided.value / limit.unit)", decided.origin)
    }
    let width = min(48, lines.map(\.text.unicodeScalars.count).max() ?? 0)
    return lines.map { line in
      guard !line.origin.isEmpty else { return line.text + "\n" }
      let blanks = max(2, width + 2 - line.text.unicodeScalars.count)
      return line.text + String(repeating: " ", count: blanks) + "# \(line.origin)\n"
    }.joined()
  }

  private static func addAllowed(_ configuration: Configuration, to lines: inout [(text: String, origin: String)]) {
    guard !configuration.allow.isEmpty else { return }
    lines.append(("allow:", ""))
    for list in AllowList.Kind.allCases {
      for entry in configuration.allow where entry.list == list {
        lines.append(("  # one of \(list.rawValue), not shown", entry.text.place.description))
      }
    }
  }

  private static func addPolicies(_ configuration: Configuration, to lines: inout [(text: String, origin: String)]) {
    if !configuration.exceptions.isEmpty { lines.append(("exceptions:", "")) }
    for exception in configuration.exceptions {
      let until = exception.until.map { ", until: \($0.description)" } ?? ""
      lines.append(("  - {rule: \(list(exception.rules))\(until)}", exception.place.description))
    }
    if !configuration.overrides.isEmpty { lines.append(("overrides:", "")) }
    for override in configuration.overrides {
      for (id, decision) in override.rules {
        lines.append(("  - {rules: {\(id): \(text(of: decision.value))}}", decision.origin.description))
      }
    }
  }

  private static func text(of decision: RuleDecision) -> String {
    var members: [String] = []
    switch decision.level {
    case .off?: members.append("severity: off")
    case .on?: members.append("severity: on")
    case .severity(let severity)?: members.append("severity: \(severity.rawValue)")
    case nil: break
    }
    if let fields = decision.fields { members.append("fields: \(list(fields))") }
    if let confidence = decision.minConfidence { members.append("min-confidence: \(confidence)") }
    return "{" + members.joined(separator: ", ") + "}"
  }

  private static func text(of baseline: BaselineChoice) -> String {
    switch baseline {
    case .automatic: Baseline.fileName
    case .off: "off"
    case .file(let path): quoted(path)
    }
  }

  private static func list(_ texts: [String]) -> String { "[" + texts.map(quoted).joined(separator: ", ") + "]" }

  /// A text that YAML could take for something else stands in quotes.
  private static func quoted(_ text: String) -> String {
    let isPlain =
      !text.isEmpty
      && text.utf8.allSatisfy {
        $0.isAlphanumeric || $0 == 0x2D || $0 == 0x2E || $0 == 0x2F || $0 == 0x3D || $0 == 0x5F
      }
    return isPlain ? text : JSONText.quoted(text)
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
    text += table("Keys", Configuration.shape)
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

import BlindspotParser
public import BlindspotRules

/// What there is to say about rules, in the words of their files: `explain`, the table of `rules`, and the page of the
/// documentation. One source, so that none of them says something else.
public enum RuleText {
  /// One rule at length, as Markdown: what, why, law, where, examples, what to write instead, how to except it.
  public static func explanation(of rule: Rule) -> String {
    var text =
      "# \(rule.id)\n\n\(rule.title). Category `\(rule.category.rawValue)`, severity `\(rule.severity.rawValue)`"
    text += rule.confidence.map { ", confidence \($0)" } ?? ""
    text += ".\n\n"
    switch rule.stage {
    case .stable: break
    case .preview:
      text += "*Preview*: off unless `preview: true` or the configuration names it, and may still change.\n\n"
    case .deprecated: text += "*Deprecated*" + (rule.replacedBy.map { ": use `\($0)`" } ?? "") + ".\n\n"
    }
    if !rule.aliases.isEmpty { text += "Formerly \(list(rule.aliases)).\n\n" }
    text += "**Why.** \(rule.reason)\n\n**Instead.** \(rule.instead)\n\n**Looks at** \(fields(of: rule)).\n"
    if !rule.languages.isEmpty { text += "\n**Languages** \(list(rule.languages)).\n" }
    let laws = rule.law.compactMap(Law.named)
    if !laws.isEmpty {
      text += "\n**Law.**\n\n" + laws.map { "- `\($0.id)` \($0.citation): \($0.wording)\n" }.joined()
    }
    text += examples("Finds", rule.matching) + examples("Is quiet about", rule.nonMatching)
    if rule.category != .coverage { text += "\n" + exception(for: rule) }
    return text
  }

  /// The pages of the rules, by path in `Documentation/`: an index, and a page for each rule.
  ///
  /// Each row of the index has the rule's id as its anchor, so that `rules.md#ID` is the address of a rule.
  public static func pages(of rules: [Rule]) -> [(path: String, text: String)] {
    [("rules.md", index(of: rules))] + rules.map { ("rules/\($0.id).md", explanation(of: $0)) }
  }

  private static func index(of rules: [Rule]) -> String {
    var text = """
      # Rules

      Generated from `rules/`; do not edit. `blindspot explain RULE` prints the page of a rule.
      The law column lists clauses of the CCPA (Cal. Civ. Code 1798.140) and of the GDPR (Regulation (EU) 2016/679). It is a
      guide, not legal advice.

      | rule | title | category | severity | law |
      | --- | --- | --- | --- | --- |

      """
    for rule in rules {
      let stage = rule.stage == .stable ? "" : " (\(rule.stage.rawValue))"
      let law = rule.law.map { "`\($0)`" }.joined(separator: ", ")
      text += "| <a id=\"\(rule.id)\"></a>[\(rule.id)](rules/\(rule.id).md)\(stage) | \(rule.title) "
      text += "| \(rule.category.rawValue) | \(rule.severity.rawValue) | \(law) |\n"
    }
    return text
  }

  /// All rules as lines of columns for a terminal.
  public static func table(of rules: [Rule]) -> String {
    let rows = rules.map { rule in
      [
        rule.id, rule.category.rawValue, rule.severity.rawValue, rule.stage == .stable ? "" : rule.stage.rawValue,
        rule.title,
      ]
    }
    let widths = (0..<4).map { column in rows.map { $0[column].unicodeScalars.count }.max() ?? 0 }
    return rows.map { row in
      var line = ""
      for (column, width) in widths.enumerated() where width > 0 {
        line += row[column] + String(repeating: " ", count: width - row[column].unicodeScalars.count + 2)
      }
      return line + row[4] + "\n"
    }.joined()
  }

  /// All rules as a JSON array.
  public static func json(of rules: [Rule]) -> String {
    func texts(_ texts: [String]) -> String { "[" + texts.map(JSONText.quoted).joined(separator: ", ") + "]" }
    let objects = rules.map { rule in
      let members: [(String, String?)] = [
        ("id", JSONText.quoted(rule.id)), ("title", JSONText.quoted(rule.title)),
        ("category", JSONText.quoted(rule.category.rawValue)), ("severity", JSONText.quoted(rule.severity.rawValue)),
        ("confidence", rule.confidence.map { "\($0)" }), ("stage", JSONText.quoted(rule.stage.rawValue)),
        ("aliases", texts(rule.aliases)), ("replacedBy", rule.replacedBy.map(JSONText.quoted)),
        ("fields", texts(FieldKind.allCases.filter(rule.fields.contains).map(\.rawValue))),
        ("languages", texts(rule.languages)), ("reason", JSONText.quoted(rule.reason)),
        ("instead", JSONText.quoted(rule.instead)), ("law", texts(rule.law)),
      ]
      return "  {" + members.compactMap { name, value in value.map { "\"\(name)\": \($0)" } }.joined(separator: ", ")
        + "}"
    }
    return objects.isEmpty ? "[]\n" : "[\n" + objects.joined(separator: ",\n") + "\n]\n"
  }

  private static func fields(of rule: Rule) -> String {
    var rest = rule.fields
    var names: [String] = []
    for group in FieldKind.Group.allCases {
      let kinds = Set(FieldKind.allCases.filter { $0.group == group })
      guard kinds.isSubset(of: rest) else { continue }
      names.append(group.rawValue)
      rest.subtract(kinds)
    }
    return list(names + FieldKind.allCases.filter(rest.contains).map(\.rawValue))
  }

  private static func examples(_ title: String, _ examples: [String]) -> String {
    guard !examples.isEmpty else { return "" }
    return "\n**\(title)**\n\n" + examples.map { "- \(code($0))\n" }.joined()
  }

  /// The text between enough backticks that it may hold some itself; line ends become blanks.
  private static func code(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    guard line.utf8.contains(0x60) else { return "`\(line)`" }
    return "`` \(line) ``"
  }

  private static func exception(for rule: Rule) -> String {
    """
    **Except.** In `.blindspot.yml`:

    ```yaml
    exceptions:
      - rule: \(rule.id)
        file: exports/main.yaml
        in: Name of the flow, state, task or action
        reason: Why it may stay.
    ```

    or in a YAML export `# blindspot: allow \(rule.id) -- why it may stay`.

    """
  }

  private static func list(_ words: [String]) -> String { words.map { "`\($0)`" }.joined(separator: ", ") }
}

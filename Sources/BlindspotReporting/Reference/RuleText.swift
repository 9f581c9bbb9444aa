import BlindspotEncoding
import BlindspotParser
package import BlindspotRules

/// Rules as text, from their files: the explanation of one rule, the table of `rules` and the reference page.
package enum RuleText {
  /// Returns one rule as Markdown: its reason, recommendation, field kinds, law, examples and how to add an exception.
  package static func explanation(of rule: Rule) -> String {
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
    text += "**Reason.** \(rule.reason)\n\n**Recommendation.** \(rule.instead)\n\n"
    for place in Advice.Place.allCases {
      if let advice = rule.advice[place] { text += "- In a \(place.noun): \(advice)\n" }
    }
    if Advice.Place.allCases.contains(where: { rule.advice[$0] != nil }) { text += "\n" }
    text += "**Applies to** \(fields(of: rule)).\n"
    if !rule.languages.isEmpty { text += "\n**Languages** \(list(rule.languages)).\n" }
    let laws = rule.law.compactMap(Law.named)
    if !laws.isEmpty {
      text += "\n**Law.**\n\n" + laws.map { "- `\($0.id)` \($0.citation): \($0.wording)\n" }.joined()
    }
    text += examples("Matches", rule.matching) + examples("Does not match", rule.nonMatching)
    if rule.category != .coverage { text += "\n" + exception(for: rule) }
    return text
  }

  /// The pages of the rules, by path in `Documentation/`: an index, and a page for each rule.
  ///
  /// Each row of the index has the rule's id as its anchor, so that `rules.md#ID` is the address of a rule.
  package static func pages(of rules: [Rule]) -> [(path: String, text: String)] {
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

  /// Returns all rules as a table for a terminal.
  package static func table(of rules: [Rule]) -> String {
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

  /// Returns all rules as a JSON array.
  package static func json(of rules: [Rule]) -> String {
    var json = JSONWriter(.indented)
    json.array { json in
      for rule in rules {
        json.object(.singleLine) { json in
          json.member("id", rule.id)
          json.member("title", rule.title)
          json.member("category", rule.category.rawValue)
          json.member("severity", rule.severity.rawValue)
          if let confidence = rule.confidence { json.member("confidence", number: confidence) }
          json.member("stage", rule.stage.rawValue)
          json.member("aliases", rule.aliases)
          if let replacement = rule.replacedBy { json.member("replacedBy", replacement) }
          json.member("fields", FieldKind.allCases.filter(rule.fields.contains).map(\.rawValue))
          json.member("languages", rule.languages)
          json.member("reason", rule.reason)
          json.member("instead", rule.instead)
          json.object("insteadIn") { json in
            for place in Advice.Place.allCases {
              guard let advice = rule.advice[place] else { continue }
              json.name(place.rawValue)
              json.element(advice)
            }
          }
          json.member("law", rule.law)
        }
      }
    }
    json.endLine()
    return json.text
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

  /// Returns the text as a Markdown code span, on one line.
  private static func code(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    guard line.utf8.contains(ASCII.backtick) else { return "`\(line)`" }
    return "`` \(line) ``"
  }

  private static func exception(for rule: Rule) -> String {
    """
    **Exception.** In `.blindspot.yml`:

    ```yaml
    exceptions:
      - rule: \(rule.id)
        file: exports/main.yaml
        in: Name of the flow, state, task or action
        reason: Why the finding is accepted.
    ```

    or in a YAML export: `# blindspot: allow \(rule.id) -- reason`.

    """
  }

  private static func list(_ words: [String]) -> String { words.map { "`\($0)`" }.joined(separator: ", ") }
}

import BlindspotRules

/// Writes the JSON schema (draft 2020-12) of a shape, so that editors complete and check what people write.
public struct JSONSchema {
  private var text = ""

  /// The schema of configuration files.
  public static var configuration: String {
    JSONSchema(
      of: ConfigurationKeys.schema, id: "blindspot-configuration", title: "Blindspot configuration (.blindspot.yml)"
    )
    .text
  }

  /// The schema of rule files.
  public static var ruleFile: String {
    JSONSchema(of: RuleFile.shape, id: "blindspot-rule", title: "Blindspot rule file").text
  }

  private init(of shape: SettingSchema, id: String, title: String) {
    text = "{\n"
    text += "  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"
    text += "  \"$id\": \"\(id).schema.json\",\n  \"title\": \(JSONText.quoted(title)),\n"
    text += members(of: shape).map { "  \(JSONText.quoted($0.0)): \(indented($0.1, by: 2))" }.joined(separator: ",\n")
    text += "\n}\n"
  }

  /// The members of the schema object of a shape, values as JSON text.
  private func members(of shape: SettingSchema) -> [(String, String)] {
    switch shape {
    // YAML tells 12 from "12"; both are texts to us.
    case .text: [("type", "[\"string\", \"number\"]")]
    case .flag: [("type", "\"boolean\"")]
    case .number(let bounds):
      [("type", "\"number\""), ("minimum", number(bounds.lowerBound)), ("maximum", number(bounds.upperBound))]
    case .count(let bounds):
      [("type", "\"integer\""), ("minimum", "\(bounds.lowerBound)"), ("maximum", "\(bounds.upperBound)")]
    case .choice(let words):
      [
        (
          "enum",
          words.contains("off")
            ? array(words.map(JSONText.quoted) + ["false", "true"]) : array(words.map(JSONText.quoted))
        )
      ]
    case .day: [("type", "\"string\""), ("format", "\"date\"")]
    case .list(let item):
      [
        (
          "anyOf",
          "[\n  \(indented(object(members(of: item)), by: 2)),\n  \(indented(object([("type", "\"array\""), ("items", object(members(of: item)))]), by: 2))\n]"
        )
      ]
    case .mapping(let group): mapping(group)
    case .table(let value): [("type", "\"object\""), ("additionalProperties", object(members(of: value)))]
    case .anything: []
    case .either(let shapes):
      [
        (
          "anyOf",
          "[\n" + shapes.map { "  " + indented(object(members(of: $0)), by: 2) }.joined(separator: ",\n") + "\n]"
        )
      ]
    }
  }

  private func mapping(_ group: SettingGroup) -> [(String, String)] {
    let properties = group.keys.map { key in
      let standard = key.standard.map { [("default", self.standard($0, of: key.shape))] } ?? []
      return (
        key.name, object([("description", JSONText.quoted(key.documentation))] + standard + members(of: key.shape))
      )
    }
    var parts = [("type", "\"object\""), ("additionalProperties", "false"), ("properties", object(properties))]
    let required = group.keys.filter(\.isRequired).map { JSONText.quoted($0.name) }
    if !required.isEmpty { parts.append(("required", array(required))) }
    return parts
  }

  /// A default as JSON: a number or a truth value as it is, anything else as a string.
  private func standard(_ text: String, of shape: SettingSchema) -> String {
    switch shape {
    case .number, .count, .flag: Double(text) != nil || text == "true" || text == "false" ? text : JSONText.quoted(text)
    default: JSONText.quoted(text)
    }
  }

  private func object(_ members: [(String, String)]) -> String {
    "{\n" + members.map { "  \(JSONText.quoted($0.0)): \(indented($0.1, by: 2))" }.joined(separator: ",\n") + "\n}"
  }

  private func array(_ items: [String]) -> String { "[" + items.joined(separator: ", ") + "]" }

  private func number(_ number: Double) -> String { number == number.rounded() ? "\(Int(number))" : "\(number)" }

  private func indented(_ text: String, by count: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).joined(
      separator: "\n" + String(repeating: " ", count: count))
  }
}

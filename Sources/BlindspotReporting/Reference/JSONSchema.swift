import BlindspotEncoding
import BlindspotRules

/// Writes the JSON schema (draft 2020-12) of a setting schema, for completion and checks in editors.
package enum JSONSchema {
  /// The schema of configuration files.
  package static var configuration: String {
    text(of: ConfigurationKeys.schema, id: "blindspot-configuration", title: "Blindspot configuration (.blindspot.yml)")
  }

  /// The schema of rule files.
  package static var ruleFile: String {
    text(of: RuleFile.shape, id: "blindspot-rule", title: "Blindspot rule file")
  }

  /// The schema of the manifest of a collection.
  package static var manifest: String {
    text(of: CollectionManifest.schema, id: "blindspot-manifest", title: "Blindspot manifest of a collection")
  }

  private static func text(of schema: SettingSchema, id: String, title: String) -> String {
    var json = JSONWriter(.indented)
    json.object { json in
      json.member("$schema", "https://json-schema.org/draft/2020-12/schema")
      json.member("$id", "\(id).schema.json")
      json.member("title", title)
      write(schema, to: &json)
    }
    json.endLine()
    return json.text
  }

  /// Writes the members of the JSON schema object of `schema`.
  private static func write(_ schema: SettingSchema, to json: inout JSONWriter) {
    switch schema {
    // YAML distinguishes 12 from "12"; Blindspot reads both as texts.
    case .text: json.member("type", ["string", "number"], .singleLine)
    case .flag: json.member("type", "boolean")
    case .number(let bounds):
      json.member("type", "number")
      json.member("minimum", number: bounds.lowerBound)
      json.member("maximum", number: bounds.upperBound)
    case .count(let bounds):
      json.member("type", "integer")
      json.member("minimum", bounds.lowerBound)
      json.member("maximum", bounds.upperBound)
    case .choice(let words):
      json.array("enum", .singleLine) { json in
        for word in words { json.element(word) }
        // YAML 1.1 editors read `off` and `on` as truth values.
        if words.contains("off") {
          json.element(false)
          json.element(true)
        }
      }
    case .day:
      json.member("type", "string")
      json.member("format", "date")
    case .list(let item):
      json.array("anyOf") { json in
        json.object { write(item, to: &$0) }
        json.object { json in
          json.member("type", "array")
          json.object("items") { write(item, to: &$0) }
        }
      }
    case .mapping(let group): write(group, to: &json)
    case .table(let value):
      json.member("type", "object")
      json.object("additionalProperties") { write(value, to: &$0) }
    case .anything: break
    case .either(let schemas):
      json.array("anyOf") { json in
        for schema in schemas { json.object { write(schema, to: &$0) } }
      }
    }
  }

  private static func write(_ group: SettingGroup, to json: inout JSONWriter) {
    json.member("type", "object")
    json.member("additionalProperties", false)
    json.object("properties") { json in
      for key in group.keys {
        json.name(key.name)
        json.object { json in
          json.member("description", key.documentation)
          if let standard = key.standard { write(default: standard, of: key.shape, to: &json) }
          write(key.shape, to: &json)
        }
      }
    }
    let required = group.keys.filter(\.isRequired).map(\.name)
    if !required.isEmpty { json.member("required", required, .singleLine) }
  }

  /// Writes a default as a number or a truth value if the schema requires one, else as a string.
  private static func write(default text: String, of schema: SettingSchema, to json: inout JSONWriter) {
    switch schema {
    case .number, .count:
      if let number = Double(text) { json.member("default", number: number) }
    case .flag: json.member("default", text == "true")
    default: json.member("default", text)
    }
  }
}

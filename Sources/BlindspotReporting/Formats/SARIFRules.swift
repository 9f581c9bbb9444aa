import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// The rules of a SARIF run that have findings, by id, with the text of `explain` as help.
///
/// The examples of a rule are omitted: they look like personal data, which a report must not contain.
struct SARIFRules {
  private let ids: [String]
  private let indices: [String: Int]
  private let severities: [String: Severity]
  private let categories: [String: Category]
  private let context: ReportContext

  init(findings: [Finding], context: ReportContext) {
    var severities: [String: Severity] = [:]
    for finding in findings { severities[finding.rule] = max(severities[finding.rule] ?? .note, finding.severity) }
    categories = Dictionary(findings.map { ($0.rule, $0.category) }) { first, _ in first }
    let ids = severities.keys.sorted()
    self.ids = ids
    self.severities = severities
    self.context = context
    indices = Dictionary(uniqueKeysWithValues: zip(ids, ids.indices))
  }

  func index(of id: String) -> Int? { indices[id] }

  /// Returns the SARIF `level` of a severity (section 3.27.10).
  static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "note"
    }
  }

  func write(to json: inout JSONWriter) {
    json.array("rules") { json in
      for id in ids {
        json.object { json in
          json.member("id", id)
          if let rule = context.rule(id) { describe(rule, to: &json) }
          if let link = context.link(toRule: PercentEncoding.path(id)) { json.member("helpUri", link) }
          let severity = context.rule(id)?.severity ?? severities[id] ?? .warning
          json.object("defaultConfiguration") { $0.member("level", Self.level(severity)) }
          json.object("properties") { json in
            json.member("tags", ["privacy", "personal-data"] + (categories[id].map { [$0.rawValue] } ?? []))
            json.member("problem.severity", severity == .note ? "recommendation" : severity.rawValue)
            if let law = context.rule(id)?.law { json.member("law", law) }
          }
        }
      }
    }
  }

  private func describe(_ rule: Rule, to json: inout JSONWriter) {
    json.object("shortDescription") { $0.member("text", SARIFText.message(rule.title)) }
    if !rule.reason.isEmpty {
      json.object("fullDescription") { $0.member("text", SARIFText.message(rule.reason)) }
    }
    json.object("help") { json in
      var text = [rule.title + "."]
      var markdown = ["# " + MarkdownText.words(rule.title)]
      for (heading, body) in [("Reason", rule.reason), ("Recommendation", rule.instead)] where !body.isEmpty {
        text.append("\(heading): \(body)")
        markdown.append("## \(heading)\n\n\(MarkdownText.words(body))")
      }
      if !rule.law.isEmpty {
        let clauses = rule.law.map { Law.named($0)?.citation ?? $0 }
        text.append("Law: " + clauses.joined(separator: "; "))
        markdown.append("## Law\n\n" + clauses.map { "- " + MarkdownText.words($0) }.joined(separator: "\n"))
      }
      markdown.append("Run " + MarkdownText.code("blindspot explain \(rule.id)") + " for examples.")
      json.member("text", SARIFText.message(text.joined(separator: " ")))
      json.member("markdown", markdown.joined(separator: "\n\n"))
    }
  }
}

/// Escapes text from outside for the plain-text messages of SARIF.
enum SARIFText {
  /// Returns text that a viewer shows literally. Brackets are escaped, because `[…](` starts an embedded link (section
  /// 3.11.6).
  static func message(_ text: String) -> String {
    let visible = VisibleText.escaped(text)
    guard visible.utf8.contains(UInt8(ascii: "]")) else { return visible }
    var out = ByteWriter()
    out.write(visible) { $0 == UInt8(ascii: "[") ? "\\[" : $0 == UInt8(ascii: "]") ? "\\]" : nil }
    return out.text
  }
}

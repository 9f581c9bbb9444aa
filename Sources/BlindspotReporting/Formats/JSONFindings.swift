import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// Writes findings as objects of JSON. What many findings share is written once and then copied: the members about the rule,
/// and the containers around the innermost one.
struct JSONFindings {
  private let context: ReportContext
  private var fingerprints = FingerprintMaker()
  private var beginnings = KeptFragments<BeginningKey>()
  private var ends = KeptFragments<EndKey>()
  private var containers = JSONContainers()

  /// The first members.
  private struct BeginningKey: Equatable {
    let severity: Severity
    let category: Category
    let rule: String
  }

  /// The values that decide on the recommendation and the clauses.
  private struct EndKey: Equatable {
    let rule: String
    let help: String
  }

  init(context: ReportContext) { self.context = context }

  /// Writes the members of a finding.
  mutating func write(_ finding: Finding, to json: inout JSONWriter) {
    let beginning = BeginningKey(severity: finding.severity, category: finding.category, rule: finding.rule)
    beginnings.write(beginning, to: &json) { json in
      json.member("rule", beginning.rule)
      json.member("category", beginning.category.rawValue)
      json.member("severity", beginning.severity.rawValue)
    }
    json.member("confidence", hundredths: finding.confidence)
    json.member("message") { finding.writeMessage(to: &$0) }
    let location = finding.location
    json.member("file", location.file)
    json.member("line", location.start?.line)
    json.member("column", location.start?.column)
    json.member("endLine", location.end?.line)
    json.member("endColumn", location.end?.column)
    let field = finding.field
    json.object("field") { json in
      json.member("kind", field.kind.rawValue)
      json.member("path", field.path.string)
      json.member("flow", field.flow?.string)
      containers.write(field, to: &json)
    }
    json.object("range") { json in
      let range = finding.range
      json.member("start", range.lowerBound)
      json.member("end", range.upperBound)
    }
    json.member("masked", finding.masked.string)
    json.member("fingerprint") { fingerprints.write(finding, to: &$0) }
    json.member("reason", finding.reason.string)
    let end = EndKey(rule: finding.rule, help: finding.help)
    ends.write(end, to: &json) { json in
      json.member("help", end.help)
      json.member("law", context.law(of: finding))
    }
    if let match = finding.match {
      json.object("match") { json in
        json.member("person", match.person)
        json.member("class", match.certainty.name)
        json.member("reason", finding.reason.string)
      }
    }
    if let value = finding.value { json.member("value", value) }
  }
}

import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// One JSON object, version 1. Scripts depend on the members and their order: renaming or moving one requires a new version.
struct JSONReport {
  let result: LintResult
  let context: ReportContext

  func render() -> [UInt8] { render(finding: { _, _ in }, more: { _ in }) }

  /// Renders the report with more members.
  ///
  /// - Parameters:
  ///   - writeMore: Writes the further members of a finding.
  ///   - more: Writes the further members of the report, after the others.
  func render(
    finding writeMore: (Finding, inout JSONWriter) -> Void, more: (inout JSONWriter) -> Void
  ) -> [UInt8] {
    var json = JSONWriter(.indented, context.sink)
    var fingerprints = FingerprintMaker()
    json.object { json in
      json.member("version", 1)
      json.object("tool") { json in
        json.member("name", "blindspot")
        json.member("version", context.toolVersion)
      }
      json.array("findings") { json in
        for finding in result.findings {
          json.object { json in
            Self.write(finding, law: context.law(of: finding), fingerprints: &fingerprints, to: &json)
            writeMore(finding, &json)
          }
        }
      }
      json.array("problems") { json in
        for problem in result.problems { json.object { Self.write(problem, to: &$0) } }
      }
      json.object("summary") { Self.write(result.summary, to: &$0) }
      json.object("coverage") { result.coverage.write(to: &$0) }
      more(&json)
    }
    json.endLine()
    return json.bytes
  }

  /// Writes the members of a finding.
  ///
  /// - Parameter law: the clauses that its rule maps to.
  static func write(
    _ finding: Finding, law: [String], fingerprints: inout FingerprintMaker, to json: inout JSONWriter
  ) {
    json.member("rule", finding.rule)
    json.member("category", finding.category.rawValue)
    json.member("severity", finding.severity.rawValue)
    json.member("confidence", hundredths: finding.confidence)
    json.member("message") { finding.writeMessage(to: &$0) }
    let location = finding.location
    json.member("file", location.file)
    json.member("line", location.start?.line)
    json.member("column", location.start?.column)
    json.member("endLine", location.end?.line)
    json.member("endColumn", location.end?.column)
    let field = finding.field
    var ids = FindingIDs()
    json.object("field") { json in
      json.member("kind", field.kind.rawValue)
      json.member("path", field.path.string)
      json.member("flow", field.flow?.string)
      json.array("container") { json in
        field.forEachContainer { container in
          json.object { container.write(to: &$0) }
          ids.add(container)
        }
      }
      ids.write(to: &json)
    }
    json.object("range") { json in
      json.member("start", finding.range.lowerBound)
      json.member("end", finding.range.upperBound)
    }
    json.member("masked", finding.masked.string)
    json.member("fingerprint") { fingerprints.write(finding, to: &$0) }
    json.member("reason", finding.reason.string)
    json.member("help", finding.help)
    json.member("law", law)
    if let match = finding.match {
      json.object("match") { json in
        json.member("person", match.person)
        json.member("class", match.certainty.name)
        json.member("reason", finding.reason.string)
      }
    }
    if let value = finding.value { json.member("value", value) }
  }

  static func write(_ problem: Problem, to json: inout JSONWriter) {
    json.member("file", problem.file)
    json.member("line", problem.position?.line)
    json.member("column", problem.position?.column)
    json.member("code", problem.code.rawValue)
    json.member("message", problem.message.string)
  }

  static func write(_ summary: LintResult.Summary, to json: inout JSONWriter) {
    json.member("files", summary.files)
    json.member("skipped", summary.skipped)
    json.member("fields", summary.fields)
    json.member("errors", summary.errors)
    json.member("warnings", summary.warnings)
    json.member("notes", summary.notes)
    json.member("excepted", summary.excepted)
    json.member("baselined", summary.baselined)
    json.member("problems", summary.problems)
  }
}

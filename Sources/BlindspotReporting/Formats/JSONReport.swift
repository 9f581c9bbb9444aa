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
    var findings = JSONFindings(context: context)
    json.object { json in
      json.member("version", 1)
      json.object("tool") { json in
        json.member("name", "blindspot")
        json.member("version", context.toolVersion)
      }
      json.array("findings") { json in
        for finding in result.findings {
          json.object { json in
            findings.write(finding, to: &json)
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

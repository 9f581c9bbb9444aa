import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// The findings and then the problems of ``JSONReport``, one object per line. A finding has a `rule`, a problem a `code`;
/// the last line has the `summary` and the `coverage`.
struct JSONLinesReport {
  let result: LintResult
  let context: ReportContext

  func render() -> [UInt8] {
    var json = JSONWriter(.compact, context.sink)
    var findings = JSONFindings(context: context)
    for finding in result.findings {
      json.object { findings.write(finding, to: &$0) }
      json.endLine()
    }
    for problem in result.problems {
      json.object { JSONReport.write(problem, to: &$0) }
      json.endLine()
    }
    json.object { json in
      json.object("summary") { JSONReport.write(result.summary, to: &$0) }
      json.object("coverage") { result.coverage.write(to: &$0) }
    }
    json.endLine()
    return json.bytes
  }
}

import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// A CSV table (RFC 4180) with a header and one row per finding and problem, and a last one with the coverage; lines end in CR LF.
struct CSVReport {
  let result: LintResult
  let context: ReportContext

  private static let header =
    "type,severity,rule,category,confidence,file,line,column,endLine,endColumn,kind,path,flow,masked,message,"
    + "reason,help,fingerprint,flowId,flowType,actionId,trackingId,userId,resource,law"

  func render() -> [UInt8] {
    var out = ByteWriter(context.sink)
    row(Self.header, to: &out)
    for finding in result.findings {
      let (start, end) = (finding.location.start, finding.location.end)
      let cells =
        [
          "finding", finding.severity.rawValue, CSVText.cell(finding.rule), finding.category.rawValue,
          Decimals.hundredths(finding.confidence), CSVText.cell(finding.location.file), number(start?.line),
          number(start?.column), number(end?.line), number(end?.column), finding.field.kind.rawValue,
          CSVText.cell(finding.field.path.string), finding.field.flow.map { CSVText.cell($0.string) } ?? "",
          CSVText.cell(finding.masked.string),
          CSVText.cell(finding.message.string), CSVText.cell(finding.reason.string), CSVText.cell(finding.help),
          CSVText.cell(finding.fingerprint),
        ] + identity(of: finding)
      row(cells.joined(separator: ","), to: &out)
    }
    for problem in result.problems {
      let cells = [
        "problem", "error", problem.code.rawValue, "", "", CSVText.cell(problem.file),
        number(problem.position?.line), number(problem.position?.column), "", "", "", "", "", "",
        CSVText.cell(problem.message.string), "", "", "", "", "", "", "", "", "", "",
      ]
      row(cells.joined(separator: ","), to: &out)
    }
    let coverage = ([result.headline] + result.statements).joined(separator: ". ")
    row("coverage,note,,,,,,,,,,,,,\(CSVText.cell(coverage)),,,,,,,,,,", to: &out)
    return out.bytes
  }

  private func identity(of finding: Finding) -> [String] {
    let ids = FindingIDs(finding.field)
    let known = ["flow", "flowType", "action"].map { ids.value(of: $0) } + [ids.trackingID.map { String($0) }]
    let cells =
      known + [ids.value(of: "user"), ids.value(of: "resource"), context.law(of: finding).joined(separator: " ")]
    return cells.map { $0.map { CSVText.cell($0) } ?? "" }
  }

  private func row(_ cells: String, to out: inout ByteWriter) { out.write(cells + "\r\n") }

  private func number(_ value: Int?) -> String { value.map { String($0) } ?? "" }
}

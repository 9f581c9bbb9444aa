import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// A CSV table (RFC 4180) with a header and one row per finding and problem, and a last one with the coverage; lines end in CR LF.
struct CSVReport {
  let result: LintResult
  let context: ReportContext

  private static let header: StaticString = """
    type,severity,rule,category,confidence,file,line,column,endLine,endColumn,kind,path,flow,masked,message,\
    reason,help,fingerprint,flowId,flowType,actionId,trackingId,userId,resource,law
    """

  func render() -> [UInt8] {
    var csv = CSVWriter(context.sink)
    var fingerprints = FingerprintMaker()
    csv.cells(Self.header)
    csv.endRow()
    for finding in result.findings { write(finding, &fingerprints, to: &csv) }
    for problem in result.problems {
      csv.cells("problem,error")
      csv.word(problem.code.rawValue)
      csv.cells(",")
      csv.text(problem.file)
      csv.number(problem.position?.line)
      csv.number(problem.position?.column)
      csv.cells(",,,,,")
      csv.text(problem.message.string)
      csv.cells(",,,,,,,,,")
      csv.endRow()
    }
    csv.cells("coverage,note,,,,,,,,,,,,")
    csv.text(([result.headline] + result.statements).joined(separator: ". "))
    csv.cells(",,,,,,,,,")
    csv.endRow()
    return csv.bytes
  }

  private func write(_ finding: Finding, _ fingerprints: inout FingerprintMaker, to csv: inout CSVWriter) {
    let location = finding.location
    let field = finding.field
    csv.cells("finding")
    csv.word(finding.severity.rawValue)
    csv.text(finding.rule)
    csv.word(finding.category.rawValue)
    csv.hundredths(finding.confidence)
    csv.text(location.file)
    csv.number(location.start?.line)
    csv.number(location.start?.column)
    csv.number(location.end?.line)
    csv.number(location.end?.column)
    csv.word(field.kind.rawValue)
    csv.text(field.path.string)
    csv.text(field.flow?.string)
    csv.text(finding.masked.string)
    csv.text { finding.writeMessage(to: &$0) }
    csv.text(finding.reason.string)
    csv.text(finding.help)
    csv.text { fingerprints.write(finding, to: &$0) }
    let ids = FindingIDs(field)
    for name in ["flow", "flowType", "action"] { csv.text(ids.value(of: name)) }
    csv.text(ids.trackingID.map { String($0) })
    for name in ["user", "resource"] { csv.text(ids.value(of: name)) }
    csv.text(context.law(of: finding).joined(separator: " "))
    csv.endRow()
  }
}

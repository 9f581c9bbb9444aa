import BlindspotParser
import BlindspotRules

/// Checkstyle XML in the form that its readers accept: `checkstyle > file > error`. There is no official schema.
struct CheckstyleReport {
  let result: LintResult
  let context: ReportContext

  func render() -> [UInt8] {
    var xml = XMLWriter(context.sink)
    xml.element("checkstyle", ["version": "10.0"]) { xml in
      xml.comment(lines: [result.headline] + result.statements)
      for group in result.findingsByFile {
        guard let file = group.first?.location.file else { continue }
        xml.element("file", ["name": context.servicePath(file).portableName]) { xml in
          for finding in group { write(finding, to: &xml) }
        }
      }
      for problem in result.problems {
        xml.element("file", ["name": context.servicePath(problem.file).portableName]) { xml in
          error(
            at: problem.position, severity: "error", message: problem.message.string, source: problem.code.rawValue,
            to: &xml)
        }
      }
    }
    return xml.bytes
  }

  private func write(_ finding: Finding, to xml: inout XMLWriter) {
    var message = finding.message.string
    if finding.location.start == nil, !finding.field.path.isEmpty { message += " at " + finding.field.path.string }
    let severity =
      switch finding.severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "info"
      }
    error(at: finding.location.start, severity: severity, message: message, source: finding.rule, to: &xml)
  }

  private func error(
    at position: SourcePosition?, severity: String, message: String, source: String, to xml: inout XMLWriter
  ) {
    xml.element(
      "error",
      [
        "line": position.map { String($0.line) }, "column": position.map { String($0.column) }, "severity": severity,
        "message": message, "source": "blindspot." + source,
      ])
  }
}

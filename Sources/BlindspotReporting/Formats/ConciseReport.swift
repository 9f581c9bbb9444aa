import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// One line per finding and problem, in the form of GCC messages, which editors and CI matchers read:
/// `file:line:column: severity: message [rule]`.
struct ConciseReport {
  let result: LintResult
  let context: ReportContext

  func render() -> [UInt8] {
    let painter = Painter(usesColor: context.usesColor, usesHyperlinks: context.usesHyperlinks)
    var out = ByteWriter(context.sink)
    for finding in result.findings {
      var message = VisibleText.escaped(finding.message.string)
      if finding.location.start == nil, !finding.field.path.isEmpty {
        message += " at " + VisibleText.escaped(finding.field.path.string)
      }
      if let value = finding.value { message += ": " + VisibleText.escaped(value) }
      let rule = painter.link(VisibleText.escaped(finding.rule), to: context.link(toRule: finding.rule))
      let severity = painter.paint(finding.severity.rawValue, Painter.Style(finding.severity))
      // Part by part: an interpolation of them takes five times as long.
      for part in [painter.paint(finding.place, .strong), ": ", severity, ": ", message, " [", rule, "]\n"] {
        out.write(part)
      }
    }
    for problem in result.problems {
      let place = painter.paint(Finding.place(problem.file, problem.position), .strong)
      let message = VisibleText.escaped(problem.message.string)
      out.line("\(place): \(painter.paint("error", .error)): \(message) [\(problem.code.rawValue)]")
    }
    if context.showsStatistics {
      if !out.isEmpty { out.line() }
      TextStatistics(findings: result.findings, painter: painter).write(to: &out)
    }
    return out.bytes
  }
}

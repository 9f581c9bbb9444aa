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
      painter.write(in: .strong, to: &out) { finding.writePlace(to: &$0) }
      out.write(literal: ": ")
      painter.write(in: Painter.Style(finding.severity), to: &out) { $0.write(finding.severity.rawValue) }
      out.write(literal: ": ")
      out.write(visible: { finding.writeMessage(to: &$0) })
      if finding.start == nil, !finding.field.path.isEmpty {
        out.write(literal: " at ")
        out.write(visible: finding.field.path.string)
      }
      if let value = finding.value {
        out.write(literal: ": ")
        out.write(visible: value)
      }
      out.write(literal: " [")
      painter.write(linkTo: context.link(toRule: finding.rule), to: &out) { $0.write(visible: finding.rule) }
      out.write(literal: "]\n")
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

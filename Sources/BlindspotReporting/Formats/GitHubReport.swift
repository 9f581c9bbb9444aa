import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// Workflow commands, which GitHub Actions shows as annotations.
///
/// The runner shows ten annotations of each level per step and silently drops the others. Therefore the report has at most
/// ten of each level, the most certain first, and a last line, which is not a command, with the counts of all.
struct GitHubReport {
  let result: LintResult
  let context: ReportContext

  /// The maximum number of annotations of one level per step.
  private static let limit = 10

  func render() -> [UInt8] {
    var out = ByteWriter()
    var shown = 0
    // Problems come first: they mean that the findings may be incomplete.
    for problem in result.problems.prefix(Self.limit) {
      command(
        "error", problem.file, problem.position, nil, title: problem.code.rawValue, lines: [problem.message.string],
        to: &out)
      shown += 1
    }
    for severity in [Severity.error, .warning, .note] {
      // One notice is the coverage.
      let room = severity == .error ? Self.limit - shown : severity == .note ? Self.limit - 1 : Self.limit
      for finding in worst(severity, atMost: room) {
        write(finding, to: &out)
        shown += 1
      }
    }
    // A notice is shown on the page of the job, so that a run without findings states its basis.
    let statements = [result.headline] + result.statements
    out.line(
      "::notice \(property("title", "blindspot: coverage"))::"
        + statements.map { text($0 + ".") }.joined(separator: "%0A"))
    let all = result.findings.count + result.problems.count
    out.write("blindspot: " + VisibleText.escaped(result.headline))
    if !result.gaps.isEmpty { out.write("; " + Decimals.count(result.gaps.count, "gap") + " in the exports") }
    out.line(shown < all ? "; \(Decimals.grouped(shown)) of \(Decimals.grouped(all)) are shown as annotations" : "")
    return out.bytes
  }

  /// Returns the findings of a severity by descending confidence, otherwise in their order.
  private func worst(_ severity: Severity, atMost limit: Int) -> [Finding] {
    let indices = result.findings.indices.filter { result.findings[$0].severity == severity }
    let sorted = indices.sorted {
      (result.findings[$1].confidence, $0) < (result.findings[$0].confidence, $1)
    }
    return sorted.prefix(max(limit, 0)).map { result.findings[$0] }
  }

  private func write(_ finding: Finding, to out: inout ByteWriter) {
    let level =
      switch finding.severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    var lines = [finding.message.string]
    if finding.location.start == nil, !finding.field.path.isEmpty { lines.append("At " + finding.field.path.string) }
    if !finding.field.breadcrumbText.isEmpty { lines.append("In " + finding.field.breadcrumbText.string) }
    if !finding.help.isEmpty { lines.append(finding.help) }
    command(
      level, finding.location.file, finding.location.start, finding.location.end, title: finding.rule, lines: lines,
      to: &out)
  }

  private func command(
    _ level: String, _ file: String, _ start: SourcePosition?, _ end: SourcePosition?, title: String,
    lines: [String], to out: inout ByteWriter
  ) {
    var properties = [property("file", context.servicePath(file).portableName)]
    if let start {
      properties.append("line=\(start.line)")
      // Columns are accepted only for a range within one line.
      if let end, end.line > start.line {
        properties.append("endLine=\(end.line)")
      } else {
        properties.append("col=\(start.column)")
        if let end { properties.append("endColumn=\(end.column)") }
      }
    }
    properties.append(property("title", "blindspot: " + title))
    let message = lines.map(text).joined(separator: "%0A")
    out.line("::\(level) \(properties.joined(separator: ","))::\(message)")
  }

  private func text(_ line: String) -> String { WorkflowCommandText.message(VisibleText.escaped(line)) }

  private func property(_ name: String, _ value: String) -> String {
    name + "=" + WorkflowCommandText.property(VisibleText.escaped(value))
  }
}

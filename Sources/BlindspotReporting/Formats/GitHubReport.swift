import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// Workflow commands that GitHub Actions turns into annotations.
///
/// The runner shows ten of each level a step and drops the rest without a word, so the worst stand first, no more than ten
/// are written of each level, and a last line, which is no command, counts them all.
struct GitHubReport {
  let result: LintResult
  let context: ReportContext

  /// How many annotations of one level a step may have.
  private static let limit = 10

  func render() -> [UInt8] {
    var out = ByteWriter()
    var shown = 0
    // A problem is written first: it means that the rest of the list may be incomplete.
    for problem in result.problems.prefix(Self.limit) {
      command(
        "error", problem.file, problem.position, nil, title: problem.code.rawValue, lines: [problem.message], to: &out)
      shown += 1
    }
    for severity in [Severity.error, .warning, .note] {
      let room = severity == .error ? Self.limit - shown : Self.limit
      for finding in worst(severity, atMost: room) {
        write(finding, to: &out)
        shown += 1
      }
    }
    let all = result.findings.count + result.problems.count
    out.write("blindspot: " + result.summary.headline)
    if !result.gaps.isEmpty { out.write("; " + Decimals.count(result.gaps.count, "gap") + " in what the exports show") }
    out.line(shown < all ? "; \(Decimals.grouped(shown)) of \(Decimals.grouped(all)) are shown as annotations" : "")
    return out.bytes
  }

  /// The findings of a severity, the surest first, equally sure ones in their order.
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
    var lines = [finding.message]
    if finding.location.start == nil, !finding.field.path.isEmpty { lines.append("At " + finding.field.path) }
    if !finding.field.way.isEmpty { lines.append("In " + finding.field.way) }
    if !finding.help.isEmpty { lines.append(finding.help) }
    command(
      level, finding.location.file, finding.location.start, finding.location.end, title: finding.rule, lines: lines,
      to: &out)
  }

  private func command(
    _ level: String, _ file: String, _ start: SourcePosition?, _ end: SourcePosition?, title: String,
    lines: [String], to out: inout ByteWriter
  ) {
    var properties = [property("file", context.relativePath(file))]
    if let start {
      properties.append("line=\(start.line)")
      // Columns are accepted only for a place within one line.
      if let end, end.line > start.line {
        properties.append("endLine=\(end.line)")
      } else {
        properties.append("col=\(start.column)")
        if let end { properties.append("endColumn=\(end.column)") }
      }
    }
    properties.append(property("title", "blindspot: " + title))
    let message = lines.map { WorkflowCommandText.message(VisibleText.escaped($0)) }.joined(separator: "%0A")
    out.line("::\(level) \(properties.joined(separator: ","))::\(message)")
  }

  private func property(_ name: String, _ value: String) -> String {
    name + "=" + WorkflowCommandText.property(VisibleText.escaped(value))
  }
}

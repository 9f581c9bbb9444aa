import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// GitHub Flavored Markdown for comments and job summaries: the outcome, a table of findings per file, problems and counts.
struct MarkdownReport {
  let result: LintResult
  let context: ReportContext
  /// The maximum size of the report in bytes; nil for no limit. Rows that do not fit are counted.
  var sizeLimit: Int?

  /// The part of the size limit reserved for the sections after the findings, in bytes.
  private static let reserve = 100_000
  /// The maximum number of rows of a table after the findings, if there is a size limit.
  private static let rowLimit = 100

  func render() -> [UInt8] {
    var out = ByteWriter()
    out.line("# Personal data in Genesys Cloud exports")
    out.line()
    let passes = result.summary.findings == 0 && result.problems.isEmpty
    out.line("**\(passes ? "✅" : "❌") \(MarkdownText.words(result.headline)).**")
    for sentence in result.statements { out.line(MarkdownText.words(sentence + ".")) }
    writeFindings(to: &out)
    writeList(
      "Not checked", ["Location", "Problem", "Message"],
      result.problems.lazy.map {
        [
          MarkdownText.code(Finding.place($0.file, $0.position)), MarkdownText.code($0.code.rawValue),
          MarkdownText.words($0.message.string),
        ]
      }, to: &out)
    writeList(
      "Missing from the exports", ["File", "Message"],
      result.gaps.lazy.map { [MarkdownText.code($0.file), MarkdownText.words($0.message.string)] }, to: &out)
    if !result.findings.isEmpty {
      writeCounts("Findings by rule", Tally(result.findings) { $0.rule }, to: &out)
      writeCounts("Findings by field kind", Tally(result.findings) { $0.field.kind.rawValue }, to: &out)
    }
    out.line()
    out.line("<sub>blindspot \(MarkdownText.words(context.toolVersion)). Values are masked.</sub>")
    return out.bytes
  }

  private func writeFindings(to out: inout ByteWriter) {
    var written = 0
    for group in result.findingsByFile {
      guard let file = group.first?.location.file else { continue }
      var section = ByteWriter()
      section.line()
      section.line("## \(MarkdownText.code(file))")
      section.line()
      section.line("| Severity | Location | Finding | In | Recommendation |")
      section.line("| --- | --- | --- | --- | --- |")
      for (index, finding) in group.enumerated() {
        if let sizeLimit, out.bytes.count + section.bytes.count > sizeLimit - Self.reserve {
          if index > 0 { out.write(String(decoding: section.bytes, as: UTF8.self)) }
          out.line()
          out.line("_\(Decimals.count(result.findings.count - written, "more finding")) did not fit here._")
          return
        }
        section.line(row(of: finding))
        written += 1
      }
      out.write(String(decoding: section.bytes, as: UTF8.self))
    }
  }

  private func row(of finding: Finding) -> String {
    let icon =
      switch finding.severity {
      case .error: "🔴"
      case .warning: "🟠"
      case .note: "🔵"
      }
    var rule = MarkdownText.code(finding.rule)
    if let link = context.link(toRule: PercentEncoding.path(finding.rule)) { rule = "[\(rule)](<\(link)>)" }
    let place =
      finding.location.start.map { "\($0.line):\($0.column)" } ?? MarkdownText.code(finding.field.path.string)
    let breadcrumb = finding.field.breadcrumbText.string
    let ids = FindingIDs(finding.field).text
    let law = context.law(of: finding).compactMap { Law.named($0)?.citation }.joined(separator: "; ")
    let cells = [
      "\(icon) \(finding.severity.rawValue)", place, "\(MarkdownText.words(finding.message.string)) \(rule)",
      (breadcrumb.isEmpty ? MarkdownText.code(finding.field.kind.rawValue) : MarkdownText.code(breadcrumb))
        + (ids.isEmpty ? "" : " " + MarkdownText.code(ids)),
      MarkdownText.words(finding.help) + (law.isEmpty ? "" : " " + MarkdownText.words("(\(law))")),
    ]
    return "| " + cells.joined(separator: " | ") + " |"
  }

  private func writeList(
    _ title: String, _ header: [String], _ rows: some Collection<[String]>, to out: inout ByteWriter
  ) {
    guard !rows.isEmpty else { return }
    out.line()
    out.line("## \(title)")
    out.line()
    out.line("| " + header.joined(separator: " | ") + " |")
    out.line("|" + String(repeating: " --- |", count: header.count))
    let limit = sizeLimit == nil ? rows.count : Self.rowLimit
    for row in rows.prefix(limit) { out.line("| " + row.joined(separator: " | ") + " |") }
    guard rows.count > limit else { return }
    out.line()
    out.line("_and \(Decimals.grouped(rows.count - limit)) more_")
  }

  private func writeCounts(_ title: String, _ tally: Tally, to out: inout ByteWriter) {
    out.line()
    out.line("<details><summary>\(title)</summary>")
    out.line()
    out.line("| Count | Name |")
    out.line("| ---: | --- |")
    for entry in tally.entries.prefix(Self.rowLimit) {
      out.line("| \(Decimals.grouped(entry.count)) | \(MarkdownText.code(entry.name)) |")
    }
    out.line()
    out.line("</details>")
  }
}

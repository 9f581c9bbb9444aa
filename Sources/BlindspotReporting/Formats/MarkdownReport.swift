import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// GitHub Flavored Markdown for comments and job summaries: the outcome, a table of findings per file, problems and counts.
///
/// The report ends before a limit of GitHub. A table is cut only between rows, and a last line counts what was left out.
struct MarkdownReport {
  let result: LintResult
  let context: ReportContext
  /// The maximum size of the report.
  var limit = MarkdownText.Limit.comment

  func render() -> [UInt8] {
    var head = MarkdownBlock(limit)
    head.line("# Personal data in Genesys Cloud exports")
    head.line()
    let passes = result.summary.findings == 0 && result.problems.isEmpty
    head.line("**\(passes ? "✅" : "❌") \(MarkdownText.words(result.headline)).**")
    var omitted = Omitted()
    for sentence in result.statements where !head.add(MarkdownText.words(sentence + "."), upTo: limit.size / 8) {
      omitted.statements += 1
    }
    let tail = tail(&omitted)
    var findings = MarkdownBlock(limit)
    write(to: &findings, upTo: limit.size - head.size - tail.size - Self.reserve, &omitted)
    var out = ByteWriter()
    for block in [head, findings, tail] { out.write(block.text) }
    out.line()
    if let line = omitted.line(limit, of: result.findings.count) {
      out.line("_\(line)_")
      out.line()
    }
    out.line("<sub>blindspot \(MarkdownText.words(context.toolVersion)). Values are masked.</sub>")
    return out.bytes
  }

  /// The part of the limit that the last lines take at most.
  private static let reserve = 500

  /// The numbers of items that do not fit into a report.
  private struct Omitted {
    var statements = 0
    var findings = 0
    var files = 0
    var problems = 0
    var gaps = 0
    var counts = 0

    /// The last line of the report; nil if it is complete.
    func line(_ limit: MarkdownText.Limit, of total: Int) -> String? {
      var parts: [String] = []
      if findings > 0 {
        parts.append(
          "\(Decimals.grouped(findings)) of \(Decimals.count(total, "finding")) (\(Decimals.count(files, "file")))")
      }
      for (count, noun, plural) in [
        (problems, "problem", "problems"), (gaps, "gap", "gaps"), (counts, "count", "counts"),
        (statements, "statement on the coverage", "statements on the coverage"),
      ] where count > 0 {
        parts.append(Decimals.count(count, noun, plural: plural))
      }
      guard !parts.isEmpty else { return nil }
      let list = parts.joined(separator: ", ")
      return "Left out, because \(limit.reason): \(list). The formats json and html contain them."
    }
  }

  /// Returns the sections after the findings, which take at most half of the limit.
  private func tail(_ omitted: inout Omitted) -> MarkdownBlock {
    var tail = MarkdownBlock(limit)
    omitted.problems = writeList(
      "Not checked", ["Location", "Problem", "Message"],
      result.problems.lazy.map {
        [
          MarkdownText.code(Finding.place($0.file, $0.position)), MarkdownText.code($0.code.rawValue),
          MarkdownText.words($0.message.string),
        ]
      }, to: &tail, upTo: limit.size / 4)
    omitted.gaps = writeList(
      "Missing from the exports", ["File", "Message"],
      result.gaps.lazy.map { [MarkdownText.code($0.file), MarkdownText.words($0.message.string)] }, to: &tail,
      upTo: limit.size / 4 + limit.size / 8)
    if !result.findings.isEmpty {
      omitted.counts = writeCounts("Findings by rule", Tally(result.findings) { $0.rule }, to: &tail)
      omitted.counts += writeCounts(
        "Findings by field kind", Tally(result.findings) { $0.field.kind.rawValue }, to: &tail)
    }
    return tail
  }

  private func write(to block: inout MarkdownBlock, upTo end: Int, _ omitted: inout Omitted) {
    let groups = result.findingsByFile
    var written = 0
    for (number, group) in groups.enumerated() {
      guard let file = group.first?.location.file else { continue }
      var header = "\n## \(MarkdownText.code(file))\n\n| Severity | Location | Finding | In | Recommendation |\n"
      header += "| --- | --- | --- | --- | --- |\n"
      for finding in group {
        guard block.add(header + row(of: finding), upTo: end) else {
          omitted.findings = result.findings.count - written
          omitted.files = groups.count - number
          return
        }
        header = ""
        written += 1
      }
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

  /// Writes a table, and returns the number of rows that do not fit.
  private func writeList(
    _ title: String, _ header: [String], _ rows: some Collection<[String]>, to block: inout MarkdownBlock,
    upTo end: Int
  ) -> Int {
    var start = "\n## \(title)\n\n| " + header.joined(separator: " | ") + " |\n|"
    start += String(repeating: " --- |", count: header.count) + "\n"
    var written = 0
    for row in rows {
      guard block.add(start + "| " + row.joined(separator: " | ") + " |", upTo: end) else { break }
      start = ""
      written += 1
    }
    return rows.count - written
  }

  /// Writes a table of counts, and returns the number of rows that do not fit.
  private func writeCounts(_ title: String, _ tally: Tally, to block: inout MarkdownBlock) -> Int {
    let end = block.size + limit.size / 16
    block.line("\n<details><summary>\(title)</summary>\n\n| Count | Name |\n| ---: | --- |")
    var written = 0
    for entry in tally.entries {
      let row = "| \(Decimals.grouped(entry.count)) | \(MarkdownText.code(entry.name)) |"
      guard block.add(row, upTo: end) else { break }
      written += 1
    }
    block.line("\n</details>")
    return tally.entries.count - written
  }
}

/// A part of a report in Markdown with its size.
private struct MarkdownBlock {
  private var out = ByteWriter()
  private let limit: MarkdownText.Limit
  /// The size in the unit of the limit.
  private(set) var size = 0
  var text: String { out.text }

  init(_ limit: MarkdownText.Limit) { self.limit = limit }

  /// Writes text and a line feed.
  mutating func line(_ text: String = "") {
    out.line(text)
    size += limit.size(of: text) + 1
  }

  /// Writes text and a line feed if the block then has at most the size `end`; returns whether it does.
  mutating func add(_ text: String, upTo end: Int) -> Bool {
    guard size + limit.size(of: text) + 1 <= end else { return false }
    line(text)
    return true
  }
}

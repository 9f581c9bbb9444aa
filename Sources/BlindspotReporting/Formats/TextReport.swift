import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// The report for people at a terminal, in the form of compiler diagnostics: severity and rule, the location, the source
/// line with the masked value underlined, the containers, and the text to write instead.
///
/// ```
/// warning[person-name]: Task name holds a person's name (K•••• N••••)
///   --> exports/main.yaml:12:15
///    |
/// 12 |     - name: "Call K•••• N••••"
///    |                   ^^^^^^^^^^^ given name and surname
///    = in: flow “Main IVR” > task “Call K•••• N••••”
///    = help: Name the team or the role instead.
/// ```
struct TextReport {
  let result: LintResult
  let context: ReportContext
  private let painter: Painter
  /// The number of files listed per gap.
  private static let gapLimit = 3
  private var out: ByteWriter
  /// The lines of the last recommendations, since most findings have one of a few.
  private var wrapped: [(text: String, width: Int, lines: [String])] = []
  private static let mostWrapped = 16

  init(result: LintResult, context: ReportContext) {
    self.result = result
    self.context = context
    out = ByteWriter(context.sink)
    painter = Painter(usesColor: context.usesColor, usesHyperlinks: context.usesHyperlinks)
  }

  consuming func render() -> [UInt8] {
    for group in result.findingsByFile {
      guard let first = group.first else { continue }
      heading(VisibleText.escaped(first.location.file), group.bySeverity)
      for finding in group { write(finding) }
    }
    writeProblems()
    if context.showsStatistics { TextStatistics(findings: result.findings, painter: painter).write(to: &out) }
    if context.listsSkipped { writeSkipped() }
    if !context.isQuiet { writeSummary() }
    return out.bytes
  }

  private mutating func heading(_ title: String, _ counts: String) {
    out.write(painter.paint("━━ ", .frame))
    out.write(painter.paint(title, .strong))
    out.line(painter.paint(" · " + counts, .dim))
    out.line()
  }

  // MARK: One finding

  private mutating func write(_ finding: Finding) {
    title(
      finding.severity.rawValue, Painter.Style(finding.severity), name: finding.rule,
      link: context.link(toRule: finding.rule), message: finding.message.string)
    let lastLine = finding.excerpt.map { $0.firstLine + $0.lines.count - 1 } ?? 0
    let gutter = finding.excerpt == nil ? 1 : String(lastLine).utf8.count
    place(finding.place, gutter: gutter)
    let reason = VisibleText.escaped(finding.reason.string)
    var label: String? = reason.isEmpty ? nil : reason
    if let excerpt = finding.excerpt {
      write(excerpt, gutter: gutter, style: Painter.Style(finding.severity), label: &label)
    } else {
      let path = VisibleText.escaped(finding.field.path.string)
      if !path.isEmpty { annotation("path", path, gutter: gutter) }
    }
    if let label { annotation("reason", label, gutter: gutter) }
    let breadcrumb = VisibleText.escaped(finding.field.breadcrumbText.string)
    if !breadcrumb.isEmpty { annotation("in", breadcrumb, gutter: gutter) }
    if let value = finding.value { annotation("value", VisibleText.escaped(value), gutter: gutter) }
    if !finding.help.isEmpty { help(finding.help, gutter: gutter) }
    out.line()
  }

  private mutating func title(
    _ severity: String, _ style: Painter.Style, name: String, link: String?, message: String
  ) {
    out.write(painter.paint(severity + "[", style))
    out.write(painter.link(painter.paint(VisibleText.escaped(name), style), to: link))
    out.write(painter.paint("]", style))
    out.line(painter.paint(": " + VisibleText.escaped(message), .strong))
  }

  private mutating func place(_ place: String, gutter: Int) {
    out.write(spaces: gutter)
    out.write(painter.paint("--> ", .frame))
    out.line(place)
  }

  private mutating func write(_ excerpt: Excerpt, gutter: Int, style: Painter.Style, label: inout String?) {
    let layout = ExcerptLayout(excerpt, limit: context.width - gutter - 3)
    let empty = String(spaces: gutter) + " |"
    out.line(painter.paint(empty, .frame))
    for (index, line) in layout.lines.enumerated() {
      let number = String(excerpt.firstLine + index)
      let ruler = String(spaces: gutter - number.utf8.count) + number + " |"
      out.write(painter.paint(ruler, .frame))
      guard index == excerpt.markedLine else {
        out.line(line.isEmpty ? "" : " " + line)
        continue
      }
      let parts = layout.markedParts
      for part in [" ", parts.before, painter.paint(parts.marked, style), parts.after] { out.write(part) }
      out.line()
      out.write(painter.paint(empty, .frame))
      out.write(spaces: 1 + layout.underline.lowerBound)
      var mark = String(repeatingASCII: ASCII.caret, count: layout.underline.count)
      let room = context.width - gutter - 4 - layout.underline.upperBound
      if let text = label, DisplayWidth.of(text) <= room {
        mark += " " + text
        label = nil
      }
      out.line(painter.paint(mark, style))
    }
    out.line(painter.paint(empty, .frame))
  }

  /// Writes a `= name: text` line, wrapped to the width.
  private mutating func annotation(_ name: String, _ text: String, gutter: Int) {
    write(TextWrapping.lines(text, width: width(of: name, gutter: gutter)), annotating: name, gutter: gutter)
  }

  /// Writes the recommendation of a rule.
  private mutating func help(_ text: String, gutter: Int) {
    let name = "help"
    let width = width(of: name, gutter: gutter)
    let lines: [String]
    if let known = wrapped.first(where: { $0.width == width && $0.text == text }) {
      lines = known.lines
    } else {
      lines = TextWrapping.lines(VisibleText.escaped(text), width: width)
      if wrapped.count == Self.mostWrapped { wrapped.removeFirst() }
      wrapped.append((text, width, lines))
    }
    write(lines, annotating: name, gutter: gutter)
  }

  /// The number of columns of an annotation.
  private func width(of name: String, gutter: Int) -> Int { max(context.width - gutter - 5 - name.utf8.count, 24) }

  private mutating func write(_ lines: [String], annotating name: String, gutter: Int) {
    for (index, line) in lines.enumerated() {
      if index == 0 {
        out.write(spaces: gutter)
        out.write(painter.paint(" =", .frame))
        out.write(byte: ASCII.space)
        out.write(painter.paint(name + ":", .strong))
        out.write(byte: ASCII.space)
      } else {
        out.write(spaces: gutter + 5 + name.utf8.count)
      }
      out.line(line)
    }
  }

  // MARK: Problems, gaps and summary

  private mutating func writeProblems() {
    if !result.problems.isEmpty {
      heading("Not checked", Decimals.count(result.problems.count, "problem"))
      for problem in result.problems {
        title("error", .error, name: problem.code.rawValue, link: nil, message: problem.message.string)
        place(Finding.place(problem.file, problem.position), gutter: 1)
        out.line()
      }
    }
    if !context.isQuiet { writeGaps() }
  }

  /// Writes each distinct gap once, with its files: a folder of profiles has the same gap many times.
  private mutating func writeGaps() {
    guard !result.gaps.isEmpty else { return }
    heading("Missing from the exports", Decimals.count(result.gaps.count, "gap"))
    var files: [String: [String]] = [:]
    var messages: [String] = []
    for gap in result.gaps {
      if files[gap.message.string] == nil { messages.append(gap.message.string) }
      files[gap.message.string, default: []].append(gap.file)
    }
    for message in messages {
      title("note", .note, name: "gap", link: nil, message: message)
      let places = files[message] ?? []
      for file in places.prefix(Self.gapLimit) { place(Finding.place(file, nil), gutter: 1) }
      if places.count > Self.gapLimit {
        place("and " + Decimals.count(places.count - Self.gapLimit, "more file"), gutter: 1)
      }
      out.line()
    }
  }

  private mutating func writeSkipped() {
    guard !result.coverage.skipped.isEmpty else { return }
    heading("Skipped", Decimals.count(result.coverage.skipped.count, "file"))
    for file in result.coverage.skipped { out.line("  \(VisibleText.escaped(file.file)) (\(file.reason.label))") }
    out.line()
  }

  private mutating func writeSummary() {
    let summary = result.summary
    let isClean = summary.findings == 0 && summary.problems == 0
    let worst: Painter.Style =
      summary.errors + summary.problems > 0 ? .error : summary.warnings > 0 ? .warning : isClean ? .good : .note
    out.write(painter.paint(isClean ? "✓ " : "✗ ", worst))
    out.line(painter.paint(VisibleText.escaped(result.headline), .strong))
    for sentence in result.statements {
      let lines = TextWrapping.lines(VisibleText.escaped(sentence), width: max(context.width - 4, 24))
      for (index, line) in lines.enumerated() { out.line(painter.paint((index == 0 ? "  " : "    ") + line, .dim)) }
    }
    if let rule = result.findings.first?.rule {
      out.line(painter.paint("  Details of a rule: blindspot explain " + VisibleText.escaped(rule), .dim))
    }
  }
}

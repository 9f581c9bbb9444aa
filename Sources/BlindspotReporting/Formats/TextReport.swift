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
  /// A buffer for texts that are put together before they are divided into lines.
  private var scratch = ByteWriter()

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
    let style = Painter.Style(finding.severity)
    title(
      finding.severity.rawValue, style, name: finding.rule, link: context.link(toRule: finding.rule),
      message: { finding.writeMessage(to: &$0) })
    let excerpt = finding.excerpt
    let gutter = excerpt.map { Decimals.digits($0.firstLine + $0.lines.count - 1) } ?? 1
    place(gutter: gutter) { finding.writePlace(to: &$0) }
    let reason = VisibleText.escaped(finding.reason.string)
    var label: String? = reason.isEmpty ? nil : reason
    if let excerpt {
      write(excerpt, gutter: gutter, style: style, label: &label)
    } else {
      annotation("path", finding.field.path.string, gutter: gutter)
    }
    if let label { annotation("reason", label, gutter: gutter) }
    breadcrumb(of: finding.field, gutter: gutter)
    if let value = finding.value { annotation("value", value, gutter: gutter, showsEmpty: true) }
    annotation("help", finding.help, gutter: gutter)
    out.line()
  }

  private mutating func title(
    _ severity: String, _ style: Painter.Style, name: String, link: String?, message: (inout ByteWriter) -> Void
  ) {
    painter.write(in: style, to: &out) { out in
      out.write(severity)
      out.write(byte: ASCII.openBracket)
    }
    let painter = painter
    painter.write(linkTo: link, to: &out) { out in painter.write(in: style, to: &out) { $0.write(visible: name) } }
    painter.write(in: style, to: &out) { $0.write(byte: ASCII.closeBracket) }
    painter.write(in: .strong, to: &out) { out in
      out.write(literal: ": ")
      out.write(visible: message)
    }
    out.line()
  }

  private mutating func place(gutter: Int, _ place: (inout ByteWriter) -> Void) {
    out.write(spaces: gutter)
    painter.write(in: .frame, to: &out) { $0.write(literal: "--> ") }
    place(&out)
    out.line()
  }

  private mutating func write(_ excerpt: Excerpt, gutter: Int, style: Painter.Style, label: inout String?) {
    let layout = ExcerptLayout(excerpt, limit: context.width - gutter - 3)
    ruler(gutter: gutter)
    out.line()
    for (index, row) in layout.lines.enumerated() {
      let line = row.string
      ruler(gutter: gutter, line: excerpt.firstLine + index)
      guard index == excerpt.markedLine else {
        if !line.isEmpty {
          out.write(byte: ASCII.space)
          out.write(line)
        }
        out.line()
        continue
      }
      out.write(byte: ASCII.space)
      line.withBytes { write($0, marked: layout.markedBytes, style: style) }
      out.line()
      ruler(gutter: gutter)
      out.write(spaces: 1 + layout.underline.lowerBound)
      let room = context.width - gutter - 4 - layout.underline.upperBound
      let shown = label.flatMap { DisplayWidth.of($0) <= room ? $0 : nil }
      if shown != nil { label = nil }
      painter.write(in: style, to: &out) { out in
        out.write(ASCII.caret, count: layout.underline.count)
        guard let shown else { return }
        out.write(byte: ASCII.space)
        out.write(shown)
      }
      out.line()
    }
    ruler(gutter: gutter)
    out.line()
  }

  /// Writes a line of an excerpt with its marked bytes in a style.
  private mutating func write(_ line: Span<UInt8>, marked: Range<Int>, style: Painter.Style) {
    out.write(line.extracting(..<marked.lowerBound))
    if !marked.isEmpty { painter.write(in: style, to: &out) { $0.write(line.extracting(marked)) } }
    out.write(line.extracting(marked.upperBound...))
  }

  /// Writes the start of a line of an excerpt, with its number if it has one.
  private mutating func ruler(gutter: Int, line: Int? = nil) {
    painter.write(in: .frame, to: &out) { out in
      if let line {
        out.write(spaces: gutter - Decimals.digits(line))
        out.write(line)
      } else {
        out.write(spaces: gutter)
      }
      out.write(literal: " |")
    }
  }

  /// Writes the containers of a field.
  private mutating func breadcrumb(of field: Finding.FieldReference, gutter: Int) {
    // The buffer is a local variable while it is read: the annotation changes the report as a whole.
    var text = ByteWriter()
    swap(&text, &scratch)
    text.removeAll()
    text.write(visible: { field.writeBreadcrumb(to: &$0) })
    text.withBytes { annotation("in", visible: $0, gutter: gutter) }
    swap(&text, &scratch)
  }

  /// Writes a `= name: text` line, wrapped to the width; no line for an empty text unless requested.
  private mutating func annotation(_ name: StaticString, _ text: String, gutter: Int, showsEmpty: Bool = false) {
    VisibleText.escaped(text).withBytes { annotation(name, visible: $0, gutter: gutter, showsEmpty: showsEmpty) }
  }

  private mutating func annotation(
    _ name: StaticString, visible text: Span<UInt8>, gutter: Int, showsEmpty: Bool = false
  ) {
    guard showsEmpty || !text.isEmpty else { return }
    let indentation = gutter + 5 + name.utf8CodeUnitCount
    var isFirst = true
    TextWrapping.forEachLine(of: text, width: max(context.width - indentation, 24)) { line in
      if isFirst {
        out.write(spaces: gutter)
        painter.write(in: .frame, to: &out) { $0.write(literal: " =") }
        out.write(byte: ASCII.space)
        painter.write(in: .strong, to: &out) { out in
          out.write(literal: name)
          out.write(byte: ASCII.colon)
        }
        out.write(byte: ASCII.space)
      } else {
        out.write(spaces: indentation)
      }
      isFirst = false
      out.write(line)
      out.line()
    }
  }

  // MARK: Problems, gaps and summary

  private mutating func writeProblems() {
    if !result.problems.isEmpty {
      heading("Not checked", Decimals.count(result.problems.count, "problem"))
      for problem in result.problems {
        title("error", .error, name: problem.code.rawValue, link: nil) { $0.write(problem.message.string) }
        place(gutter: 1) { $0.write(Finding.place(problem.file, problem.position)) }
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
      title("note", .note, name: "gap", link: nil) { $0.write(message) }
      let places = files[message] ?? []
      for file in places.prefix(Self.gapLimit) { place(gutter: 1) { $0.write(visible: file) } }
      if places.count > Self.gapLimit {
        place(gutter: 1) { $0.write("and " + Decimals.count(places.count - Self.gapLimit, "more file")) }
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

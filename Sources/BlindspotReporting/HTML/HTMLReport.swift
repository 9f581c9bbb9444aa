import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// One self-contained page.
///
/// Its content security policy allows only its own style and script, by their hashes, and no other resource. The findings
/// are data, of which the script shows the rows that are visible; see ``HTMLData``. Without the script, the page has the
/// counts, the charts, what was not checked, and the first findings.
struct HTMLReport {
  let result: LintResult
  let context: ReportContext

  func render() -> [UInt8] {
    var html = HTMLWriter()
    html.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
    html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"\(HTMLPage.policy)\">\n")
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n")
    html.raw("<meta name=\"robots\" content=\"noindex\">\n<title>Blindspot report</title>\n")
    html.raw("<style>\(HTMLPage.style)</style>\n</head>\n<body>\n")
    writeHeader(to: &html)
    html.raw("<main>\n")
    writeUnchecked(to: &html)
    if result.findings.isEmpty {
      html.element("p", ["class": "empty"], text: "No findings in \(result.summary.scope).")
    } else {
      HTMLChart.write(result.findings, to: &html)
      html.raw(HTMLPage.controls)
      HTMLFindings(result: result, context: context).write(to: &html)
      HTMLData(context: context).write(result.findings.prefix(Self.maximumFindings), to: &html)
    }
    html.raw("</main>\n<footer>")
    html.text("Created by blindspot \(context.toolVersion). Values are masked; the page loads no other resources.")
    html.raw("</footer>\n<script>\(HTMLPage.script)</script>\n</body>\n</html>\n")
    return html.bytes
  }

  /// The most findings of a page. The elements of a browser have a maximum height, and more rows would exceed it.
  private static let maximumFindings = 200_000

  /// A statement about the findings that are not on the page; nil if there are none.
  private var cut: String? {
    guard result.findings.count > Self.maximumFindings else { return nil }
    return "This page lists the first \(Decimals.grouped(Self.maximumFindings)) of "
      + "\(Decimals.grouped(result.findings.count)) findings; the formats json and csv contain all of them"
  }

  // MARK: Header

  private func writeHeader(to html: inout HTMLWriter) {
    let summary = result.summary
    html.raw("<header>\n<p class=\"brand\">Blindspot</p><h1>Personal data the GDPR API cannot reach</h1>\n")
    html.element("p", ["class": "headline"], text: result.headline + ".")
    for statement in result.statements + [cut].compactMap({ $0 }) {
      html.element("p", ["class": "quiet"], text: statement + ".")
    }
    html.element("dl", ["class": "tiles"]) { html in
      tile("Errors", summary.errors, "error", to: &html)
      tile("Warnings", summary.warnings, "warning", to: &html)
      tile("Notes", summary.notes, "note", to: &html)
      tile("Problems", summary.problems, "error", to: &html)
      tile("Texts", summary.fields, nil, to: &html)
      tile("Files", summary.files, nil, to: &html)
    }
    html.raw("\n</header>\n")
  }

  private func tile(_ name: String, _ count: Int, _ style: String?, to html: inout HTMLWriter) {
    html.element("div", ["class": count > 0 ? style : nil]) { html in
      html.element("dt", text: name)
      html.element("dd", text: Decimals.grouped(count))
    }
  }

  // MARK: Problems and gaps

  private func writeUnchecked(to html: inout HTMLWriter) {
    guard !result.problems.isEmpty || !result.gaps.isEmpty else { return }
    html.element("section", ["class": "unchecked", "id": "unchecked"]) { html in
      html.element("h2", text: "Not checked")
      html.element("ul") { html in
        for problem in result.problems {
          unchecked(
            problem.code.rawValue, "error", Finding.place(problem.file, problem.position), problem.message.string,
            to: &html)
        }
        for gap in result.gaps { unchecked("gap", "note", Finding.place(gap.file, nil), gap.message.string, to: &html) }
      }
    }
    html.raw("\n")
  }

  private func unchecked(
    _ code: String, _ style: String, _ place: String, _ message: String, to html: inout HTMLWriter
  ) {
    html.raw("\n")
    html.element("li") { html in
      html.element("span", ["class": "badge \(style)"], text: code)
      html.raw(" ")
      html.element("code", text: place)
      html.element("p", text: message)
    }
  }
}

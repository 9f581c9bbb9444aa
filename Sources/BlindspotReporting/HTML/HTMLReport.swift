import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// One self-contained page.
///
/// Its content security policy allows only its own style and script, by their hashes, and no other resource. The script
/// only filters; the page is complete without it.
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
      var left = Self.maximumFindings
      for group in result.findingsByFile where left > 0 {
        write(group.prefix(left), to: &html)
        left -= min(left, group.count)
      }
    }
    html.raw("</main>\n<footer>")
    html.text("Created by blindspot \(context.toolVersion). Values are masked; the page loads no other resources.")
    html.raw("</footer>\n<script>\(HTMLPage.script)</script>\n</body>\n</html>\n")
    return html.bytes
  }

  /// The most findings of a page. Each takes a kilobyte or more, and a browser needs minutes for a page of 100 MB.
  private static let maximumFindings = 20_000

  /// A statement about the findings that are not on the page; nil if there are none.
  private var cut: String? {
    guard result.findings.count > Self.maximumFindings else { return nil }
    return "This page lists the first \(Decimals.grouped(Self.maximumFindings)) of "
      + "\(Decimals.grouped(result.findings.count)) findings; the formats json and sarif contain all of them"
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

  // MARK: Findings

  private func write(_ group: ArraySlice<Finding>, to html: inout HTMLWriter) {
    guard let file = group.first?.location.file else { return }
    html.element("section", ["class": "file"]) { html in
      html.element("h2") { html in
        html.element("bdi", text: file)
        html.element("small", text: group.bySeverity)
      }
      for finding in group { write(finding, to: &html) }
      html.raw("\n")
    }
    html.raw("\n")
  }

  private func write(_ finding: Finding, to html: inout HTMLWriter) {
    let severity = finding.severity.rawValue
    html.raw("\n")
    html.element("article", ["class": "finding \(severity)", "data-severity": severity]) { html in
      html.element("h3") { html in
        html.element("span", ["class": "badge \(severity)"], text: severity)
        html.raw(" ")
        html.text(finding.message.string)
      }
      html.element("p", ["class": "facts"]) { html in
        html.element("code", text: finding.place)
        html.raw(" ")
        writeRule(finding, to: &html)
        html.raw(" ")
        html.element("span", text: finding.field.kind.rawValue)
        html.raw(" ")
        html.element("span", text: "confidence " + Decimals.percent(finding.confidence))
      }
      if let excerpt = finding.excerpt { write(excerpt, to: &html) }
      writeBreadcrumb(finding.field, to: &html)
      html.element("dl") { html in
        fact("Reason", finding.reason.string, to: &html)
        fact("Recommendation", finding.help, to: &html)
        fact("Ids", FindingIDs(finding.field).text, to: &html)
        fact("Law", context.law(of: finding).compactMap { Law.named($0)?.citation }.joined(separator: "; "), to: &html)
      }
      html.element("details") { html in
        html.element("summary", text: "Path and fingerprint")
        html.element("p") { html in
          html.element("code", text: finding.field.path.string)
          html.raw("<br>")
          html.element("code", text: finding.fingerprint)
        }
      }
    }
  }

  private func writeRule(_ finding: Finding, to html: inout HTMLWriter) {
    let title = context.rule(finding.rule)?.title
    if let link = context.link(toRule: PercentEncoding.path(finding.rule)) {
      html.element("a", ["href": link, "rel": "noreferrer", "title": title], text: finding.rule)
    } else {
      html.element("span", ["class": "rule", "title": title], text: finding.rule)
    }
    guard finding.category.rawValue != finding.rule else { return }
    html.raw(" ")
    html.element("span", text: finding.category.rawValue)
  }

  private func write(_ excerpt: Excerpt, to html: inout HTMLWriter) {
    let layout = ExcerptLayout(excerpt, limit: 240)
    html.element("pre", ["dir": "ltr", "tabindex": "0"]) { html in
      for (index, line) in layout.lines.enumerated() {
        html.element("span", ["class": "line", "data-line": String(excerpt.firstLine + index)]) { html in
          if index == excerpt.markedLine {
            let parts = layout.markedParts
            html.text(parts.before)
            html.element("mark", text: parts.marked)
            html.text(parts.after)
          } else {
            html.text(line)
          }
          html.raw("\n")
        }
      }
    }
  }

  private func writeBreadcrumb(_ field: Finding.FieldReference, to html: inout HTMLWriter) {
    guard !field.breadcrumb.isEmpty else { return }
    html.element("ol", ["class": "way"]) { html in
      for crumb in field.breadcrumb {
        html.element("li") { html in
          html.element("small", text: crumb.kind.label)
          html.raw(" ")
          html.element("bdi", text: crumb.name.string)
        }
      }
    }
  }

  private func fact(_ name: String, _ text: String, to html: inout HTMLWriter) {
    guard !text.isEmpty else { return }
    html.element("div") { html in
      html.element("dt", text: name)
      html.element("dd", text: text)
    }
  }
}

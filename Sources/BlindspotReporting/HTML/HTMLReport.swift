import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// One self-contained page.
///
/// Its content security policy allows only its own style and script, by their hashes, and no other resource. The findings
/// are data, from which the script makes the visible rows and an inventory that follows the filters; see ``HTMLData``.
/// Without the script, the page has the counts, the charts, the parts that were not checked, the inventory of all findings,
/// and the first findings.
struct HTMLReport {
  let result: LintResult
  let context: ReportContext

  func render() -> [UInt8] {
    var html = HTMLWriter(context.sink)
    html.openPage(titled: "Blindspot report", policy: HTMLPage.policy, styles: [HTMLPage.style])
    writeHeader(to: &html)
    html.raw("<main>\n")
    writeUnchecked(to: &html)
    if result.findings.isEmpty {
      html.element("p", ["class": "empty"], text: "No findings in \(result.summary.scope).")
    } else {
      HTMLChart.write(result.findings, to: &html)
      html.raw(HTMLPage.controls)
      let inventory = Inventory(result, in: context)
      html.element("noscript") { html in
        html.raw("\n")
        InventoryTables(inventory: inventory).write(to: &html)
      }
      html.raw("\n")
      HTMLFindings(result: result, context: context).write(to: &html)
      HTMLData(context: context, inventory: inventory).write(result.findings.prefix(context.limits.html), to: &html)
    }
    html.closePage(in: context, script: HTMLPage.script)
    return html.bytes
  }

  /// A statement about the findings that are not on the page; nil if there are none.
  private var cut: String? {
    guard result.findings.count > context.limits.html else { return nil }
    return "With JavaScript, this page lists and counts the first \(Decimals.grouped(context.limits.html)) of "
      + "\(Decimals.grouped(result.findings.count)) findings. The formats json and csv and blindspot inventory contain "
      + "all of them"
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
      html.tile("Errors", summary.errors, "error")
      html.tile("Warnings", summary.warnings, "warning")
      html.tile("Notes", summary.notes, "note")
      html.tile("Problems", summary.problems, "error")
      html.tile("Texts", summary.fields, nil)
      html.tile("Files", summary.files, nil)
    }
    html.raw("\n</header>\n")
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

import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// The first findings of a page as markup, for readers without JavaScript.
///
/// A browser that runs scripts does not parse the content of `noscript`.
struct HTMLFindings {
  let result: LintResult
  let context: ReportContext

  /// What findings share. Apart from the result, which each closure that changes a part would copy.
  private struct Kept {
    var fingerprints = FingerprintMaker()
    var rules: [RuleParts] = []
  }

  /// What findings of a rule show of it.
  private struct RuleParts {
    let id: String
    let title: String?
    let link: String?
    let citations: String
  }

  /// The most findings that are written.
  private static let limit = 100

  func write(to html: inout HTMLWriter) {
    html.element("noscript") { html in
      html.raw("\n")
      html.element("p", ["class": "quiet"], text: note)
      html.raw("\n")
      var kept = Kept()
      var left = Self.limit
      for group in result.findingsByFile where left > 0 {
        write(group.prefix(left), &kept, to: &html)
        left -= min(left, group.count)
      }
    }
    html.raw("\n")
  }

  private var note: String {
    let total = result.findings.count
    let scope = total > Self.limit ? "the first \(Self.limit) of \(Decimals.count(total, "finding"))" : "all findings"
    return "JavaScript is off: the page cannot filter and shows \(scope)."
  }

  private func write(_ group: ArraySlice<Finding>, _ kept: inout Kept, to html: inout HTMLWriter) {
    guard let file = group.first?.location.file else { return }
    html.element("section", ["class": "file"]) { html in
      html.element("h2") { html in
        html.element("bdi", text: file)
        html.element("small", text: group.bySeverity)
      }
      for finding in group { write(finding, &kept, to: &html) }
      html.raw("\n")
    }
    html.raw("\n")
  }

  private func write(_ finding: Finding, _ kept: inout Kept, to html: inout HTMLWriter) {
    let rule = rule(of: finding, &kept.rules)
    let severity = finding.severity.rawValue
    html.raw("\n")
    html.element("article", ["class": "finding \(severity)"]) { html in
      html.element("h3") { html in
        html.element("span", ["class": "badge \(severity)"], text: severity)
        html.raw(" ")
        html.text { finding.writeMessage(to: &$0) }
      }
      html.element("p", ["class": "facts"]) { html in
        html.element("code") { html in html.text { finding.writePlace(to: &$0) } }
        html.raw(" ")
        write(rule, of: finding, to: &html)
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
        fact("Law", rule.citations, to: &html)
      }
      html.element("details") { html in
        html.element("summary", text: "Path and fingerprint")
        html.element("p") { html in
          html.element("code", text: finding.field.path.string)
          html.raw("<br>")
          html.element("code") { html in html.text { kept.fingerprints.write(finding, to: &$0) } }
        }
      }
    }
  }

  private func rule(of finding: Finding, _ known: inout [RuleParts]) -> RuleParts {
    let id = finding.rule
    for rule in known where rule.id == id { return rule }
    let rule = RuleParts(
      id: id, title: context.rule(id)?.title, link: context.link(toRule: PercentEncoding.path(id)),
      citations: context.law(of: finding).compactMap { Law.named($0)?.citation }.joined(separator: "; "))
    known.append(rule)
    return rule
  }

  private func write(_ rule: RuleParts, of finding: Finding, to html: inout HTMLWriter) {
    if let link = rule.link {
      html.element("a", ["href": link, "rel": "noreferrer", "title": rule.title], text: rule.id)
    } else {
      html.element("span", ["class": "rule", "title": rule.title], text: rule.id)
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
            html.text(line.string)
          }
          html.raw("\n")
        }
      }
    }
  }

  private func writeBreadcrumb(_ field: Finding.FieldReference, to html: inout HTMLWriter) {
    let breadcrumb = field.breadcrumb
    guard !breadcrumb.isEmpty else { return }
    html.element("ol", ["class": "way"]) { html in
      for crumb in breadcrumb {
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

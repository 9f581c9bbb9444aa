import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// Bar charts of the findings by field kind and by category.
///
/// The bars are SVG, whose sizes are attributes: the content security policy of the page forbids style attributes.
enum HTMLChart {
  static func write(_ findings: [Finding], to html: inout HTMLWriter) {
    html.element("section", ["class": "charts"]) { html in
      chart("By field kind", "kind", Tally(findings) { $0.kind.rawValue }, to: &html)
      chart("By category", "category", Tally(findings) { $0.category.rawValue }, to: &html)
    }
    html.raw("\n")
  }

  private static func chart(_ title: String, _ facet: String, _ tally: Tally, to html: inout HTMLWriter) {
    html.element("figure") { html in
      html.element("figcaption", text: title)
      html.element("table") { html in
        for entry in tally.entries { row(entry, facet, of: tally.peak, to: &html) }
      }
    }
  }

  private static func row(_ entry: Tally.Entry, _ facet: String, of peak: Int, to html: inout HTMLWriter) {
    html.raw("\n")
    html.element("tr") { html in
      html.element("th", ["scope": "row"]) { html in
        html.element("button", ["type": "button", "data-facet": facet, "data-value": entry.name], text: entry.name)
      }
      html.element("td", ["class": "bar"]) { html in
        let width = max(1, entry.count * 100 / peak)
        html.raw("<svg viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">")
        html.raw("<rect width=\"\(width)\" height=\"10\"/></svg>")
      }
      html.element("td", ["class": "count"], text: Decimals.grouped(entry.count))
    }
  }
}

import BlindspotEncoding
import BlindspotRules

/// The inventory as one self-contained page: a heat map of flows and categories, then tables. It has no script.
struct InventoryHTML {
  /// The most rows of the heat map and of a table.
  private static let limit = 40

  let inventory: Inventory
  let context: ReportContext

  func render() -> [UInt8] {
    var html = HTMLWriter()
    html.openPage(
      titled: "Blindspot inventory", policy: HTMLPage.dossierPolicy, styles: [HTMLPage.style, HTMLPage.dossierStyle])
    html.element("header") { html in
      html.element("p", ["class": "brand"], text: "Blindspot")
      html.element("h1", text: "Inventory of personal data")
      html.element("p", ["class": "headline"], text: inventory.headline + ".")
      if let comparison = inventory.comparison {
        html.element(
          "p", ["class": "quiet"],
          text: "Compared: \(comparison.new.count) new, \(comparison.fixed) fixed, \(comparison.remaining) remaining.")
      }
    }
    html.raw("\n<main>\n")
    writeHeatMap(to: &html)
    table("Hot spots", inventory.places.map { ($0.name, $0.files.joined(separator: ", "), $0.count) }, to: &html)
    table("By law", inventory.laws.map { ($0.name, "", $0.count) }, to: &html)
    table("By category", inventory.categories.map { ($0.name, "", $0.count) }, to: &html)
    table("By kind of text", inventory.kinds.map { ($0.name, "", $0.count) }, to: &html)
    if let people = inventory.people {
      table(
        "People (\(Decimals.grouped(people.count)))",
        people.map { ($0.hash, Decimals.count($0.places, "place"), $0.findings) }, to: &html)
    }
    section("Not checked", to: &html) { html in
      guard !inventory.uncovered.isEmpty else {
        return html.element("p", text: "Nothing that the exports contain was left out.")
      }
      html.element("ul") { html in for part in inventory.uncovered { html.element("li", text: part) } }
    }
    html.closePage(in: context)
    return html.bytes
  }

  /// Writes a table of flows by categories whose cells are darker the more findings they have. The numbers are text, so
  /// that the map does not depend on its colors.
  private func writeHeatMap(to html: inout HTMLWriter) {
    let places = inventory.places.prefix(Self.limit)
    guard !places.isEmpty else { return }
    let categories = inventory.categories.map(\.name)
    let most = places.flatMap { place in categories.map { Inventory.heat(place, $0) } }.max() ?? 1
    section("Flows and categories", to: &html) { html in
      html.element("div", ["class": "scroll", "tabindex": "0"]) { html in
        html.element("table", ["class": "sheet heat"]) { html in
          html.element("thead") { html in
            html.element("tr") { html in
              html.element("th", ["scope": "col"], text: "Flow or file")
              for category in categories { html.element("th", ["scope": "col"], text: category) }
            }
          }
          html.element("tbody") { html in
            for place in places {
              html.element("tr") { html in
                html.element("th", ["scope": "row"], text: VisibleText.escaped(place.name))
                for category in categories { cell(Inventory.heat(place, category), of: most, to: &html) }
              }
            }
          }
        }
      }
      if inventory.places.count > places.count {
        html.element(
          "p", ["class": "quiet"], text: "and \(Decimals.grouped(inventory.places.count - places.count)) more")
      }
    }
  }

  private func cell(_ count: Int, of most: Int, to html: inout HTMLWriter) {
    guard count > 0 else { return html.element("td", text: "") }
    // Five steps: a policy without inline styles allows classes only.
    let step = max(1, min(5, count * 5 / max(1, most)))
    html.element("td", ["class": "heat-\(step)"], text: Decimals.grouped(count))
  }

  private func section(_ title: String, to html: inout HTMLWriter, _ content: (inout HTMLWriter) -> Void) {
    html.element("section") { html in
      html.element("h2", text: title)
      content(&html)
    }
    html.raw("\n")
  }

  private func table(_ title: String, _ rows: [(name: String, note: String, count: Int)], to html: inout HTMLWriter) {
    guard !rows.isEmpty else { return }
    section(title, to: &html) { html in
      html.element("div", ["class": "scroll", "tabindex": "0"]) { html in
        html.element("table", ["class": "sheet"]) { html in
          html.element("tbody") { html in
            for row in rows.prefix(Self.limit) {
              html.element("tr") { html in
                html.element("td", text: VisibleText.escaped(row.name))
                html.element("td", text: VisibleText.escaped(row.note))
                html.element("td", ["class": "count"], text: Decimals.grouped(row.count))
              }
            }
          }
        }
      }
      if rows.count > Self.limit {
        html.element("p", ["class": "quiet"], text: "and \(Decimals.grouped(rows.count - Self.limit)) more")
      }
    }
  }
}

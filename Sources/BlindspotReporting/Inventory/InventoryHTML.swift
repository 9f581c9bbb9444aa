import BlindspotEncoding
import BlindspotRules

/// The inventory as one self-contained page: a heat map of flows and categories, then tables. It has no script.
struct InventoryHTML {
  let inventory: Inventory
  /// What was not checked, each in a phrase.
  let uncovered: [String]
  let context: ReportContext

  func render() -> [UInt8] {
    var html = HTMLWriter()
    html.openPage(
      titled: "Blindspot inventory", policy: HTMLPage.dossierPolicy, styles: [HTMLPage.style, HTMLPage.dossierStyle])
    html.element("header") { html in
      html.element("p", ["class": "brand"], text: "Blindspot")
      html.element("h1", text: "Inventory of personal data")
      html.element("p", ["class": "headline"], text: inventory.headline(without: uncovered) + ".")
      if let comparison = inventory.comparison {
        html.element("p", ["class": "quiet"], text: comparison.statement)
      }
    }
    html.raw("\n<main>\n")
    InventoryTables(inventory: inventory).write(to: &html)
    InventoryTables.section("Not checked", to: &html) { html in
      guard !uncovered.isEmpty else {
        return html.element("p", text: "Nothing that the exports contain was left out.")
      }
      html.element("ul") { html in for part in uncovered { html.element("li", text: part) } }
    }
    html.closePage(in: context)
    return html.bytes
  }
}

import BlindspotEncoding
import BlindspotRules

/// The heat map and the tables of an inventory as markup that needs no script.
///
/// The page of `blindspot lint` has them for readers without JavaScript; others get those of `report-inventory.js`, which
/// follow the filters.
struct InventoryTables {
  /// The most rows of the heat map and of a table.
  private static let limit = 40

  let inventory: Inventory

  func write(to html: inout HTMLWriter) {
    writeHeatMap(to: &html)
    table("Hot spots", inventory.places.map { ($0.name, $0.files.joined(separator: ", "), $0.count) }, to: &html)
    table("By law", inventory.laws.map { ($0.name, "", $0.count) }, to: &html)
    table("By category", inventory.categories.map { ($0.name, "", $0.count) }, to: &html)
    table("By kind of text", inventory.kinds.map { ($0.name, "", $0.count) }, to: &html)
    if let people = inventory.people {
      table(
        "People (\(Decimals.grouped(people.count)))",
        people.map { ($0.hash, Decimals.count($0.places, "place"), $0.findings) }, to: &html)
    } else {
      Self.section("People", to: &html) { $0.element("p", ["class": "quiet"], text: Inventory.uncountedPeople) }
    }
  }

  /// Writes a table of flows by categories whose cells are darker the more findings they have. The numbers are text, so
  /// that the map does not depend on its colors.
  private func writeHeatMap(to html: inout HTMLWriter) {
    let places = inventory.places.prefix(Self.limit)
    guard !places.isEmpty else { return }
    let categories = inventory.categories.compactMap { Category(rawValue: $0.name) }
    let most = places.flatMap { $0.categories.entries.map(\.count) }.max() ?? 1
    Self.section("Flows and categories", to: &html) { html in
      html.element("div", ["class": "scroll", "tabindex": "0"]) { html in
        html.element("table", ["class": "sheet heat"]) { html in
          html.element("thead") { html in
            html.element("tr") { html in
              html.element("th", ["scope": "col"], text: "Flow or file")
              for category in categories { html.element("th", ["scope": "col"], text: category.rawValue) }
            }
          }
          html.element("tbody") { html in
            for place in places {
              html.element("tr") { html in
                html.element("th", ["scope": "row"]) { $0.element("bdi", text: VisibleText.escaped(place.name)) }
                for category in categories { cell(place.categories[category], of: most, to: &html) }
              }
            }
          }
        }
      }
      writeRest(inventory.places.count - places.count, to: &html)
    }
  }

  private func cell(_ count: Int, of most: Int, to html: inout HTMLWriter) {
    guard count > 0 else { return html.element("td", text: "") }
    // Five steps: a policy without inline styles allows classes only. No cell has more than `most` findings.
    let step = max(1, count * 5 / most)
    html.element("td", ["class": "heat-\(step)"], text: Decimals.grouped(count))
  }

  /// Writes a section with a heading.
  static func section(_ title: String, to html: inout HTMLWriter, _ content: (inout HTMLWriter) -> Void) {
    html.element("section", ["class": "part"]) { html in
      html.element("h2", text: title)
      content(&html)
    }
    html.raw("\n")
  }

  private func table(_ title: String, _ rows: [(name: String, note: String, count: Int)], to html: inout HTMLWriter) {
    guard !rows.isEmpty else { return }
    Self.section(title, to: &html) { html in
      html.element("div", ["class": "scroll", "tabindex": "0"]) { html in
        html.element("table", ["class": "sheet"]) { html in
          html.element("tbody") { html in
            for row in rows.prefix(Self.limit) {
              html.element("tr") { html in
                html.element("td") { $0.element("bdi", text: VisibleText.escaped(row.name)) }
                html.element("td") { $0.element("bdi", text: VisibleText.escaped(row.note)) }
                html.element("td", ["class": "count"], text: Decimals.grouped(row.count))
              }
            }
          }
        }
      }
      writeRest(rows.count - Self.limit, to: &html)
    }
  }

  private func writeRest(_ count: Int, to html: inout HTMLWriter) {
    if count > 0 { html.element("p", ["class": "quiet"], text: "and \(Decimals.grouped(count)) more") }
  }
}

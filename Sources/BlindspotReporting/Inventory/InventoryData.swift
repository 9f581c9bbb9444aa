import BlindspotEncoding
import BlindspotRules

/// The inventory as JSON and as a table for spreadsheets.
struct InventoryData {
  let inventory: Inventory
  /// What was not checked, each in a phrase.
  let uncovered: [String]
  let context: ReportContext

  /// One JSON object with the members of ``JSONReport``, so that a later inventory can be compared with it.
  func json() -> [UInt8] {
    JSONReport(result: inventory.result, context: context).render(finding: { _, _ in }) { json in
      json.object("inventory") { write(to: &$0) }
    }
  }

  private func write(to json: inout JSONWriter) {
    json.member("findings", inventory.count)
    for (name, counts) in [("laws", inventory.laws), ("categories", inventory.categories), ("kinds", inventory.kinds)] {
      json.name(name)
      json.array { json in
        for count in counts {
          json.object { json in
            json.member("name", count.name)
            json.member("count", count.count)
          }
        }
      }
    }
    json.array("places") { json in
      for place in inventory.places {
        json.object { json in
          json.member("name", place.name)
          json.member("files", place.files)
          json.member("count", place.count)
          json.object("categories") { json in
            for category in Category.allCases {
              let count = place.categories[category]
              guard count > 0 else { continue }
              json.name(category.rawValue)
              json.element(count)
            }
          }
        }
      }
    }
    json.member("people", inventory.people?.count)
    if let comparison = inventory.comparison {
      json.object("comparison") { json in
        json.member("new", comparison.new)
        json.member("fixed", comparison.fixed)
        json.member("remaining", comparison.remaining)
      }
    }
    json.member("uncovered", uncovered)
  }

  /// A table (RFC 4180) with a row for each count.
  func csv() -> [UInt8] {
    var out = CSVWriter(nil)
    func row(_ table: String, _ name: String, _ column: String, _ count: Int?) {
      out.text(table)
      out.text(name)
      out.text(column.isEmpty ? nil : column)
      out.number(count)
      out.endRow()
    }
    out.cells("table,name,column,count")
    out.endRow()
    row("total", "findings", "", inventory.count)
    for (table, counts) in [("law", inventory.laws), ("category", inventory.categories), ("kind", inventory.kinds)] {
      for count in counts { row(table, count.name, "", count.count) }
    }
    for place in inventory.places {
      row("place", place.name, "", place.count)
      for category in Category.allCases {
        let count = place.categories[category]
        if count > 0 { row("heat", place.name, category.rawValue, count) }
      }
    }
    if let people = inventory.people {
      row("total", "people", "", people.count)
      for person in people { row("person", person.hash, "", person.findings) }
    }
    if let comparison = inventory.comparison {
      row("compared", "new", "", comparison.new.count)
      row("compared", "fixed", "", comparison.fixed)
      row("compared", "remaining", "", comparison.remaining)
    }
    for part in uncovered { row("not-checked", part, "", nil) }
    return out.bytes
  }
}

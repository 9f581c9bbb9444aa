import BlindspotEncoding
import BlindspotRules

/// The inventory as plain text and as Markdown: the same tables in two layouts.
struct InventoryText {
  /// The most rows of a table; the last line counts the others.
  private static let limit = 20

  let inventory: Inventory
  /// What was not checked, each in a phrase.
  let uncovered: [String]
  let isMarkdown: Bool

  func render() -> [UInt8] {
    var out = ByteWriter()
    let title = "Inventory of personal data"
    out.line(isMarkdown ? "# " + title : title)
    if !isMarkdown { out.line(String(repeating: "=", count: title.count)) }
    out.line()
    out.line(words(inventory.headline(without: uncovered) + "."))
    if let comparison = inventory.comparison {
      out.line(comparison.statement)
    }
    table("Hot spots", inventory.places.map { ($0.count, $0.name, $0.files.joined(separator: ", ")) }, to: &out)
    table("By law", inventory.laws.map { ($0.count, $0.name, "") }, to: &out)
    table("By category", inventory.categories.map { ($0.count, $0.name, "") }, to: &out)
    table("By kind of text", inventory.kinds.map { ($0.count, $0.name, "") }, to: &out)
    if let people = inventory.people {
      table(
        "People (\(Decimals.grouped(people.count)))",
        people.map { ($0.findings, $0.hash, "in " + Decimals.count($0.places, "place")) }, to: &out)
    } else {
      heading("People", to: &out)
      out.line(Inventory.uncountedPeople)
    }
    heading("Not checked", to: &out)
    if uncovered.isEmpty { out.line("Nothing that the exports contain was left out.") }
    for part in uncovered { out.line("- " + words(part)) }
    return out.bytes
  }

  private func table(_ title: String, _ rows: [(count: Int, name: String, note: String)], to out: inout ByteWriter) {
    guard !rows.isEmpty else { return }
    heading(title, to: &out)
    if isMarkdown {
      out.line("| Findings | Name | |")
      out.line("| ---: | --- | --- |")
    }
    for row in rows.prefix(Self.limit) {
      let count = Decimals.grouped(row.count)
      if isMarkdown {
        out.line(
          "| \(count) | \(MarkdownText.code(row.name)) | \(row.note.isEmpty ? "" : MarkdownText.words(row.note)) |")
      } else {
        let pad = String(repeating: " ", count: max(0, 8 - count.count))
        out.line(pad + count + "  " + words(row.name) + (row.note.isEmpty ? "" : "  (" + words(row.note) + ")"))
      }
    }
    if rows.count > Self.limit {
      out.line()
      out.line("and \(Decimals.grouped(rows.count - Self.limit)) more")
    }
  }

  private func heading(_ title: String, to out: inout ByteWriter) {
    out.line()
    out.line(isMarkdown ? "## " + title : title)
    if !isMarkdown { out.line(String(repeating: "-", count: title.count)) }
    if isMarkdown { out.line() }
  }

  private func words(_ text: String) -> String { isMarkdown ? MarkdownText.words(text) : VisibleText.escaped(text) }
}

extension Inventory {
  /// Returns the outcome in one sentence without a full stop.
  ///
  /// - Parameter uncovered: what was not checked.
  func headline(without uncovered: [String]) -> String {
    let copies = places.reduce(0) { $0 + $1.files.count - 1 }
    var text =
      "\(Decimals.count(count, "finding")) in \(Decimals.count(places.count, "flow or file", plural: "flows and files"))"
      + " of \(result.summary.scope)"
    if copies > 0 {
      text += "; \(Decimals.count(copies, "copy", plural: "copies")) of flows in other formats not counted"
    }
    return text + (uncovered.isEmpty ? "" : "; " + Decimals.count(uncovered.count, "part") + " not checked")
  }
}

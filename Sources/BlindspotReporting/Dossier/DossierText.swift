import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// The dossier as plain text: readable in any editor, and without a terminal.
struct DossierText {
  let content: DossierContent
  let context: ReportContext

  func render() -> [UInt8] {
    var out = ByteWriter()
    out.line(content.title)
    out.line(String(repeating: "=", count: DisplayWidth.of(content.title)))
    out.line()
    for fact in content.facts { write(fact.value, after: fact.name, indent: 12, to: &out) }
    out.line()
    paragraph(content.conclusion + ".", to: &out)
    for person in content.people { write(person, to: &out) }
    if !context.isQuiet {
      writeCoverage(to: &out)
      heading("Check list", to: &out)
      for task in content.tasks { paragraph("[ ] " + task, indent: 4, to: &out) }
      out.line()
      out.line("Name: ____________________  Date: ____________  Signature: ____________________")
    }
    return out.bytes
  }

  private func write(_ person: DossierContent.Person, to out: inout ByteWriter) {
    heading(content.heading(of: person), to: &out)
    for identifier in person.identifiers {
      paragraph("\(identifier.kind): \(identifier.value ?? identifier.masked)", indent: 2, to: &out)
      if let hash = identifier.hash { out.line("  hash \(hash)") }
      if context.isQuiet { continue }
      for spelling in identifier.spellings {
        paragraph("  \(spelling.certainty.name): \(spelling.form) (\(spelling.example))", indent: 6, to: &out)
      }
    }
    for (certainty, items) in person.findings {
      heading(DossierContent.heading(of: certainty, items.count), to: &out)
      for item in items { write(item, to: &out) }
    }
  }

  private func write(_ item: DossierContent.Item, to out: inout ByteWriter) {
    paragraph("\(item.finding.masked.string): \(item.finding.reason.string)", indent: 2, to: &out)
    if let value = item.finding.value { write(value, after: "  value", indent: 12, to: &out) }
    write(item.place, after: "  place", indent: 12, to: &out)
    write(DossierContent.location(of: item.finding), after: "  file", indent: 12, to: &out)
    if !item.ids.isEmpty { write(item.ids, after: "  ids", indent: 12, to: &out) }
    write(item.action.text + ".", after: "  action", indent: 12, to: &out)
    if let link = item.action.link { write(link, after: "  link", indent: 12, to: &out) }
    if !item.law.isEmpty { write(item.law, after: "  law", indent: 12, to: &out) }
    out.line()
  }

  private func writeCoverage(to out: inout ByteWriter) {
    heading("Searched", to: &out)
    for input in content.result.coverage.inputs where input.format != nil {
      paragraph("\(input.file): \(DossierContent.state(of: input))", indent: 2, to: &out)
      out.line("  SHA-256 \(input.sha256)")
    }
    heading("Not searched", to: &out)
    if content.uncovered.isEmpty { out.line("Nothing that the exports contain was left out.") }
    for part in content.uncovered { paragraph("- " + part, indent: 2, to: &out) }
  }

  private func heading(_ text: String, to out: inout ByteWriter) {
    out.line()
    out.line(VisibleText.escaped(text))
    out.line(String(repeating: "-", count: DisplayWidth.of(text)))
  }

  private func paragraph(_ text: String, indent: Int = 0, to out: inout ByteWriter) {
    let leading = String(text.prefix { $0 == " " })
    for (index, line) in TextWrapping.lines(VisibleText.escaped(text), width: max(context.width - indent, 24))
      .enumerated()
    {
      out.line((index == 0 ? leading : String(repeating: " ", count: indent)) + line)
    }
  }

  private func write(_ text: String, after name: String, indent: Int, to out: inout ByteWriter) {
    let lines = TextWrapping.lines(VisibleText.escaped(text), width: max(context.width - indent, 24))
    for (index, line) in lines.enumerated() {
      let label = index == 0 ? name : ""
      out.line(label + String(repeating: " ", count: max(1, indent - label.count)) + line)
    }
  }
}

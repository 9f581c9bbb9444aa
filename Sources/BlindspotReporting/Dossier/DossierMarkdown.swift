import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// The dossier in GitHub Flavored Markdown.
struct DossierMarkdown {
  let content: DossierContent
  let context: ReportContext

  func render() -> [UInt8] {
    var out = ByteWriter()
    out.line("# " + content.title)
    out.line()
    out.line("**\(MarkdownText.words(content.conclusion)).**")
    table(["Request", ""], content.facts.map { [$0.name, MarkdownText.words($0.value)] }, to: &out)
    for person in content.people { write(person, to: &out) }
    section("Searched", to: &out)
    table(
      ["File", "Export", "SHA-256"],
      content.result.coverage.inputs.filter { $0.format != nil }.map {
        [MarkdownText.code($0.file), MarkdownText.words(DossierContent.state(of: $0)), MarkdownText.code($0.sha256)]
      }, to: &out)
    section("Not searched", to: &out)
    if content.uncovered.isEmpty { out.line("Nothing that the exports contain was left out.") }
    for part in content.uncovered { out.line("- " + MarkdownText.words(part)) }
    section("Check list", to: &out)
    for task in content.tasks { out.line("- [ ] " + MarkdownText.words(task)) }
    out.line()
    out.line("Name: \\_\\_\\_\\_ Date: \\_\\_\\_\\_ Signature: \\_\\_\\_\\_")
    out.line()
    out.line("<sub>blindspot \(MarkdownText.words(context.toolVersion)). Values are masked.</sub>")
    return out.bytes
  }

  private func write(_ person: DossierContent.Person, to out: inout ByteWriter) {
    section(content.heading(of: person), to: &out)
    table(
      ["Identifier", "Masked", "Keyed hash", "Searched as"],
      person.identifiers.map { identifier in
        let forms = identifier.spellings.map { "\($0.certainty.name): \($0.form) (\($0.example))" }
        return [
          identifier.kind, MarkdownText.code(identifier.masked), identifier.hash.map(MarkdownText.code) ?? "no key",
          forms.map(MarkdownText.words).joined(separator: "<br>"),
        ]
      }, to: &out)
    for (certainty, items) in person.findings {
      section(DossierContent.heading(of: certainty, items.count), to: &out)
      table(
        ["Done", "Found", "Place", "Action", "File"],
        items.prefix(DossierContent.pageLimit).map { item in
          let action = MarkdownText.words(item.action.text + ".") + (item.action.link.map { " <\($0)>" } ?? "")
          let ids = item.ids.isEmpty ? "" : " " + MarkdownText.code(item.ids)
          return [
            "☐", MarkdownText.code(item.finding.masked.string) + " " + MarkdownText.words(item.finding.reason.string),
            MarkdownText.words(item.place) + ids, action, MarkdownText.code(DossierContent.location(of: item.finding)),
          ]
        }, to: &out)
      if let rest = DossierContent.rest(of: items) { out.line("\n" + rest) }
    }
  }

  private func section(_ title: String, to out: inout ByteWriter) {
    out.line()
    out.line("## " + MarkdownText.words(title))
    out.line()
  }

  private func table(_ header: [String], _ rows: [[String]], to out: inout ByteWriter) {
    guard !rows.isEmpty else { return }
    out.line()
    out.line("| " + header.joined(separator: " | ") + " |")
    out.line("|" + String(repeating: " --- |", count: header.count))
    for row in rows { out.line("| " + row.joined(separator: " | ") + " |") }
  }
}

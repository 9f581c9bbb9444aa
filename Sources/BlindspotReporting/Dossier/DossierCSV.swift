import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// The dossier as a table for spreadsheets (RFC 4180): one row for each fact, identifier, finding, input, part that was not
/// searched, and task.
struct DossierCSV {
  let content: DossierContent

  private static let header = [
    "record", "person", "class", "name", "value", "hash", "place", "file", "line", "column", "flowId", "flowType",
    "actionId",
    "trackingId", "userId", "resource", "link", "action", "law", "fingerprint",
  ]

  func render() -> [UInt8] {
    var out = CSVWriter(nil)
    for name in Self.header { out.word(name) }
    out.endRow()
    for fact in content.facts { row(["record": "request", "name": fact.name, "value": fact.value], to: &out) }
    row(["record": "conclusion", "value": content.conclusion], to: &out)
    for person in content.people {
      let number = String(person.number + 1)
      for identifier in person.identifiers {
        row(
          [
            "record": "identifier", "person": number, "name": identifier.kind, "value": identifier.masked,
            "hash": identifier.hash ?? "",
          ],
          to: &out)
        for spelling in identifier.spellings {
          row(
            [
              "record": "spelling", "person": number, "class": spelling.certainty.name, "name": spelling.form,
              "value": spelling.example,
            ], to: &out)
        }
      }
      for item in person.findings.flatMap(\.items) { write(item, person: number, to: &out) }
    }
    for input in content.result.coverage.inputs {
      row(
        ["record": "input", "name": DossierContent.state(of: input), "hash": input.sha256, "file": input.file], to: &out
      )
    }
    for part in content.uncovered { row(["record": "not-searched", "value": part], to: &out) }
    for task in content.tasks { row(["record": "task", "value": task], to: &out) }
    return out.bytes
  }

  private func write(_ item: DossierContent.Item, person: String, to out: inout CSVWriter) {
    let ids = FindingIDs(item.finding.field)
    row(
      [
        "record": "finding", "person": person, "class": item.finding.match?.certainty.name ?? "",
        "name": item.finding.reason.string, "value": item.finding.masked.string, "place": item.place,
        "file": item.finding.location.file, "line": item.finding.location.start.map { "\($0.line)" } ?? "",
        "column": item.finding.location.start.map { "\($0.column)" } ?? "", "flowId": ids.value(of: "flow") ?? "",
        "flowType": ids.value(of: "flowType") ?? "", "actionId": ids.value(of: "action") ?? "",
        "trackingId": ids.trackingID.map { "\($0)" } ?? "", "userId": ids.value(of: "user") ?? "",
        "resource": ids.value(of: "resource") ?? "", "link": item.action.link ?? "", "action": item.action.text,
        "law": item.law, "fingerprint": item.finding.fingerprint,
      ], to: &out)
  }

  private func row(_ cells: [String: String], to out: inout CSVWriter) {
    for name in Self.header { out.text(cells[name].flatMap { $0.isEmpty ? nil : $0 }) }
    out.endRow()
  }
}

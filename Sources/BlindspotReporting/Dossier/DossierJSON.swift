import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// The dossier as one JSON object: the members of ``JSONReport``, version 1, and those of the dossier.
struct DossierJSON {
  let content: DossierContent
  let context: ReportContext

  func render() -> [UInt8] {
    JSONReport(result: content.result, context: context).render { finding, json in
      guard finding.match != nil else { return }
      let action = DossierAction(finding, for: content.dossier.request)
      json.member("action", action.text)
      json.member("link", action.link)
    } more: { json in
      json.object("request") { writeRequest(to: &$0) }
      json.array("people") { json in for person in content.people { json.object { write(person, to: &$0) } } }
      json.member("conclusion", content.conclusion)
      json.member("uncovered", content.uncovered)
      json.member("tasks", content.tasks)
    }
  }

  private func writeRequest(to json: inout JSONWriter) {
    let request = content.dossier.request
    json.member("reference", request.reference)
    json.member("received", request.received?.description)
    json.member("searched", content.dossier.searched?.description)
    json.member("law", request.statute?.rawValue)
    json.member("demand", request.demand?.rawValue)
    json.member("region", request.region?.domain)
    json.array("rights") { json in
      for right in request.rights {
        json.object { json in
          json.member("law", right.statute.rawValue)
          json.member("demand", right.demand.rawValue)
          json.member("citation", right.citation)
          json.member("period", right.period)
          json.member("deadline", request.received.map { right.deadline(after: $0).description })
        }
      }
    }
  }

  private func write(_ person: DossierContent.Person, to json: inout JSONWriter) {
    json.array("identifiers") { json in
      for identifier in person.identifiers {
        json.object { json in
          json.member("kind", identifier.kind)
          json.member("masked", identifier.masked)
          json.member("hash", identifier.hash)
          if let value = identifier.value { json.member("normal", value) }
          json.array("spellings") { json in
            for spelling in identifier.spellings {
              json.object { json in
                json.member("class", spelling.certainty.name)
                json.member("form", spelling.form)
                json.member("example", spelling.example)
              }
            }
          }
        }
      }
    }
    json.object("findings") { json in
      for certainty in MatchClass.allCases.reversed() {
        json.name(certainty.name)
        json.element(person.findings.first { $0.certainty == certainty }?.items.count ?? 0)
      }
    }
  }
}

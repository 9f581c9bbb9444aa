import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// The dossier as one self-contained page without scripts, for the screen and for paper.
struct DossierHTML {
  /// The number of findings that a browser lays out at once. One block for each would make printing slow.
  private static let blockSize = 50

  let content: DossierContent
  let context: ReportContext

  func render() -> [UInt8] {
    var html = HTMLWriter()
    html.openPage(
      titled: "Blindspot dossier", policy: HTMLPage.dossierPolicy, styles: [HTMLPage.style, HTMLPage.dossierStyle])
    writeHeader(to: &html)
    html.raw("<main>\n")
    for person in content.people { write(person, to: &html) }
    writeCoverage(to: &html)
    writeTasks(to: &html)
    html.closePage(in: context)
    return html.bytes
  }

  private func writeHeader(to html: inout HTMLWriter) {
    html.element("header") { html in
      html.element("p", ["class": "brand"], text: "Blindspot")
      html.element("h1", text: content.title)
      html.element("p", ["class": "headline"], text: content.conclusion + ".")
      html.element("dl", ["class": "tiles"]) { html in
        for (certainty, style) in [(MatchClass.certain, "error"), (.likely, "warning"), (.possible, "note")] {
          html.tile(certainty.name.capitalizedFirst, content.count(certainty), style)
        }
        html.tile("Not searched", content.uncovered.count, "error")
      }
      html.element("dl", ["class": "request"]) { html in
        for fact in content.facts { self.fact(fact.name, fact.value, to: &html) }
      }
    }
    html.raw("\n")
  }

  // MARK: People

  private func write(_ person: DossierContent.Person, to html: inout HTMLWriter) {
    html.element("section", ["class": "part"]) { html in
      html.element("h2", text: content.heading(of: person))
      table(["Identifier", "Masked", "Keyed hash", "Searched as"], to: &html) { html in
        for identifier in person.identifiers {
          html.element("tr") { html in
            html.element("td", text: identifier.kind)
            html.element("td") { $0.element("code", text: identifier.masked) }
            html.element("td") { $0.element("code", ["class": "hash"], text: identifier.hash ?? "no key") }
            html.element("td") { html in
              html.element("ul", ["class": "forms"]) { html in
                for spelling in identifier.spellings {
                  html.element("li", text: "\(spelling.certainty.name): \(spelling.form) (\(spelling.example))")
                }
              }
            }
          }
        }
      }
    }
    html.raw("\n")
    for (certainty, items) in person.findings {
      html.element("section", ["class": "part"]) { html in
        html.element("h2", text: DossierContent.heading(of: certainty, items.count))
        let listed = items.prefix(DossierContent.pageLimit)
        for start in stride(from: 0, to: listed.count, by: Self.blockSize) {
          let block = listed[start..<min(start + Self.blockSize, listed.count)]
          // The last block is laid out always, since the style estimates the height of full ones.
          html.element("div", ["class": block.count == Self.blockSize ? "items" : nil]) { html in
            for item in block { write(item, certainty, to: &html) }
          }
        }
        if let rest = DossierContent.rest(of: items) { html.element("p", ["class": "quiet"], text: rest) }
      }
      html.raw("\n")
    }
  }

  private func write(_ item: DossierContent.Item, _ certainty: MatchClass, to html: inout HTMLWriter) {
    html.raw("\n")
    html.element("article", ["class": "item \(certainty.name)"]) { html in
      html.element("h3") { html in
        html.element("label") { html in
          html.raw("<input type=\"checkbox\">")
          html.text("\(item.finding.masked.string): \(item.finding.reason.string)")
        }
      }
      html.element("dl") { html in
        fact("Place", item.place, to: &html)
        html.element("div") { html in
          html.element("dt", text: "Action")
          html.element("dd") { html in
            html.text(item.action.text + ". ")
            if let link = item.action.link {
              html.element("a", ["href": link, "rel": "noreferrer"], text: link)
            }
          }
        }
        fact("Ids", item.ids, to: &html)
        fact("File", DossierContent.location(of: item.finding), to: &html)
        fact("Law", item.law, to: &html)
      }
    }
  }

  // MARK: Coverage and tasks

  private func writeCoverage(to html: inout HTMLWriter) {
    html.element("section", ["class": "part"]) { html in
      html.element("h2", text: "Not searched")
      if content.uncovered.isEmpty {
        html.element("p", text: "Nothing that the exports contain was left out.")
      } else {
        html.element("ul") { html in for part in content.uncovered { html.element("li", text: part) } }
      }
    }
    html.raw("\n")
    html.element("section", ["class": "part"]) { html in
      html.element("h2", text: "Searched")
      table(["File", "Export", "SHA-256"], to: &html) { html in
        for input in content.result.coverage.inputs where input.format != nil {
          html.element("tr") { html in
            html.element("td") { $0.element("bdi", text: VisibleText.escaped(input.file)) }
            html.element("td", text: DossierContent.state(of: input))
            html.element("td") { $0.element("code", ["class": "hash"], text: input.sha256) }
          }
        }
      }
    }
    html.raw("\n")
  }

  private func writeTasks(to html: inout HTMLWriter) {
    html.element("section", ["class": "part start"]) { html in
      html.element("h2", text: "Check list")
      html.element("ol", ["class": "tasks"]) { html in
        for task in content.tasks {
          html.element("li") { html in
            html.element("label") { html in
              html.raw("<input type=\"checkbox\">")
              html.text(task)
            }
          }
        }
      }
      html.element("div", ["class": "signature"]) { html in
        for name in ["Name", "Date", "Signature"] { html.element("p", text: name) }
      }
    }
    html.raw("\n")
  }

  private func table(_ header: [String], to html: inout HTMLWriter, _ rows: (inout HTMLWriter) -> Void) {
    html.element("div", ["class": "scroll", "tabindex": "0"]) { html in
      html.element("table", ["class": "sheet"]) { html in
        html.element("thead") { html in
          html.element("tr") { html in for name in header { html.element("th", ["scope": "col"], text: name) } }
        }
        html.element("tbody") { html in rows(&html) }
      }
    }
  }

  private func fact(_ name: String, _ text: String, to html: inout HTMLWriter) {
    guard !text.isEmpty else { return }
    html.element("div") { html in
      html.element("dt", text: name)
      html.element("dd", text: text)
    }
  }
}

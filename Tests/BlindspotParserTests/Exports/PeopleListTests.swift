import BlindspotParser
import Testing

/// People lists in CSV, with the people and the fields that each must yield.
@Suite struct PeopleListTests {
  @Test(arguments: ReaderCase.load("people-lists.txt")) func `a people list is read by its header`(
    example: ReaderCase
  ) {
    #expect(outline(of: example.text, named: "people.csv") == example.outline)
    // Without the extension, a list is recognized by its header.
    #expect(outline(of: example.text, named: "people") == example.outline)
  }

  private func outline(of text: String, named name: String) -> String {
    let file = SourceFile(name: name, bytes: Array(text.utf8))
    guard case .export(let export) = ExportReader.read(file, options: ReadOptions(readsExtended: true)) else {
      return "not an export"
    }
    var lines: [String] = []
    for (number, document) in export.documents.enumerated() {
      lines += document.containers.map { person in
        let parts = [document.name(of: person), document.identifier(of: person)]
        return "\(person.kind.rawValue) \(parts.map { $0 ?? "-" }.joined(separator: ", "))"
      }
      lines += document.fields.map { field in
        "\(field.kind.rawValue) \(document.path(of: field, number: number)) \(document.text(of: field))"
      }
    }
    return (lines + export.problems.map { "! \($0.code.rawValue)" }).joined(separator: "\n")
  }
}

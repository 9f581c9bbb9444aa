import BlindspotParser
import Testing

@Suite struct ExportPagesTests {
  /// A listing of invented people that is longer than a page.
  private static let users = (0..<1300).map { number in
    """
    {"id": "00000000-0000-4000-9000-\(100_000_000_000 + number)", "name": "Zo\\u00eb Probe \(number)", "state": "active",
     "email": "probe\(number)@example.com", "primaryContactInfo": [{"address": "+1212555\(1000 + number)"}]}
    """
  }
  .joined(separator: ",\n")

  private func people(of documents: [ExportDocument]) -> [String] {
    documents.flatMap { document in
      document.containers.filter { $0.kind == .person }.map { person in
        var values: [String] = []
        for (_, value) in document.document.entries(of: person.node) {
          values.append(document.document.string(document.document.slice(of: value)))
        }
        return (document.name(of: person) ?? "") + values.joined(separator: "|")
      }
    }
  }

  @Test(arguments: [
    "{\"entities\": [\(users)], \"pageSize\": 1300, \"selfUri\": \"/api/v2/users\"}", "[\(users)]",
    "{\"\\u0061\": \"\\u00e4\", \"entities\": [\(users)]}\n{\"entities\": [\(users)]}", "{\"results\": [\(users)]}",
    "{\"entities\": [\(users)], \"entities\": [{\"id\": \"1\", \"name\": \"Nobody Else\", \"email\": \"x\"}]}",
    "{\"entities\": [\(users), {\"id\": \"1\", \"name\": \"No user\"}]}", "[[\"entities\", [\(users)]]]",
    "{\"entities\": 1, \"entities\": [\(users)]}", "{\"entities\": [\(users)], \"flowSequenceItemList\": []}",
    "[\(users), {\"flowSequenceItemList\": []}]", "{\"entities\": [\(users)", "{\"entities\": [\(users)]} {",
    "{\"entities\": [{\"id\": \"1\", \"name\": \"A B\"}, \(users)], \"selfUri\": \"/api/v2/users\"}", "",
    "name: no JSON",
  ])
  func `pages have the same people as the whole file, or are rejected`(_ text: String) {
    let file = SourceFile(name: "users.json", bytes: Array(text.utf8))
    var pages: [ParsedExport] = []
    guard ExportReader.readPages(of: file, options: ReadOptions(), { pages.append($0) }) else { return }
    guard case .export(let whole) = ExportReader.read(file) else {
      #expect(pages.isEmpty)
      return
    }
    #expect(people(of: pages.flatMap(\.documents)) == people(of: whole.documents))
    #expect(pages.allSatisfy { $0.format == whole.format })
  }

  @Test func `a long listing is read in small pages`() {
    let file = SourceFile(name: "users.json", bytes: Array("{\"entities\": [\(Self.users)]}".utf8))
    var sizes: [Int] = []
    #expect(
      ExportReader.readPages(of: file, options: ReadOptions()) { page in
        sizes += page.documents.map(\.document.nodes.count)
      })
    #expect(sizes.count > 1)
    #expect(sizes.allSatisfy { $0 < 20_000 })
  }

  @Test func `the limit on nodes counts the nodes of all pages`() {
    let file = SourceFile(name: "users.json", bytes: Array("{\"entities\": [\(Self.users)]}".utf8))
    var options = ReadOptions()
    options.limits.json.expandedNodes = 17_500
    #expect(!ExportReader.readPages(of: file, options: options) { _ in })
  }

  @Test func `removed people leave no bytes`() {
    var people = KnownPeople()
    func add(_ name: String) {
      people.add(.phone, "212 555 0100".utf8.span)
      people.add(.name, name.utf8.span)
      people.add(.name, name.utf8.span)
      people.finishPerson()
    }
    add("Ada Probe")
    let bytes = people.bytes
    add("Zoë Probe")
    people.add(.profile, "00000000-0000".utf8.span)
    people.finishPerson()
    #expect(people.count == 2)
    people.truncate(1)
    #expect(people.count == 1)
    #expect(people.bytes == bytes)
    #expect(people.details(of: 0).map(\.kind) == [.name, .phone])
    #expect(people.label(of: 0) == "Directory profile no. 1")
  }
}

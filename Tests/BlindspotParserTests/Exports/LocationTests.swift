import BlindspotParser
import Testing

/// Positions, byte ranges and breadcrumbs of fields.
@Suite struct LocationTests {
  private static let flow = """
    inboundCall:
      name: Recall line
      states:
        - state:
            name: Opening
            refId: s-1
            actions:
              - playAudio:
                  audio: {exp: "Append(ToAudioTTS(\\"Hi\\\\nAna\\"), Task.x)"}
    """

  private func document(_ text: String, named name: String = "flow.yaml") throws -> ExportDocument {
    try #require(try ExportReader.read(Array(text.utf8), named: name).documents.first)
  }

  @Test func `a field has a position, a range and a breadcrumb`() throws {
    let document = try document(Self.flow)
    let field = try #require(document.fields.first { $0.kind == .stateName })
    let location = try #require(document.location(of: field))
    #expect([location.line, location.column, location.end.line, location.end.column] == [5, 15, 5, 22])
    #expect(document.range(of: field) == location.range)
    let bytes = Array(Self.flow.utf8)
    #expect(String(decoding: bytes[location.range.start..<location.range.end], as: UTF8.self) == "Opening")
    #expect(document.breadcrumb(of: field).map(\.kind) == [.flow, .state])
    #expect(document.breadcrumb(of: field).map(\.name) == ["Recall line", "Opening"])
    #expect(document.breadcrumb(of: field).map(\.identifier) == [nil, "s-1"])
  }

  @Test func `a range in a text with escapes has the position of its own bytes`() throws {
    let document = try document(Self.flow)
    let field = try #require(document.fields.first { $0.kind == .tts })
    #expect(document.text(of: field) == "Hi\nAna")
    let location = try #require(document.location(of: TextRange(start: 3, end: 6), in: field))
    let bytes = Array(Self.flow.utf8)
    #expect(String(decoding: bytes[location.range.start..<location.range.end], as: UTF8.self) == "Ana")
    #expect(location.line == 9)
  }

  @Test func `documents of one file have positions in the file`() throws {
    let text = "inboundCall:\n  name: One\n  states: []\n---\ninboundCall:\n  name: Two\n  states: []\n"
    let export = try ExportReader.read(Array(text.utf8), named: "flow.yaml")
    let lines = export.documents.flatMap { document in document.fields.map { document.location(of: $0)?.line } }
    #expect(lines == [2, 6])
  }

  @Test func `the title of a kind is words`() {
    #expect(Container.Kind.allCases.allSatisfy { !$0.title.contains("-") })
    #expect(Container.Kind.choice.title == "menu choice")
  }
}

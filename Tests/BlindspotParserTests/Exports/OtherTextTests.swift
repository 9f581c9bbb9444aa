import BlindspotParser
import Testing

/// Texts of keys that no shape knows.
@Suite struct OtherTextTests {
  /// Values under a new key of a flow that are read.
  private static let typed = [
    "Written by Nora", "Nora", "Nora Lind", "nora@example.com", "Nora_Lind", "Nora-Lind", "Ask Nora (extension 12)",
    "Änne", "O'Hara", "+1 212 555 0187 Nora", "call Nora",
  ]

  /// Values under a new key of a flow that are not typed text.
  private static let machine = [
    "", "a", "12", "2024-01-01", "2024-01-01T10:00:00Z", "00000000-0000-4000-8000-000000000001", "en-us", "active",
    "ACTIVE", "IN_PROGRESS", "inProgress", "InProgress", "https://example.com/nora", "/api/v2/flows/1", "Flow.name",
    "Flow.count + 1", "ToString(Flow.name) + 1", "${var.name}", "{{name}}", "^[0-9]+$", "application/json", "flow.yaml",
    "P0D0H0M5S0F", "Success", "Not Found", "Case 12", "#ff0000", "[1, 2]", "<p>",
  ]

  @Test func `a text under an unknown key is read on request`() throws {
    for text in Self.typed { #expect(try texts("newKey", text) == [text], "\(text)") }
    #expect(try texts("newKey", "Written by Nora", extended: false) == [])
  }

  @Test func `identifiers, constants, dates, addresses and expressions are not read`() throws {
    for text in Self.machine { #expect(try texts("newKey", text) == [], "\(text)") }
  }

  @Test func `keys of identifiers, settings and copies are excluded`() throws {
    for key in [
      "id", "ownerId", "selfUri", "type", "lineType", "language", "created", "dateModifiedTime", "config", "manifest",
      "metaData", "clientSecret", "email", "phone_work", "taskName", "checkedInVersion",
    ] {
      #expect(try texts(key, "Written by Nora") == [], "\(key)")
    }
  }

  private func texts(_ key: String, _ text: String, extended: Bool = true) throws -> [String] {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    let flow = #"{"name": "Main", "flowSequenceItemList": [{"\#(key)": "\#(escaped)"}]}"#
    let export = try ExportReader.read(
      Array(flow.utf8), named: "flow.json", options: ReadOptions(readsExtended: extended))
    return export.documents.flatMap { document in
      document.fields.filter { $0.kind == .otherText }.map { document.text(of: $0) }
    }
  }
}

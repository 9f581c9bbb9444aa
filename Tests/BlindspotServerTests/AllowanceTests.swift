import BlindspotServer
import Foundation
import TestSupport
import Testing

@Suite struct AllowanceTests {
  private static let abilities =
    "{\"textDocument\":{\"codeAction\":{\"codeActionLiteralSupport\":{}}},"
    + "\"workspace\":{\"workspaceEdit\":{\"documentChanges\":true,\"resourceOperations\":[\"create\"]}}}"

  /// A configuration, a flow name with one finding, and the configuration with the allowed value; nil if no change is offered.
  @Test(
    arguments: [
      ("", "Ask Dana Whitfield", "allow:\n  people:\n    - \"Dana Whitfield\"\n"),
      ("rules: {}\n", "Call 212-555-0143", "rules: {}\nallow:\n  lines:\n    - 212-555-0143\n"),
      ("# Ours\n", "Write to m.d@example.com", "# Ours\nallow:\n  texts:\n    - \"m.d@example.com\"\n"),
      (
        "allow: # ours\n  texts: [x]\n", "Ask Dana Whitfield",
        "allow: # ours\n  people:\n    - \"Dana Whitfield\"\n  texts: [x]\n"
      ),
      ("allow:\n    people: [Ann Lee]\n", "Ask Dana Whitfield", "allow:\n    people: [Ann Lee, \"Dana Whitfield\"]\n"),
      (
        "allow:\n  people: # ours\n  - Ann Lee # her\nrules: {}", "Ask Dana Whitfield",
        "allow:\n  people: # ours\n  - Ann Lee # her\n  - \"Dana Whitfield\"\nrules: {}"
      ),
      ("allow:\r\n", "Ask Dana Whitfield", "allow:\r\n  people:\r\n    - \"Dana Whitfield\"\r\n"),
      ("allow:\n  people:\n", "Ask Dana Whitfield", "allow:\n  people:\n    - \"Dana Whitfield\"\n"),
      ("allow: {texts: [x]}\n", "Ask Dana Whitfield", nil), ("{rules: {}}\n", "Ask Dana Whitfield", nil),
    ] as [(String, String, String?)])
  func `an allowed value is added where the configuration has a place for it`(
    configuration: String, name: String, expected: String?
  ) throws {
    let folder = try TemporaryFolder()
    var client = Client(in: folder, capabilities: Self.abilities)
    client.open("a.yaml", "inboundCall:\n  name: \(name)\n")
    if !configuration.isEmpty { client.open(".blindspot.yml", configuration) }
    client.request(
      "textDocument/codeAction",
      "{\"textDocument\":{\"uri\":\"\(client.root)/a.yaml\"},\"range\":{\"start\":{\"line\":1,\"character\":0},"
        + "\"end\":{\"line\":2,\"character\":0}},\"context\":{\"diagnostics\":[]}}")
    client.finish()
    let actions = client.run().result(of: 2) as? [[String: Any]] ?? []
    let action = actions.first { ($0["title"] as? String)?.hasPrefix("Allow ") == true }
    let changes = (action?["edit"] as? [String: Any])?["documentChanges"] as? [[String: Any]]
    #expect((action?["title"] as? String)?.contains(name.split(separator: " ").last ?? "") != true)
    let edit = (changes?.last?["edits"] as? [[String: Any]])?.first
    #expect((edit == nil) == (expected == nil))
    guard let edit, let expected else { return }
    let range = edit["range"] as? [String: [String: Int]]
    var buffer = TextBuffer(Array(configuration.utf8))
    func offset(_ place: String) -> Int {
      buffer.offset(
        of: Position(line: range?[place]?["line"] ?? 0, character: range?[place]?["character"] ?? 0), in: .utf16)
    }
    buffer.replace(offset("start")..<offset("end"), with: Array((edit["newText"] as? String ?? "").utf8))
    #expect(String(decoding: buffer.bytes, as: UTF8.self) == expected)
  }
}

import BlindspotServer
import Foundation
import TestSupport
import Testing

@Suite struct HostileMessageTests {
  private enum Files: FixtureFolder {
    static let folder = beside(#filePath)
  }

  /// Returns the bytes that a row describes.
  private static func bytes(_ text: String) -> [UInt8] {
    var text = text
    while let start = text.range(of: "‹"), let end = text.range(of: "›"),
      case let parts = text[start.upperBound..<end.lowerBound].split(separator: "×"), let count = Int(parts[0])
    {
      text.replaceSubrange(start.lowerBound..<end.upperBound, with: String(repeating: String(parts[1]), count: count))
    }
    let hasHeader = text.hasPrefix("LENGTH")
    if hasHeader {
      text.removeFirst(6)
    } else {
      text = text.replacing("\\r", with: "\r").replacing("\\n", with: "\n")
    }
    var content = Array(text.utf8)
    while let start = content.firstRange(of: Array("\\xFF".utf8)) { content.replaceSubrange(start, with: [0xFF]) }
    return (hasHeader ? Array("Content-Length: \(content.count)\r\n\r\n".utf8) : []) + content
  }

  static let names = ((try? Files.rows("hostile.tsv")) ?? []).map { $0[0] }

  @Test(arguments: names) func `a hostile message is answered, and the server goes on`(name: String) throws {
    let row = try #require(try Files.rows("hostile.tsv").first { $0[0] == name })
    var client = Client(in: nil)
    client.notify("textDocument/didOpen", Client.opening("untitled:a", "inboundCall:\n  name: Main\n", version: 1))
    client.add(.send(Self.bytes(row[2])))
    client.notify(
      "textDocument/didOpen", Client.opening("untitled:last", "inboundCall:\n  name: Ask Dana Whitfield\n", version: 5))
    client.finish()
    let conversation = client.run()
    let codes = conversation.messages.compactMap { ($0["error"] as? [String: Any])?["code"] as? Int }
    #expect(codes == (Int(row[1]).map { [$0] } ?? []))
    #expect(conversation.contents.contains { $0.contains("untitled:last") && $0.contains("person-name") })
    #expect(conversation.status == 0)
  }

  @Test func `there are thirty kinds of hostile messages`() { #expect(Self.names.count >= 30) }
}

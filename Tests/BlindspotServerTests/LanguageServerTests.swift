import BlindspotParser
import BlindspotRules
import BlindspotServer
import BlindspotWorkspace
import Foundation
import TestSupport
import Testing

@Suite struct LanguageServerTests {
  private static let flow = "inboundCall:\n  name: Ask Dana Whitfield\n"

  @Test func `edits that arrive together are checked once, as the last version`() throws {
    let folder = try TemporaryFolder()
    var client = Client(in: folder)
    let uri = client.root + "/a.yaml"
    let edits = (2...11).map { version in
      Client.notification("textDocument/didChange", client.change(uri, version: version, (1, 8), (1, 8), "x"))
    }
    client.add(
      .send(
        Client.notification("textDocument/didOpen", Client.opening(uri, Self.flow, version: 1)) + edits.joined()))
    client.finish()
    let published = client.run().published(for: "a.yaml")
    #expect(published.map(\.version) == [11])
    #expect(published.first?.lines == ["1:22-1:36 person-name"])
  }

  @Test func `a check ends early when a newer text arrives`() throws {
    let folder = try TemporaryFolder()
    var client = Client(in: folder)
    let uri = client.root + "/a.yaml"
    let line = "    - task:\n        name: Ask Dana Whitfield about the opening hours\n"
    client.open("a.yaml", "inboundCall:\n  name: Main\n  tasks:\n" + String(repeating: line, count: 20_000))
    client.add(
      .interrupt(
        after: 3,
        Client.notification(
          "textDocument/didChange",
          "{\"textDocument\":{\"uri\":\"\(uri)\",\"version\":2},\"contentChanges\":[{\"text\":\(Client.quoted(Self.flow))}]}"
        )))
    client.finish()
    let published = client.run().published(for: "a.yaml")
    #expect(published.map(\.version) == [2])
    #expect(published.last?.lines == ["1:12-1:26 person-name"])
  }

  @Test func `a request that was cancelled before its turn is an error`() throws {
    let folder = try TemporaryFolder()
    var client = Client(in: folder)
    client.open("a.yaml", Self.flow)
    let request =
      "{\"jsonrpc\":\"2.0\",\"id\":\"h\",\"method\":\"textDocument/hover\",\"params\":"
      + "{\"textDocument\":{\"uri\":\"\(client.root)/a.yaml\"},\"position\":{\"line\":1,\"character\":14}}}"
    client.add(.send(Client.frame(request) + Client.notification("$/cancelRequest", "{\"id\":\"h\"}")))
    client.add(.send(Client.frame(request)))
    client.finish()
    let answers = client.run().messages.filter { $0["id"] as? String == "h" }
    #expect(answers.map { ($0["error"] as? [String: Any])?["code"] as? Int } == [-32800, nil])
    #expect(answers.last?["result"] is [String: Any])
  }

  @Test func `a hover explains the findings and never shows the value`() throws {
    let folder = try TemporaryFolder()
    try folder.write(".blindspot.yml", "rules: {date-of-birth: off}\n")
    var client = Client(
      in: folder, capabilities: "{\"textDocument\":{\"hover\":{\"contentFormat\":[\"markdown\"]}}}")
    client.open("a.yaml", Self.flow)
    client.open(".blindspot.yml", "rules: {date-of-birth: off}\n")
    for (name, line, character) in [
      ("a.yaml", 1, 20), ("a.yaml", 0, 3), (".blindspot.yml", 0, 12), (".blindspot.yml", 0, 2),
    ] {
      client.request(
        "textDocument/hover",
        "{\"textDocument\":{\"uri\":\"\(client.root)/\(name)\"},\"position\":{\"line\":\(line),\"character\":\(character)}}"
      )
    }
    client.finish()
    let conversation = client.run()
    let texts = (2...5).map { id in
      ((conversation.result(of: id) as? [String: Any])?["contents"] as? [String: String])?["value"]
    }
    let text = try #require(texts[0])
    #expect(text.hasPrefix("**Flow name holds a person's name (D•••• W••••)**"))
    #expect(text.contains("# person-name") && text.contains("**Reason.**") && !text.contains("Whitfield"))
    #expect(texts[1] == nil && texts[3] == nil)
    #expect(texts[2]?.hasPrefix("# date-of-birth") == true)
  }

  @Test func `links lead to the page of the rule, and unused exceptions are faded`() throws {
    let folder = try TemporaryFolder()
    var client = Client(in: folder)
    client.open(
      "a.yaml", "# blindspot: allow iban -- the account of the shop\n" + Self.flow + "  description: born 1.2.1980\n")
    client.finish()
    let settings = ServerSettings(version: "0", choices: .init(), ruleURL: "https://example.com/rules#")
    let contents = client.run(settings).contents.joined()
    #expect(contents.contains("\"codeDescription\":{\"href\":\"https://example.com/rules#person-name\"}"))
    #expect(contents.contains("\"tags\":[1]"))
  }

  @Test func `the nearest configuration below the opened folder applies`() throws {
    let folder = try TemporaryFolder()
    try folder.write("team/.blindspot.yml", "rules: {person-name: off}\nexclude: old/*\n")
    var client = Client(in: folder)
    client.open("team/flows/a.yaml", Self.flow)
    client.open("team/old/b.yaml", "inboundCall:\n  name: born 1.2.1980\n")
    client.open("c.yaml", Self.flow)
    client.finish()
    let conversation = client.run()
    #expect(conversation.published(for: "team/flows/a.yaml").map(\.lines) == [[]])
    #expect(conversation.published(for: "team/old/b.yaml").map(\.lines) == [[]])
    #expect(conversation.published(for: "c.yaml").map(\.lines.count) == [1])
  }

  @Test func `problems of a configuration that is not open are published and withdrawn`() throws {
    let folder = try TemporaryFolder()
    try folder.write(".blindspot.yml", "rule: {}\n")
    var client = Client(in: folder)
    client.open("a.yaml", Self.flow)
    let path = folder.path
    client.add(
      .act { try? "rules: {}\n".write(toFile: path + "/.blindspot.yml", atomically: false, encoding: .utf8) })
    client.notify("workspace/didChangeWatchedFiles", "{\"changes\":[]}")
    client.finish()
    let published = client.run().published(for: ".blindspot.yml")
    #expect(published.map(\.lines.count) == [1, 0] && published.allSatisfy { $0.version == nil })
  }

  @Test func `a configuration that changed on disk applies to all documents with the next change of one`() throws {
    let folder = try TemporaryFolder()
    try folder.write(".blindspot.yml", "rules: {}\n")
    var client = Client(in: folder)
    client.open("a.yaml", Self.flow)
    client.open("b.yaml", Self.flow)
    let path = folder.path
    client.add(
      .act {
        try? "rules: {person-name: off}\n".write(toFile: path + "/.blindspot.yml", atomically: false, encoding: .utf8)
      })
    let edit = client.change(client.root + "/a.yaml", version: 2, (1, 8), (1, 8), "x")
    client.notify("textDocument/didChange", edit)
    client.finish()
    let conversation = client.run()
    #expect(conversation.published(for: "a.yaml").last?.lines == [])
    #expect(conversation.published(for: "b.yaml").map(\.lines.count) == [1, 0])
  }

  @Test func `a client may open a file as its folder`() throws {
    let folder = try TemporaryFolder()
    try folder.write(".blindspot.yml", "rules: {date-of-birth: off}\n")
    var client = Client(in: folder)
    client.notify(
      "workspace/didChangeWorkspaceFolders",
      "{\"event\":{\"added\":[{\"uri\":\"\(client.root)/a.yaml\",\"name\":\"a\"}],\"removed\":[]}}")
    client.open("a.yaml", Self.flow + "  description: born 1.2.1980\n")
    client.finish()
    #expect(client.run().published(for: "a.yaml").map(\.lines) == [["1:12-1:26 person-name"]])
  }

  @Test func `findings in the baseline are not shown`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.yaml", Self.flow)
    let workspace = try Workspace(root: folder.path)
    try workspace.save(Baseline(accepting: workspace.lint().findings, key: nil), to: Baseline.fileName)
    var client = Client(in: folder)
    client.open("a.yaml", Self.flow + "  description: born 1.2.1980\n")
    client.finish()
    #expect(client.run().published(for: "a.yaml").map(\.lines) == [["2:20-2:28 date-of-birth"]])
  }

  @Test(
    arguments: [
      ("file:///a%20b/c.yaml", "/a b/c.yaml"), ("file:///a/../b", "/b"), ("FILE:///x", "/x"),
      ("file://localhost/x", "/x"), ("file://server/x", nil), ("untitled:Untitled-1", nil), ("file:///a%0", "/a%0"),
      ("file:///%C3%A9", "/é"), ("file:///a?b#c", "/a"), ("file:", nil), ("", nil), ("file:///a%00b", nil),
    ] as [(String, String?)])
  func `an address of a file is its path`(text: String, path: String?) {
    #expect(DocumentURI(text).path?.name == path)
    if let path { #expect(DocumentURI(FilePath(path)) == DocumentURI(text)) }
  }
}

import Foundation
import TestSupport
import Testing

/// Runs the built command as a language server over pipes.
@Suite struct ServerCommandTests {
  private static let flow = "inboundCall:\\n  name: Ask Dana Whitfield\\n"
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func start(_ arguments: [String] = []) throws -> ServerProcess {
    let server = try ServerProcess(in: folder.path, arguments)
    _ = try server.request("initialize", "{\"rootUri\":\"file://\(folder.path)\",\"capabilities\":{}}")
    server.notify("initialized", "{}")
    return server
  }

  private func open(_ name: String, _ text: String, in server: ServerProcess) {
    server.notify(
      "textDocument/didOpen",
      "{\"textDocument\":{\"uri\":\"file://\(folder.path)/\(name)\",\"languageId\":\"yaml\",\"version\":1,\"text\":\"\(text)\"}}"
    )
  }

  @Test func `an editor gets diagnostics and explanations until it ends the server`() throws {
    let server = try start(["--stdio"])
    open("a.yaml", Self.flow, in: server)
    #expect(try server.diagnostics() == ["1 person-name"])
    let document = "\"textDocument\":{\"uri\":\"file://\(folder.path)/a.yaml\",\"version\":2}"
    let hover = try server.request("textDocument/hover", "{\(document),\"position\":{\"line\":1,\"character\":15}}")
    let contents = (hover["result"] as? [String: Any])?["contents"] as? [String: String]
    #expect(contents?["value"]?.contains("# person-name") == true)
    server.notify(
      "textDocument/didChange", "{\(document),\"contentChanges\":[{\"text\":\"inboundCall:\\n  name: Main\\n\"}]}")
    #expect(try server.diagnostics() == [])
    #expect(try server.request("shutdown", "null")["error"] == nil)
    server.notify("exit", "null")
    #expect(try server.end() == 0)
  }

  @Test func `the status shows whether the editor ended the server or vanished`() throws {
    #expect(try start().end() == 1)
    let server = try start()
    _ = try server.request("shutdown", "null")
    #expect(try server.end() == 0)
  }

  @Test func `options win over the configuration of the folder`() throws {
    try folder.write(".blindspot.yml", "rules: {person-name: error}\n")
    let server = try start(["--disable", "person-name"])
    open("a.yaml", Self.flow + "  description: born 1.2.1980\\n", in: server)
    #expect(try server.diagnostics() == ["2 date-of-birth"])
    #expect(try server.end() == 1)
  }

  @Test func `bytes that are not messages are skipped`() throws {
    let server = try start()
    server.send((0...255).map { UInt8($0) } + Array("\r\n\r\n".utf8))
    server.send("Content-Length: 5\r\n\r\n{{{{{".utf8)
    server.send("Content-Length: 123456789012345678901234567890\r\n\r\n".utf8)
    open("a.yaml", Self.flow, in: server)
    #expect(try server.diagnostics() == ["1 person-name"])
    #expect(try server.end() == 1)
  }

  @Test(arguments: [
    (["--strict-baseline"], "has no effect"), (["--rule-url", "x"], "must begin with"),
    (["--disable", "person-nam"], "did you mean person-name?"),
  ])
  func `invalid options are reported before the server starts`(arguments: [String], message: String) throws {
    let result = try Command.run(["server"] + arguments, in: folder.path)
    #expect(result.status == 2 && result.errors.contains(message) && result.output.isEmpty)
  }
}

import Foundation
import TestSupport
import Testing

@Suite struct SubjectCommandTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try write("in/flow.yaml", "Ask MJ Delgado")
  }

  private func write(_ name: String, _ text: String) throws {
    try folder.write(name, Flow.clean.replacingOccurrences(of: "Say the hours", with: text))
  }

  private func run(_ arguments: String...) throws -> Command.Result {
    try Command.run(["subject"] + arguments, in: folder.path)
  }

  @Test(arguments: [
    ["--email", "x@example,com"], ["--phone", "not a phone"], ["--name", ""], ["--name="], ["--name", " "],
    ["--id", "3e1f7a52-90ab-4c1d-8a44-0123456789a"], ["--address", "Wendelin"],
    ["--received", "soon", "--name", "Ann Oertel"],
    ["--region", "evil.example", "--name", "Ann Oertel"], ["--law", "hipaa", "--name", "Ann Oertel"], [],
    ["--request", "none.yml"], ["--request", ""],
  ])
  func `a malformed request is a mistake in usage`(arguments: [String]) throws {
    let result = try Command.run(["subject", "in"] + arguments, in: folder.path)
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(!result.errors.contains("example,com") && !result.errors.contains("Wendelin"))
    if arguments.isEmpty { #expect(result.errors.contains("Usage: blindspot subject")) }
  }

  @Test func `the mistakes of a request file have their places`() throws {
    try folder.write("request.yml", "people:\n  - email: x@example,com\n  - nmae: Ann Oertel\n")
    let result = try run("in", "--request", "request.yml")
    #expect(result.status == 2)
    #expect(
      result.errors == """
        error: request.yml:2:12: email has a comma in its domain; write a period
        error: request.yml:3:5: the request has no key nmae; did you mean name?

        """)
  }

  @Test(arguments: [
    ("Ask Maria Delgado", Int32(1)), ("Ask MJ Delgado", 1), ("Delgado-Ruiz, María José", 1), ("Delgado line", 0),
    ("write maria dot delgado at example dot com", 1), ("Ask Ann Oertel", 0),
  ])
  func `only certain and likely findings are findings`(text: String, status: Int32) throws {
    try write("in/flow.yaml", text)
    #expect(try run("in", "--name", "Maria Delgado", "--email", "maria.delgado@example.com").status == status)
  }

  @Test func `ignored files and covered texts are searched`() throws {
    try folder.write(".gitignore", "old/\n")
    try write("in/flow.yaml", "Say the hours")
    try write("old/flow.yaml", "Ask Maria Delgado # blindspot: allow known-person -- agreed")
    let result = try run(".", "--name", "Maria Delgado", "--format", "concise")
    #expect(result.status == 1 && result.output.contains("old/flow.yaml:5:"))
  }

  @Test func `each person of a request has findings`() throws {
    try write("in/flow.yaml", "Ask Maria Delgado or Ann Oertel")
    try folder.write("request.json", #"{"people": [{"name": "Ann Oertel"}, {"name": "Maria Delgado"}]}"#)
    let result = try run("in", "--request", "request.json", "--format", "json")
    let report = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    let matches = (report?["findings"] as? [[String: Any]] ?? []).compactMap { $0["match"] as? [String: Any] }
    #expect(matches.map { $0["person"] as? Int } == [1, 0])
    #expect(matches.map { $0["class"] as? String } == ["certain", "certain"])
  }

  @Test func `no output contains a word of the name, even an ordinary one`() throws {
    try write("in/flow.yaml", "Ask Will Grant to grant access")
    for format in OutputTests.formats {
      let result = try run("in", "--name", "Will Grant", "--format", format)
      #expect(result.status == 1)
      let output = (result.output + result.errors).lowercased()
      #expect(!output.contains("grant"), "\(format)")
    }
  }
}

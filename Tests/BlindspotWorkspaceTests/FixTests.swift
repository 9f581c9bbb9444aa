import BlindspotParser
import BlindspotRules
import BlindspotWorkspace
import Foundation
import TestSupport
import Testing

/// A row of the table: a file before and after `blindspot fix`.
struct FixCase: CustomTestStringConvertible, Sendable {
  let title: String
  let before: String
  let after: String
  var testDescription: String { title }

  enum Table: FixtureFolder {
    static let folder = beside(#filePath)
  }

  static let all: [FixCase] = ((try? Table.text("fixes.txt")) ?? "").split(separator: "=== ").dropFirst().map { part in
    let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    let sides = lines[1].components(separatedBy: "---\n").map { $0.replacing("\\r\n", with: "\r\n") }
    return FixCase(title: String(lines[0]), before: sides[0], after: sides[1])
  }
}

@Suite struct FixTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func plan(includingSuggested: Bool = false, _ request: LintRequest = LintRequest()) throws -> FixPlan {
    try Workspace(root: folder.path).planFixes(of: request, includingSuggested: includingSuggested).plan
  }

  @Test(arguments: FixCase.all) func `only the bytes of values change`(test: FixCase) throws {
    try folder.write("flow.yaml", test.before)
    let workspace = try Workspace(root: folder.path)
    let plan = try plan()
    try workspace.write(plan)
    #expect(try folder.text("flow.yaml") == test.after)
    #expect(plan.unfixed.isEmpty)
    #expect(try workspace.lint().findings.isEmpty)
    #expect(try self.plan().files.isEmpty)
  }

  @Test(arguments: FixCase.all) func `an open document has the same edits`(test: FixCase) throws {
    let document = try Workspace(root: folder.path).open("flow.yaml", Array(test.before.utf8))
    let plan = document.fix(document.findings)
    let edits = try #require(plan.files.first?.edits)
    #expect(String(decoding: ByteEdit.apply(edits, to: document.bytes), as: UTF8.self) == test.after)
  }

  @Test func `a code action fixes one finding and its references`() throws {
    let text = """
      inboundCall:
        name: Main line
        tasks:
          - task: {name: Ask Maria Delgado, refId: Ask Maria Delgado_3}
          - task: {name: Ask Priya Sharma, refId: Ask Priya Sharma_4}

      """
    let document = try Workspace(root: folder.path).open("flow.yaml", Array(text.utf8))
    let plan = document.fix(Array(document.findings.prefix(1)))
    let fixed = ByteEdit.apply(try #require(plan.files.first?.edits), to: document.bytes)
    #expect(String(decoding: fixed, as: UTF8.self) == text.replacing("Maria Delgado", with: "Person 1"))
    #expect(plan.fixed.count == 1)
  }

  @Test func `names of objects change in all files of the run`() throws {
    try folder.write("a.yaml", "inboundCall:\n  name: Ask Maria Delgado\n")
    try folder.write(
      "b.yaml",
      "inboundCall:\n  name: Main\n  tasks:\n    - task:\n        name: T\n        actions:\n          - transferToFlow:\n"
        + "              name: Go\n              targetFlow:\n                name: Ask Maria Delgado\n")
    try folder.write(
      "prompts.tf",
      "resource \"genesyscloud_architect_user_prompt\" \"p\" {\n  name = \"Maria_Delgado_Greeting\"\n}\n")
    try folder.write(
      "c.yaml",
      "inboundCall:\n  name: Other\n  initialGreeting:\n    exp: Append(Prompt.Maria_Delgado_Greeting, ToAudioTTS(\"Hi\"))\n"
    )
    try Workspace(root: folder.path).write(try plan())
    #expect(try folder.text("b.yaml").contains("name: Ask Person 1\n"))
    #expect(try folder.text("c.yaml").contains("Prompt.Person_1_Greeting,"))
    #expect(try folder.text("prompts.tf").contains("\"Person_1_Greeting\""))
  }

  @Test func `a name stays if a file that may refer to it cannot be read`() throws {
    try folder.write("a.yaml", "inboundCall:\n  name: Ask Maria Delgado\n")
    try folder.write("b.yaml", "inboundCall:\n  name: Main\n  tasks: [\n")
    let plan = try plan()
    #expect(plan.files.isEmpty)
    #expect(plan.unfixed.map(\.reason.string) == ["a file of this run could not be read and may refer to it"])
  }

  @Test func `a name stays if an exception keeps it elsewhere`() throws {
    try folder.write("a.yaml", "inboundCall:\n  name: Ask Maria Delgado\n")
    try folder.write("b.yaml", "inboundCall:\n  name: Ask Maria Delgado\n")
    try folder.write(
      ".blindspot.yml", "exceptions: [{rule: person-name, file: b.yaml, reason: The owner agreed to it}]\n")
    let plan = try plan()
    #expect(plan.files.isEmpty && plan.unfixed.count == 1)
  }

  @Test func `two names do not become the same`() throws {
    try folder.write(
      "a.yaml",
      "inboundCall:\n  name: Main\n  tasks:\n    - task: {name: Ask Maria Delgado}\n    - task: {name: Ask María Delgado}\n"
    )
    let plan = try plan()
    #expect(plan.unfixed.map(\.reason.string) == Array(repeating: "two names would become the same", count: 2))
  }

  @Test func `the names of two objects do not become the same, whatever files are between theirs`() throws {
    for (file, name) in [("a.json", "Ask Maria Delgado"), ("c.json", "Ask María Delgado")] {
      try folder.write(
        file,
        """
        {"id": "custom_-_1", "name": "\(name)", "integrationId": "1", "contract": {"input": {}, "output": {}}}
        """)
    }
    try folder.write("b.yaml", "inboundCall:\n  name: Main\n")
    try folder.write(".blindspot.yml", "fields: extended\n")
    let plan = try plan()
    #expect(plan.unfixed.map(\.reason.string) == Array(repeating: "two names would become the same", count: 2))
  }

  @Test func `references to objects outside the run stay`() throws {
    try folder.write(".blindspot.yml", "fields: extended\n")
    try folder.write(
      "a.yaml",
      "inboundCall:\n  name: Main\n  tasks:\n    - task:\n        name: T\n        actions:\n          - transferToAcd:\n"
        + "              name: Go\n              targetQueue:\n                lit:\n                  name: Maria Delgado\n"
    )
    let plan = try plan()
    #expect(plan.files.isEmpty && plan.unfixed.count == 1)
  }

  @Test func `a rule specifies its replacement`() throws {
    try folder.write(
      "customer.yml",
      """
      id: acme-customer
      category: account-number
      extends: pattern
      pattern: 'CUST-\\d{8}'
      fix: customer {n}
      examples: {match: [CUST-00412345], no_match: [CUST-12]}

      """)
    try folder.write(".blindspot.yml", "rule-files: [customer.yml]\n")
    try folder.write(
      "a.yaml", "inboundCall:\n  name: Main\n  description: Is CUST-00412345, CUST-00412346, CUST-00412345\n")
    try Workspace(root: folder.path).write(try plan())
    #expect(try folder.text("a.yaml").contains("Is customer 1, customer 2, customer 1\n"))
  }

  @Test func `numbers of JSON stay numbers`() throws {
    try folder.write("a.json", #"{"inboundCall":{"name":"Main","description":2125550143}}"#)
    try folder.write(
      "b.yaml",
      "inboundCall:\n  name: Main\n  description: '{\"n\": \"Maria Delgado\", \"phone\": 2125550143}'\n")
    try Workspace(root: folder.path).write(try plan())
    #expect(try folder.text("a.json") == #"{"inboundCall":{"name":"Main","description":1111111111}}"#)
    #expect(try folder.text("b.yaml").contains(#"'{"n": "Person 1", "phone": 0}'"#))
  }

  @Test func `a state of Terraform stays, and does not keep names in the configuration`() throws {
    let state = """
      {"version": 4, "resources": [{"type": "genesyscloud_architect_user_prompt", "name": "p", "instances": [
        {"attributes": {"name": "Maria_Delgado_Greeting"}}]}]}

      """
    try folder.write("terraform.tfstate", state)
    try folder.write(
      "main.tf",
      "resource \"genesyscloud_architect_user_prompt\" \"p\" {\n  name = \"Maria_Delgado_Greeting\"\n}\n")
    let plan = try plan()
    try Workspace(root: folder.path).write(plan)
    #expect(try folder.text("terraform.tfstate") == state)
    #expect(try folder.text("main.tf").contains("name = \"Person_1_Greeting\""))
    #expect(plan.unfixed.map(\.finding.location.file) == ["terraform.tfstate"])
  }

  @Test func `suggested replacements are included on request`() throws {
    try folder.write("a.yaml", "inboundCall:\n  name: Main\n  description: Born 14.05.1987\n")
    #expect(try plan().files.isEmpty)
    try Workspace(root: folder.path).write(try plan(includingSuggested: true))
    #expect(try folder.text("a.yaml").contains("Born REMOVED-1\n"))
  }

  @Test func `links and files that changed meanwhile are not written`() throws {
    try folder.write("in/a.yaml", "inboundCall:\n  name: Ask Maria Delgado\n")
    try folder.link("link.yaml", to: "in/a.yaml")
    let plan = try plan(LintRequest(.paths(["link.yaml"])))
    #expect(plan.files.isEmpty && plan.unfixed.count == 1)
    let other = try self.plan(LintRequest(.paths(["in"])))
    try folder.write("in/a.yaml", "inboundCall:\n  name: Ask Maria Delgado now\n")
    #expect(throws: WorkspaceError.self) { try Workspace(root: folder.path).write(other) }
  }
}

import Foundation
import TestSupport
import Testing

@Suite struct ExceptCommandTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      "in/a.yaml",
      """
      inboundCall:
        name: Ask Maria Delgado
        description: >
          Born 14.05.1987 or
          Ask Priya Sharma
        tasks:
          - task: {name: Main}

      """)
  }

  private func run(_ arguments: String...) throws -> Command.Result { try Command.run(arguments, in: folder.path) }

  private func except(_ place: String = "in/a.yaml:2", _ more: String...) throws -> Command.Result {
    try Command.run(["except", "person-name", "--at", place, "--reason", "A \"persona\""] + more, in: folder.path)
  }

  private static let item =
    "rule: person-name\n    file: in/a.yaml\n    path: /inboundCall/name\n    reason: \"A \\\"persona\\\"\"\n"

  /// Configurations before and after an exception for the name of the flow.
  static let layouts: [(before: String, after: String)] = [
    ("", "exceptions:\n  - \(item)"),
    ("# only a comment", "# only a comment\nexceptions:\n  - \(item)"),
    ("fail-on: error # end", "fail-on: error # end\nexceptions:\n  - \(item)"),
    ("exceptions: # none yet\nfail-on: error\n", "exceptions: # none yet\n  - \(item)fail-on: error\n"),
    (
      "exceptions:\n  - rule: date-of-birth # why\n    file: z.yaml\n    reason: |\n      r\n\n# after\nfail-on: error\n",
      "exceptions:\n  - rule: date-of-birth # why\n    file: z.yaml\n    reason: |\n      r\n\n  - \(item)# after\nfail-on: error\n"
    ),
    (
      "exceptions: [] # none\r\nfail-on: error\r\n",
      "exceptions: [{rule: person-name, file: in/a.yaml, path: /inboundCall/name, reason: \"A \\\"persona\\\"\"}] # none\r\n"
        + "fail-on: error\r\n"
    ),
  ]

  @Test(arguments: layouts.indices) func `the layout of the configuration stays`(index: Int) throws {
    let (before, after) = Self.layouts[index]
    if !before.isEmpty { try folder.write(".blindspot.yml", before) }
    let result = try except()
    #expect(result.status == 0 && result.output == "wrote an exception for 1 finding to .blindspot.yml\n")
    #expect(try folder.text(".blindspot.yml") == after)
    #expect(try !run("lint", "--format", "concise").output.contains("a.yaml:2:"))
  }

  @Test func `a layout without a place is an error`() throws {
    for text in ["{fail-on: error}\n", "exceptions: null\n"] {
      try folder.write(".blindspot.yml", text)
      let result = try except()
      #expect(result.status == 2 && result.errors.contains(".blindspot.yml"))
      #expect(try folder.text(".blindspot.yml") == text)
    }
  }

  @Test func `a comment is above the text, also above a folded one`() throws {
    #expect(try except("in/a.yaml:5:9", "--comment").output == "wrote an exception for 1 finding to in/a.yaml\n")
    let text = try folder.text("in/a.yaml")
    #expect(text.contains("\n  # blindspot: allow person-name -- A \"persona\"\n  description: >\n"))
    #expect(try !run("lint", "--format", "concise").output.contains("Flow description holds a person's name"))
  }

  @Test func `an exception has a last day`() throws {
    #expect(try except("in/a.yaml:2", "--until", "2999-12-31").status == 0)
    #expect(try folder.text(".blindspot.yml").hasSuffix("    until: 2999-12-31\n"))
    #expect(try except("in/a.yaml:5", "--until", "soon").status == 2)
    #expect(try except("in/a.yaml:5", "--until", "2001-01-01").status == 2)
  }

  @Test func `files without lines have a pointer`() throws {
    let json = #"{"inboundCall":{"name":"Main","tasks":[{"task":{"name":"Ask Maria Delgado"}}]}}"#
    try folder.write("in/b.json", json)
    #expect(try except("in/b.json:/inboundCall/tasks/0/task/name").status == 0)
    #expect(try folder.text(".blindspot.yml").contains("path: /inboundCall/tasks/0/task/name\n"))
  }

  @Test func `the value of a key is not written`() throws {
    try folder.write(
      "in/c.yaml",
      "inboundCall:\n  name: Main\n  tasks:\n    - task:\n        name: T\n        actions:\n          - callData:\n"
        + "              name: D\n              category:\n                C:\n                  dataAction:\n"
        + "                    Ask Maria Delgado: {inputs: {}}\n")
    #expect(try except("in/c.yaml:12").status == 0)
    #expect(try folder.text(".blindspot.yml").contains("/dataAction/*"))
    #expect(try !folder.text(".blindspot.yml").contains("Maria"))
  }

  @Test func `a finding that does not exist is an error with a hint`() throws {
    let result = try except("in/a.yaml:4")
    #expect(result.status == 2 && result.errors.contains("the rules there are date-of-birth"))
    #expect(try except("in/a.yaml").status == 2)
    #expect(try run("except", "persn-name", "--at", "in/a.yaml:2", "--reason", "r").errors.contains("did you mean"))
    #expect(try run("except", "person-name", "--at", "in/a.yaml:2", "--reason", " ").status == 2)
    #expect(folder.names == ["in"])
  }

  @Test func `--add-exceptions covers every reported finding`() throws {
    let result = try run("lint", "in", "--add-exceptions", "Known before the gate")
    #expect(result.status == 0 && result.errors.contains("note: wrote exceptions for 3 findings to .blindspot.yml"))
    #expect(try run("lint", "in").status == 0)
    try folder.write(
      "in/a.yaml", "inboundCall:\n  name: Main\n  description: Ask Priya Sharma\n  division: Call Mary Jones\n")
    #expect(try run("lint", "in", "--fields", "extended").status == 1)
    #expect(try run("lint", "in", "--add-exceptions", "").status == 2)
  }
}

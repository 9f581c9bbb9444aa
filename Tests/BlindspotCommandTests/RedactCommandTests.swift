import Foundation
import TestSupport
import Testing

@Suite struct RedactCommandTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      "in/Ask Maria Delgado.yaml",
      """
      # Maria Delgado owns this flow.
      inboundCall:
        name: Ask Maria Delgado # Maria
        description: "Born 14.05.1987 # not a comment"
        tasks:
          - task:
              name: T
              actions:
                - transferToAcd:
                    name: Go
                    targetQueue:
                      lit:
                        name: Maria Delgado Queue

      """)
    try folder.write(
      "in/main.tf",
      """
      resource "genesyscloud_flow" "main" {
        filepath = "${path.module}/Ask Maria Delgado.yaml" // Maria
        /* Maria
           Delgado */
        substitutions = { greeting = "Ask Maria Delgado" }
      }

      """)
    try folder.write(
      "in/people.csv",
      "Name,Email,Presence Message\r\n\"Doe, Jane\",jane@acme.com,\"Ask \"\"Maria Delgado\"\" instead\"\r\n")
    try folder.write("in/notes.txt", "Maria")
  }

  private func run(_ arguments: String...) throws -> Command.Result {
    try Command.run(["redact", "in", "--output", "out", "--no-config"] + arguments, in: folder.path)
  }

  @Test func `the copy has the structure and no personal data`() throws {
    let result = try run()
    #expect(result.status == 0 && result.output.isEmpty)
    #expect(result.errors.contains("note: in/notes.txt not copied: the file is not an export and was not checked\n"))
    #expect(try Command.shell("ls out", in: folder.path).output == "Ask Person 1.yaml\nmain.tf\npeople.csv\n")
    #expect(try Command.shell("grep -rniE 'maria|delgado|1987|jane|doe' out", in: folder.path).output.isEmpty)
    #expect(
      try folder.text("out/main.tf")
        == """
        resource "genesyscloud_flow" "main" {
          filepath = "${path.module}/Ask Person 1.yaml" # removed
          /* removed */
          substitutions = { greeting = "Ask Person 1" }
        }

        """)
    let flow = try folder.text("out/Ask Person 1.yaml")
    #expect(flow.hasPrefix("# removed\ninboundCall:\n  name: Ask Person 1 # removed\n"))
    #expect(flow.contains("\"Born REMOVED-1 # not a comment\"") && flow.contains("name: Person 1 Queue\n"))
    #expect(try folder.text("out/people.csv").contains("\"Ask \"\"Person 1\"\" instead\"\r\n"))
    let lint = ["lint", "out", "--isolated", "--fields", "extended", "--min-confidence", "0.3", "--severity", "note"]
    #expect(try Command.run(lint, in: folder.path).status == 0)
  }

  @Test func `accepted findings are replaced too`() throws {
    try folder.write(
      "in/a.yaml", "inboundCall:\n  name: Ask Priya Sharma\n  # blindspot: allow person-name -- agreed\n  x: y\n")
    try folder.write("accept.yml", "exceptions: [{rule: person-name, reason: All are fictional}]\n")
    let arguments = ["redact", "in", "--output", "out", "--config", "accept.yml"]
    #expect(try Command.run(arguments, in: folder.path).status == 0)
    #expect(try Command.shell("grep -rniE 'maria|priya' out", in: folder.path).output.isEmpty)
  }

  @Test func `a file that cannot be judged is not copied`() throws {
    try folder.write("in/bad.yaml", "inboundCall:\n  name: Ask Maria Delgado\n  tasks: [\n")
    try folder.write(
      "in/call.tf", "resource \"genesyscloud_flow\" \"x\" {\n  name = join(\" \", [\"Maria Delgado\"])\n}\n")
    let result = try run("--quiet")
    #expect(result.status == 2)
    #expect(result.errors.contains("in/bad.yaml not copied"))
    #expect(try Command.shell("grep -rniE 'maria|delgado' out", in: folder.path).output.isEmpty)
  }

  @Test func `files that are not exports are copied on request`() throws {
    #expect(try run("--copy-unchecked").status == 0)
    #expect(try folder.text("out/notes.txt") == "Maria")
  }

  @Test func `the folder of the copy is new and outside`() throws {
    for output in ["in/copy", "in", "./in/../in/x"] {
      let result = try Command.run(["redact", "in", "--output", output, "--no-config"], in: folder.path)
      #expect(result.status == 2 && result.errors.contains("write the copy elsewhere"), "\(output)")
    }
    try folder.write("out/old.txt")
    let result = try run()
    #expect(result.status == 2 && result.errors.contains("must be new or empty"))
  }

  @Test func `the map has the replaced values`() throws {
    #expect(try run("--map", "map.json").status == 0)
    #expect(try folder.text("map.json").contains("\"value\": \"Maria Delgado\", \"replacement\": \"Person 1\""))
  }
}

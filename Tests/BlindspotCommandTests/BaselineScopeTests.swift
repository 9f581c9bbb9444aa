import Foundation
import TestSupport
import Testing

/// The entries that a run judges: only those of files that it read, and never those of other files.
@Suite struct BaselineScopeTests {
  private static let fixtures = Command.root + "/Tests/BlindspotCommandTests/Fixtures/"
  private static let example = Command.root + "/examples/flows/main-line."
  private static let key = ["BLINDSPOT_KEY": "a key that is long enough"]
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Command.Result {
    try Command.run(arguments, in: folder.path, environment: environment)
  }

  private func flow(billing: String, sales: String = "Ask the team.", name: String = "Main") -> String {
    let tasks = [("Billing", billing), ("Sales", sales)].map { name, text in
      """
          - task:
              name: \(name)
              actions:
                - playAudio:
                    name: Say hello
                    audio:
                      tts: \(text)

      """
    }
    return "inboundCall:\n  name: \(name)\n  defaultLanguage: en-us\n  tasks:\n" + tasks.joined()
  }

  /// The findings of a run in one line each, without the positions.
  private func findings(_ arguments: String...) throws -> [String] {
    try Command.run(arguments + ["--format", "concise", "--quiet"], in: folder.path).output.split(separator: "\n")
      .map { line in
        let file = line.prefix { $0 != ":" }
        return "\(file)\(line.split(separator: "(").dropFirst().first.map { " \($0.prefix { $0 != ")" })" } ?? "")"
      }
  }

  // MARK: Other files and places

  @Test func `a person in another file is new in a full run, for one file and for staged files`() throws {
    try folder.write("a.yaml", flow(billing: "Ask Lena Whitfield."))
    #expect(try run("baseline", "create", ".").status == 0)
    try folder.write("c.yaml", flow(billing: "Ask Lena Novak.", name: "Third"))
    _ = try Command.shell("git init -q && git add c.yaml", in: folder.path)
    for arguments in [["."], ["c.yaml"], ["./c.yaml"], ["--staged"]] {
      let result = try Command.run(arguments + ["--format", "concise"], in: folder.path)
      #expect(result.status == 1 && result.output.contains("c.yaml:") && !result.output.contains("a.yaml:"))
      #expect(!result.errors.contains("no longer exists"), "\(arguments): \(result.errors)")
    }
  }

  @Test func `a person in another task is new`() throws {
    try folder.write("a.yaml", flow(billing: "Ask Lena Whitfield."))
    #expect(try run("baseline", "create", ".").status == 0)
    try folder.write("a.yaml", flow(billing: "Ask the lead.", sales: "Ask Maria Delgado."))
    #expect(try findings("a.yaml") == ["a.yaml M•••• D••••"])
  }

  @Test func `a change next to an accepted finding does not accept a new one`() throws {
    let git = "git -c user.email=t@example.com -c user.name=t"
    let text = flow(billing: "|\n                  Ask Priya Sharma.\n                  Ask the team.")
    try folder.write("a.yaml", text)
    #expect(try run("baseline", "create", ".").status == 0)
    _ = try Command.shell("git init -q && git add . && \(git) commit -qm a", in: folder.path)
    try folder.write("a.yaml", text.replacing("   Ask the team.\n    - task", with: "   Ask Lena Novak.\n    - task"))
    try #require(try folder.text("a.yaml").contains("Lena"))
    #expect(try run("a.yaml", "--changed-since", "HEAD").status == 1)
  }

  // MARK: Parts of the exports

  @Test(arguments: [
    ["a.yaml"], ["sub"], ["--rule", "person-name"], ["--fields", "task-name"], ["--disable", "person-name"],
    ["--staged"], ["--severity", "error"],
  ])
  func `a partial run reports no stale entries for what it did not check`(arguments: [String]) throws {
    _ = try Command.shell("git init -q", in: folder.path)
    try folder.write("a.yaml", flow(billing: "Ask Lena Whitfield."))
    try folder.write("sub/b.yaml", flow(billing: "Ring 212-555-0143.", sales: "Ask Lena Novak."))
    #expect(try run("baseline", "create", ".").status == 0)
    let before = try folder.text(".blindspot-baseline.json")
    let result = try Command.run(arguments + ["--strict-baseline"], in: folder.path)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    guard !arguments.contains("--staged") else { return }
    #expect(try Command.run(["baseline", "update"] + arguments, in: folder.path).status == 0)
    #expect(try folder.text(".blindspot-baseline.json") == before)
  }

  @Test func `an update of one file touches only its entries`() throws {
    try folder.write("a.yaml", flow(billing: "Ask Lena Whitfield."))
    try folder.write("b.yaml", flow(billing: "Ask Lena Novak."))
    #expect(try run("baseline", "create", ".").status == 0)
    for name in ["a.yaml", "b.yaml"] { try folder.write(name, flow(billing: "Ask the lead.")) }
    #expect(try run("baseline", "update", "a.yaml").status == 0)
    let text = try folder.text(".blindspot-baseline.json")
    #expect(!text.contains("a.yaml") && text.contains("b.yaml"))
    #expect(try run("a.yaml", "--strict-baseline").status == 0)
    #expect(try run(".", "--strict-baseline").status == 1)
    try folder.remove("b.yaml")
    #expect(try run("a.yaml", "--strict-baseline").status == 0)
    #expect(try run(".", "--strict-baseline").errors.contains("of b.yaml"))
  }

  @Test func `a baseline and fingerprints are the same from the folder of the configuration and from one below`() throws
  {
    try folder.write(".blindspot.yml", "fail-on: warning\n")
    try folder.write("in/a.yaml", flow(billing: "Ask Lena Whitfield."))
    #expect(try run("baseline", "create", ".").status == 0)
    let below = folder.path + "/in"
    #expect(try Command.run(["a.yaml", "--strict-baseline"], in: below).status == 0)
    func fingerprints(_ path: String, in folder: String) throws -> [String] {
      try Command.run([path, "--no-baseline", "--format", "json"], in: folder).output.split(separator: "\n")
        .filter { $0.contains("\"fingerprint\"") }.map(String.init)
    }
    let all = try fingerprints(".", in: folder.path)
    #expect(all.count == 1)
    for path in ["in", "in/a.yaml", "./in/../in/a.yaml", below + "/a.yaml"] {
      #expect(try fingerprints(path, in: folder.path) == all)
    }
    #expect(try fingerprints("a.yaml", in: below) == all)
  }

  // MARK: Renamed files

  @Test func `a moved file keeps its entries, a copy gets none`() throws {
    try folder.write("a.yaml", flow(billing: "Ask Lena Whitfield."))
    #expect(try run("baseline", "create", ".").status == 0)
    try folder.write("new/b.yaml", flow(billing: "Ask Lena Whitfield."))
    #expect(try findings(".") == ["./new/b.yaml L•••• W••••"])
    try folder.remove("a.yaml")
    #expect(try run(".", "--strict-baseline").status == 0)
    #expect(try run("new", "--strict-baseline").status == 0)
    // Two files may be the moved one.
    try folder.write("new/c.yaml", flow(billing: "Ask Lena Whitfield."))
    #expect(try findings(".").count == 2)
    try folder.remove("new/c.yaml")
    #expect(try run("baseline", "update").status == 0)
    let text = try folder.text(".blindspot-baseline.json")
    #expect(text.contains("new/b.yaml") && !text.contains("\"a.yaml\""))
  }

  @Test func `another file in the place of a deleted one inherits nothing`() throws {
    try folder.write("a.yaml", flow(billing: "Ask Lena Whitfield."))
    #expect(try run("baseline", "create", ".").status == 0)
    try folder.remove("a.yaml")
    try folder.write("b.yaml", flow(billing: "Ask Maria Delgado Ruiz."))
    #expect(try run(".").status == 1)
  }

  @Test func `an edited file keeps its entries after it is moved if the flow has a GUID or the run a key`() throws {
    for (name, environment) in [("json", [:]), ("json", Self.key), ("yaml", Self.key)] {
      let text = try String(contentsOfFile: Self.example + name, encoding: .utf8)
      let guid = "{\n  \"id\": \"5b1e0000-0000-4000-8000-000000000099\","
      let flow = name == "json" ? text.replacingOccurrences(of: "^\\{", with: guid, options: .regularExpression) : text
      try folder.write("a." + name, flow)
      let created = try run("baseline", "create", "a." + name, "--force", environment: environment)
      #expect(created.status == 0, "\(created.errors)")
      try folder.remove("a." + name)
      try folder.write("b." + name, flow.replacingOccurrences(of: "Goodbye", with: "Good night"))
      let result = try run("b." + name, environment: environment)
      #expect(result.status == 0, "\(name): \(result.output)")
      try folder.remove("b." + name)
    }
  }

  // MARK: The file

  @Test(arguments: ["", "-keyed"])
  func `a baseline of version 1 is read, and an update replaces its content`(form: String) throws {
    let environment = form.isEmpty ? [:] : Self.key
    try folder.write("flow.yaml", try String(contentsOfFile: Self.example + "yaml", encoding: .utf8))
    let old = try String(contentsOfFile: Self.fixtures + "baseline-version-1\(form).json", encoding: .utf8)
    try folder.write(".blindspot-baseline.json", old)
    let result = try run("flow.yaml", environment: environment)
    #expect(result.status == 0 && result.errors.contains("blindspot baseline update"), "\(result.output)")
    #expect(try run("baseline", "update", ".", environment: environment).status == 0)
    let new = try folder.text(".blindspot-baseline.json")
    for word in ["Willow", "Main Menu", "Billing", "appointment", "patient", "\u{2022}"] {
      #expect(old.contains(word) && !new.contains(word), "\(word)")
    }
    #expect(new.contains("\"version\": 2") && new.contains("\"value\"") == !form.isEmpty)
    #expect(try run("flow.yaml", "--strict-baseline", environment: environment).status == 0)
  }

  @Test func `entries of version 1 that match nothing are removed and counted`() throws {
    try folder.write("flow.yaml", flow(billing: "Ask Lena Whitfield."))
    let old = try String(contentsOfFile: Self.fixtures + "baseline-version-1.json", encoding: .utf8)
    try folder.write(".blindspot-baseline.json", old)
    #expect(try run("flow.yaml").status == 1)
    #expect(try run("baseline", "update", ".").errors.contains("7 entries of version 1 match no finding"))
  }

  @Test(arguments: ["merge", "diff3"])
  func `after a merge conflict an update keeps the entries of both sides`(style: String) throws {
    let git = "git -c user.email=t@example.com -c user.name=t -c merge.conflictStyle=\(style)"
    func commit() throws { _ = try Command.shell("git add -A && \(git) commit -qm x", in: folder.path) }
    _ = try Command.shell("git init -q -b main", in: folder.path)
    try folder.write("a.yaml", flow(billing: "Ask the lead."))
    try folder.write("m.yaml", flow(billing: "Ask Lena Whitfield."))
    #expect(try run("baseline", "create", ".").status == 0)
    try commit()
    for (branch, file, person) in [("one", "n.yaml", "Lena Novak"), ("two", "o.yaml", "Maria Delgado")] {
      _ = try Command.shell("git checkout -q main && git checkout -q -b \(branch)", in: folder.path)
      try folder.write(file, flow(billing: "Ask \(person)."))
      #expect(try run("baseline", "update", ".", "--accept-new").status == 0)
      try commit()
    }
    #expect(try Command.shell("\(git) merge -q one", in: folder.path).status != 0)
    let broken = try run(".")
    #expect(broken.status == 2 && broken.errors.contains("'blindspot baseline update'"))
    #expect(try run("baseline", "check", ".").status == 2)
    #expect(try run("baseline", "update", ".").status == 0)
    let result = try run(".", "--strict-baseline")
    #expect(result.status == 0, "\(result.output)\(result.errors)")
  }

  @Test func `creating by force replaces a file that cannot be read`() throws {
    try folder.write("a.yaml", flow(billing: "Ask Lena Whitfield."))
    for text in ["", "{", "<<<<<<< HEAD\n", "[]", "{\"version\": 9}"] {
      try folder.write(".blindspot-baseline.json", text)
      let result = try run(".")
      #expect(result.status == 2 && result.errors.contains("baseline "), "\(text)")
      #expect(try run("baseline", "create", ".").status == 2)
      #expect(try run("baseline", "create", ".", "--force").status == 0)
      #expect(try run(".").status == 0)
    }
  }

  @Test func `a baseline contains no word of the exports`() throws {
    try folder.write(
      "a.yaml",
      flow(billing: "Ask Lena Whitfield.", sales: "Ring 212-555-0143.", name: "Oomkeshwari upstairs")
        .replacing("name: Billing", with: "name: Frau Zellweger\n        refId: Ask_Pjotrek_12"))
    try folder.write(
      "b.tf", "resource \"genesyscloud_flow\" \"Ask_Lena_H\" {\n  name = \"Ask Lena Novak\"\n}\n")
    try folder.write("users.csv", "name,email,title\nDana Whitfield,dana.whitfield@example.com,Ask Lena Whitfield\n")
    for environment in [[:], Self.key] {
      #expect(try run("baseline", "create", ".", "--force", environment: environment).status == 0)
      let text = try folder.text(".blindspot-baseline.json")
      for word in [
        "Tom", "Whitfield", "Oomkeshwari", "upstairs", "Zellweger", "Pjotrek", "Lena", "Novak", "Dana", "hello",
        "0143", "\u{2022}",
      ] { #expect(!text.contains(word), "\(word)") }
    }
  }
}

extension TemporaryFolder {
  /// Deletes a file.
  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path + "/" + name) }
}

import Foundation
import TestSupport
import Testing

@Suite struct InventoryCommandTests {
  private static let formats = ["text", "json", "csv", "markdown", "html"]

  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("in/main.yaml", Flow.withBirthDate.replacingOccurrences(of: "Hang up", with: "Ask Priya Sharma"))
    // The same flow as a configuration of the platform.
    try folder.write(
      "in/main.json",
      """
      {"id": "9b2d5c10-77aa-4e0f-b1c2-aabbccddeeff", "name": "Main line", "type": "inboundcall", "flowSequenceItemList": [
        {"__type": "Task", "id": "x", "name": "Verify born \(Flow.birthDate) first", "trackingId": 11, "actionList": []}]}
      """)
    try folder.write("in/other.yaml", Flow.withBirthDate.replacingOccurrences(of: "Main line", with: "Survey"))
  }

  private func run(_ arguments: String..., key: Bool = true) throws -> Command.Result {
    try run(arguments, key: key)
  }

  private func run(_ arguments: [String], key: Bool) throws -> Command.Result {
    try Command.run(
      ["inventory", "in", "--no-config"] + arguments, in: folder.path,
      environment: key ? ["BLINDSPOT_KEY": "0123456789abcdef0123456789abcdef"] : [:])
  }

  private func inventory(_ arguments: String...) throws -> [String: Any] {
    let run = try run(["--format", "json"] + arguments, key: true)
    let report = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    return report?["inventory"] as? [String: Any] ?? [:]
  }

  @Test func `a flow in several formats counts once`() throws {
    let inventory = try inventory()
    let places = inventory["places"] as? [[String: Any]] ?? []
    #expect(places.map { $0["name"] as? String } == ["Main line", "Survey"])
    #expect(places.first?["files"] as? [String] == ["in/main.yaml", "in/main.json"])
    #expect(inventory["findings"] as? Int == 3)
    #expect(inventory["people"] as? Int == 1)
    #expect(inventory["uncovered"] as? [String] == [])
  }

  @Test(arguments: formats) func `every format has the counts and no personal data`(format: String) throws {
    let result = try run("--format", format)
    #expect(result.status == 0)
    for text in ["Main line", "date-of-birth", "person-name", "4(1)"] {
      #expect(result.output.replacing("\\", with: "").contains(text), "\(text)")
    }
    #expect(!result.output.contains("Priya") && !result.output.contains("Sharma") && !result.output.contains("1987"))
  }

  @Test func `a dossier is not an earlier inventory`() throws {
    let name = ["--name", "Priya Sharma", "--output", "json=dossier.json"]
    #expect(try Command.run(["subject", "in"] + name, in: folder.path).status == 1)
    let result = try run("--compare", "dossier.json")
    #expect(result.status == 2 && result.errors.contains("is not a report of `inventory` or `lint`"))
  }

  @Test func `inventories with and without a key cannot be compared`() throws {
    #expect(try run("--output", "json=old.json").status == 0)
    let result = try run("--compare", "old.json", key: false)
    #expect(result.status == 2 && result.errors.contains("made with a key, and this one is made without one"))
    #expect(try run("--output", "json=plain.json", key: false).status == 0)
    #expect(try run("--compare", "plain.json").status == 2)
    #expect(try run("--compare", "plain.json", key: false).output.contains("Compared: 0 new, 0 fixed, "))
  }

  @Test func `the page of lint has the inventory, for readers with and without a script`() throws {
    let result = try Command.run(["lint", "in", "--no-config", "--format", "html"], in: folder.path)
    #expect(result.output.contains("data-part=\"inventory\"") && result.output.contains("Flows and categories"))
    #expect(result.output.contains("Not counted; pass a key"))
    #expect(!result.output.contains("Priya"))
  }

  @Test func `an inventory is compared with an earlier one`() throws {
    #expect(try run("--output", "json=old.json").status == 0)
    try folder.write("in/other.yaml", Flow.clean)
    try folder.write("in/new.yaml", Flow.withBirthDate.replacingOccurrences(of: "Main line", with: "New"))
    let comparison = try inventory("--compare", "old.json")["comparison"] as? [String: Any]
    #expect((comparison?["new"] as? [String])?.count == 1)
    #expect(comparison?["fixed"] as? Int == 1 && comparison?["remaining"] as? Int == 3)
    try folder.write("bad.json", "[]")
    #expect(try run("--compare", "bad.json").status == 2)
    #expect(try run("--compare", "none.json").status == 2)
  }

  @Test func `people are counted with a key only, and other formats are mistakes`() throws {
    #expect(try run(key: false).output.contains("pass a key"))
    #expect(try run("--format", "sarif").status == 2)
  }

  @Test func `what was not checked is part of the inventory`() throws {
    try folder.write("in/broken.yaml", "inboundCall: [")
    let result = try run()
    #expect(result.status == 2 && result.output.contains("broken.yaml"))
  }
}

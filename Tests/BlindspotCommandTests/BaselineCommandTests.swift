import Foundation
import TestSupport
import Testing

/// The baseline, through the command: the same results for every form of an export, and no values.
@Suite struct BaselineCommandTests {
  let folder: TemporaryFolder
  private let key = ["BLINDSPOT_KEY": "a key that is long enough"]
  private static let flows = Command.root + "/examples/flows/"

  init() throws { folder = try TemporaryFolder() }

  private func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Command.Result {
    try Command.run(arguments, in: folder.path, environment: environment)
  }

  /// A text of JSON as an Architect export has it: base64 of the percent-encoded text.
  private func envelope(_ json: Data) -> Data {
    let text = String(decoding: json, as: UTF8.self)
    let encoded = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    return Data(encoded.utf8).base64EncodedData()
  }

  /// The example flow in every form it can take: as it is, indented otherwise, keys and tasks in another order.
  private func forms() throws -> [(name: String, bytes: Data)] {
    func example(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: Self.flows + name)) }
    let yaml = String(decoding: try example("main-line.yaml"), as: UTF8.self)
    let indented = yaml.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(repeating: " ", count: line.prefix { $0 == " " }.count * 2) + line.drop { $0 == " " }
    }.joined(separator: "\n")
    var object = try #require(try JSONSerialization.jsonObject(with: example("main-line.json")) as? [String: Any])
    let tasks = try #require(object["flowSequenceItemList"] as? [Any])
    object["flowSequenceItemList"] = Array(tasks.reversed())
    let sorted = try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])
    let pretty = try JSONSerialization.data(withJSONObject: object, options: [.prettyPrinted])
    return [
      ("main-line.yaml", Data(yaml.utf8)), ("renamed.yml", Data(("# moved\n\n" + indented).utf8)),
      ("main-line.json", try example("main-line.json")), ("flow.json", sorted), ("pretty.json", pretty),
      ("main-line.i3InboundFlow", try example("main-line.i3InboundFlow")), ("other.i3InboundFlow", envelope(sorted)),
    ]
  }

  @Test(arguments: [true, false])
  func `a baseline fits YAML, JSON and i3, renamed, indented and reordered`(hasKey: Bool) throws {
    let environment = hasKey ? key : [:]
    for (first, bytes) in try forms() {
      try folder.write(first, bytes: Array(bytes))
      let created = try run("baseline", "create", ".", "--baseline", "b.json", "--force", environment: environment)
      #expect(created.status == 0, "\(first): \(created.errors)")
      try folder.remove(first)
      for (second, bytes) in try forms() {
        try folder.write(second, bytes: Array(bytes))
        let result = try run(".", "--baseline", "b.json", "--strict-baseline", environment: environment)
        #expect(result.status == 0, "\(first), \(second): \(result.output)\(result.errors)")
        try folder.remove(second)
      }
    }
    #expect(try folder.text("b.json").contains("\"value\"") == hasKey)
  }

  @Test func `with a key, another value at the same position is new in every form`() throws {
    for (name, bytes) in try forms() where !name.hasSuffix("Flow") {
      try folder.write(name, bytes: Array(bytes))
      #expect(try run("baseline", "create", name, "--force", environment: key).status == 0)
      let changed = String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: "priya.raman@", with: "r.okafor@")
      try folder.write(name, changed)
      let result = try run(name, "--format", "json", environment: key)
      #expect(result.status == 1, "\(name)")
      #expect(result.output.contains("\"errors\": 1") && result.output.contains("email-address"), "\(name)")
    }
  }

  @Test func `an update keeps the values of a baseline unless their loss is requested`() throws {
    try folder.write("a.yaml", Flow.withBirthDate)
    #expect(try run("baseline", "create", "a.yaml", environment: key).status == 0)
    let keyed = try folder.text(".blindspot-baseline.json")
    for other in [[:], ["BLINDSPOT_KEY": "another key of that length"]] {
      let refused = try run("baseline", "update", "a.yaml", environment: other)
      #expect(refused.status == 2 && refused.errors.contains("--replace-key"), "\(refused.errors)")
      #expect(try folder.text(".blindspot-baseline.json") == keyed)
      let lint = try run("a.yaml", environment: other)
      #expect(lint.status == 0 && lint.errors.contains("note: the baseline was made with a"), "\(lint.errors)")
      #expect(lint.output.contains("Weakened: baseline compared without values\n"), "\(lint.output)")
    }
    #expect(try !run("a.yaml", environment: key).output.contains("Weakened"))
    #expect(try run("baseline", "update", "a.yaml", "--replace-key").status == 0)
    #expect(try !folder.text(".blindspot-baseline.json").contains("\"value\""))
    let note = "note: a key is set, but the baseline was made without one"
    #expect(try run("a.yaml", environment: key).errors.contains(note))
    #expect(try !run("a.yaml").errors.contains("note: a key"))
    #expect(try run("baseline", "update", "a.yaml", environment: key).status == 0)
    #expect(try folder.text(".blindspot-baseline.json") == keyed)
  }

  @Test func `without the key, no output can be searched for a number`() throws {
    // An attacker who tries all numbers compares the outputs, so they must not differ.
    var outputs: Set<String> = []
    var keyed: Set<String> = []
    for last in ["0100", "0117", "0142", "0158", "0199"] {
      try folder.write(
        "a.yaml", "inboundCall:\n  name: Call 212-555-\(last)\n  description: Or write to x\(last)@example.com\n")
      try folder.write(
        ".blindspot.yml",
        "allow: {lines: ['+1 646 555 \(last)'], texts: ['\(last) is fine']}\n"
          + "exceptions: [{rule: iban, in: 'Call 646-555-\(last)', reason: 'was 646-555-\(last)'}]\n")
      #expect(try run("baseline", "create", "a.yaml", "--force").status == 0)
      var text = try folder.text(".blindspot-baseline.json")
      for arguments in [
        ["a.yaml", "--no-baseline", "--format", "json"], ["a.yaml", "--no-baseline", "--format", "sarif"],
        ["config", "show"], ["a.yaml", "--no-baseline", "--statistics"],
      ] {
        text += try Command.run(arguments, in: folder.path).output
      }
      outputs.insert(text)
      #expect(try run("baseline", "create", "a.yaml", "--force", environment: key).status == 0)
      keyed.insert(try folder.text(".blindspot-baseline.json"))
      for output in [text, try folder.text(".blindspot-baseline.json")] {
        #expect(!output.contains(last), "a part of the number is shown")
      }
    }
    #expect(outputs.count == 1)
    #expect(keyed.count == 5, "with the key the values are told apart")
  }

  @Test func `a short key is rejected with the command that makes a long one`() throws {
    try folder.write("a.yaml", Flow.clean)
    for key in ["x", "fifteen letters", "  short in blanks  "] {
      let result = try run("a.yaml", environment: ["BLINDSPOT_KEY": key])
      #expect(result.status == (key.hasPrefix("  ") ? 0 : 2) || result.errors.contains("bytes of at least"))
    }
    let short = try run("a.yaml", environment: ["BLINDSPOT_KEY": "secret"])
    #expect(short.status == 2 && short.errors.contains("has 6 bytes") && short.errors.contains("openssl rand -hex 32"))
    #expect(!short.errors.contains("secret"))
    try folder.write("key", "secret\n")
    #expect(try run("a.yaml", "--key-file", "key").errors.contains("the key file key has 6 bytes"))
    try folder.write("key", "\n")
    #expect(try run("a.yaml", "--key-file", "key").errors.contains("is empty"))
    // A pipeline without access to the secret sets the variable to an empty text, which is not an error.
    #expect(try run("a.yaml", environment: ["BLINDSPOT_KEY": ""]).status == 0)
  }

  @Test func `the file is sorted with one entry per line and no time stamp, and a broken one is an error`() throws {
    try folder.write("a.yaml", bytes: Array(try forms()[0].bytes))
    #expect(try run("baseline", "create", "a.yaml").status == 0)
    let text = try folder.text(".blindspot-baseline.json")
    let entries = text.split(separator: "\n").filter { $0.hasPrefix("    {") }
    // One for the file, and one for each finding.
    let findings = try run("a.yaml", "--no-baseline", "--format", "jsonl").output.split(separator: "\n")
    #expect(entries.count == 1 + findings.filter { $0.contains("\"rule\"") }.count && entries.count > 2)
    #expect(Array(entries.dropFirst()) == entries.dropFirst().sorted())
    #expect(try run("baseline", "create", "a.yaml", "--force").status == 0)
    #expect(try folder.text(".blindspot-baseline.json") == text)
    // An entry belongs to one file.
    try folder.write("b.yaml", bytes: Array(try forms()[0].bytes))
    #expect(try run("a.yaml", "b.yaml").status == 1)
    try folder.write(".blindspot-baseline.json", text.replacingOccurrences(of: "\"version\": 2", with: "2"))
    let broken = try run("a.yaml")
    #expect(broken.status == 2 && broken.errors.contains("baseline create --force"))
  }
}

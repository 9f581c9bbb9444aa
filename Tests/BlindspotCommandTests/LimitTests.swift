import Foundation
import TestSupport
import Testing

/// Every limit of `limits:` and of the command line: reaching it is a problem, raising it lets the file through.
@Suite struct LimitTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// An input that reaches a limit when the limit is set to `low`, and does not when it is set to `high`.
  struct Case: Sendable, CustomTestStringConvertible {
    let limit: String
    let low: Int
    let high: Int
    let file: String
    let text: String

    var testDescription: String { limit }
  }

  private static func flow(_ rest: String) -> String { "inboundCall:\n  name: Opening hours\n\(rest)" }

  private static func nested(_ depth: Int, _ open: String, _ close: String, around text: String = "") -> String {
    String(repeating: open, count: depth) + text + String(repeating: close, count: depth)
  }

  private static let padding = String(repeating: "# padding, nothing to see\n", count: 45_000)

  private static func dataAction(_ input: String) -> String {
    "{\"resource\": {\"genesyscloud_integration_action\": {\"a\": {\"name\": \"Look up\", "
      + "\"contract_input\": \"\(input)\"}}}}"
  }

  static let cases: [Case] = [
    Case(limit: "file-size", low: 1, high: 2, file: "a.yaml", text: flow(padding)),
    Case(
      limit: "hcl-size", low: 1, high: 2, file: "a.tf",
      text: "resource \"genesyscloud_flow\" \"a\" {\n  name = \"Opening hours\"\n}\n\(padding)"),
    Case(limit: "depth", low: 20, high: 60, file: "a.yaml", text: flow("  tasks:\n    \(nested(30, "[", "]"))\n")),
    Case(
      limit: "depth", low: 20, high: 60, file: "a.json",
      text: "{\"inboundCall\": {\"name\": \"Opening hours\", \"tasks\": \(nested(30, "[", "]"))}}"),
    Case(
      limit: "depth", low: 20, high: 60, file: "a.tf",
      text: "resource \"genesyscloud_flow\" \"a\" {\n  name = \"Opening hours\"\n  x = \(nested(30, "[", "]"))\n}\n"),
    Case(
      limit: "flow-depth", low: 20, high: 40, file: "a.yaml", text: flow("  tasks:\n    \(nested(30, "[", "]"))\n")),
    Case(
      limit: "nodes", low: 1000, high: 5000, file: "a.yaml",
      text: flow("  tasks:\n" + String(repeating: "    - a: b\n", count: 1000))),
    Case(
      limit: "nodes", low: 1000, high: 60_000, file: "a.yaml",
      text: flow("  a: &a [\(String(repeating: "x, ", count: 500))]\n  b: [\(String(repeating: "*a, ", count: 80))]\n")),
    Case(limit: "documents", low: 1, high: 2, file: "a.yaml", text: flow("---\n") + flow("")),
    Case(
      limit: "embedded-depth", low: 20, high: 60, file: "a.tf.json",
      text: dataAction(nested(30, "[", "]", around: "{}"))),
    Case(
      limit: "embedded-size", low: 1, high: 2, file: "a.tf.json",
      text: dataAction("[\(String(repeating: " ", count: 1_100_000))]")),
    Case(
      limit: "expression-depth", low: 20, high: 60, file: "a.yaml",
      text: flow("  initialGreeting:\n    exp: '\(nested(30, "ToAudioTTS(", ")", around: "\"Good morning\""))'\n")),
    Case(
      limit: "findings", low: 1, high: 3, file: "a.yaml",
      text: flow("  description: Born 14.05.1987, born 15.06.1988, born 16.07.1989\n")),
    Case(
      limit: "pattern-steps", low: 1000, high: 1_000_000, file: "a.yaml",
      text: flow("  description: \(String(repeating: "a", count: 200))!\n")),
  ]

  @Test(arguments: cases) func `reaching a limit is a problem, and raising it lets the file pass`(of limit: Case) throws
  {
    try folder.write(limit.file, limit.text)
    try folder.write(
      "rule.yml",
      """
      {id: slow, category: account-number, extends: pattern, pattern: 'a*a*a*[bc]', severity: note,
       examples: {match: [b], no_match: [x]}}
      """)
    func run(_ value: Int) throws -> Command.Result {
      try folder.write("c.yml", "rule-files: rule.yml\nlimits: {\(limit.limit): \(value), \(extra(for: limit))}\n")
      return try Command.run(
        ["--config", "c.yml", limit.file, "--format", "json", "--fail-on", "never"], in: folder.path)
    }
    let reached = try run(limit.low)
    #expect(reached.status == 2)
    #expect(reached.output.contains("\"limit-reached\""))
    #expect(reached.output.contains(limit.limit), "the message names the limit: \(reached.output)")
    let passed = try run(limit.high)
    #expect(passed.status == 0, "\(passed.output)\(passed.errors)")
  }

  /// Flow collections are the shortest way to nest, and have a limit of their own.
  private func extra(for limit: Case) -> String { limit.limit == "depth" ? "flow-depth: 100" : "" }

  @Test(arguments: [
    ("archive-size", 1, 3), ("archive-members", 1, 3), ("archive-ratio", 1, 2000), ("archive-depth", 1, 2),
  ]) func `archives have limits too`(limit: String, low: Int, high: Int) throws {
    try folder.write("f.yaml", Flow.clean + String(repeating: "# padding, nothing to see\n", count: 45_000))
    let zipped = try Command.shell(
      "python3 -c \"import zipfile; z = zipfile.ZipFile('a.zip', 'w', zipfile.ZIP_DEFLATED); z.write('f.yaml'); "
        + "z.close(); z = zipfile.ZipFile('b.zip', 'w'); z.write('a.zip'); z.write('f.yaml', 'x/g.yaml')\"",
      in: folder.path)
    try #require(zipped.status == 0)
    for (value, status) in [(low, Int32(2)), (high, 0)] {
      try folder.write(
        "c.yml", "limits:\n  \(limit): \(value)\n\(limit == "archive-ratio" ? "" : "  archive-ratio: 2000\n")")
      let result = try Command.run(["--config", "c.yml", "b.zip", "--format", "json"], in: folder.path)
      #expect(result.status == status, "\(result.output)")
      #expect(
        result.output.contains("limit-reached") == (status == 2) && result.output.contains(limit) == (status == 2))
    }
  }

  @Test func `options win over the configuration, and values out of range are rejected`() throws {
    try folder.write("a.yaml", Self.flow("  description: Born 14.05.1987, born 15.06.1988\n"))
    try folder.write(".blindspot.yml", "limits: {findings: 1, depth: 30}\n")
    #expect(try Command.run(["a.yaml"], in: folder.path).status == 2)
    #expect(try Command.run(["a.yaml", "--max-findings", "2"], in: folder.path).status == 1)
    let shown = try Command.run(["config", "show"], in: folder.path).output
    #expect(shown.contains("findings: 1") && shown.contains("# .blindspot.yml:1:20"))
    for arguments in [
      ["--max-depth", "4"], ["--max-file-size", "4G"], ["--max-seconds", "0"], ["--max-archive-depth", "40"],
    ] {
      let result = try Command.run(["a.yaml"] + arguments, in: folder.path)
      #expect(result.status == 2 && result.errors.contains("must be from"), "\(arguments): \(result.errors)")
    }
    try folder.write(".blindspot.yml", "limits: {dept: 30, file-size: 4000}\n")
    let broken = try Command.run(["config", "check"], in: folder.path)
    #expect(broken.status == 2 && broken.errors.contains("did you mean depth?"))
    #expect(broken.errors.contains("file-size must be a whole number from 1 to 2047"))
  }

  @Test func `findings about comments are limited and counted`() throws {
    let folder = try TemporaryFolder()
    let comments = String(repeating: "  # blindspot: allow person-name -- x\n", count: 300)
    try folder.write("a.yaml", "inboundCall:\n  name: Main\n" + comments + "  description: Menu\n")
    let result = try Command.run(["a.yaml", "--severity", "note", "--max-findings", "20"], in: folder.path)
    #expect(result.status == 2)
    #expect(result.output.contains("the file has more than 20 findings; 280 are not reported (limit findings)"))
  }

  @Test func `a comment names at most 100 rules, and a file has at most 20,000 comments`() throws {
    let folder = try TemporaryFolder()
    let names = String(repeating: "a, ", count: 100_000) + "date-of-birth"
    let flow = Flow.withBirthDate
    try folder.write("a.yaml", "# blindspot: allow-file \(names) -- x\n" + flow)
    try folder.write("b.yaml", String(repeating: "#blindspot: allow iban -- x\n", count: 20_001) + flow)
    let long = try Command.run(["a.yaml", "--format", "concise"], in: folder.path)
    #expect(long.status == 1 && long.output.contains("[date-of-birth]") && long.output.contains("more than 100 rules"))
    let many = try Command.run(["b.yaml", "--format", "concise", "--max-findings", "30000"], in: folder.path)
    #expect(many.output.contains("b.yaml:20001:1: ") && many.output.contains("more than 20000 comments"))
  }
}

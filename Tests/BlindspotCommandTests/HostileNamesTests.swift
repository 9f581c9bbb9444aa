import Foundation
import TestSupport
import Testing

/// Names that act on whatever shows them – terminals, build servers, browsers, spreadsheets – in flows, file names,
/// rules, exceptions and broken exports, through the built command in every format.
@Suite struct HostileNamesTests {
  let folder: TemporaryFolder
  let texts: [String]

  init() throws {
    folder = try TemporaryFolder()
    let list = Command.root + "/Tests/BlindspotReportingTests/Fixtures/hostile.json"
    texts = try JSONDecoder().decode([String].self, from: Data(contentsOf: URL(fileURLWithPath: list)))
    try plant()
  }

  @Test func `reports with hostile names are valid and inactive`() throws {
    try #require(texts.count > 50)
    try folder.write("out/empty.text")
    var arguments = ["lint", "in", "--severity", "note", "--statistics", "--fields", "extended"]
    for (format, ending) in Self.endings { arguments += ["--output", "\(format)=out/all.\(ending)"] }
    let run = try Command.run(arguments, in: folder.path, environment: ["GITHUB_STEP_SUMMARY": "out/unused"])
    try #require(run.status == 2, "\(run.errors)")
    try folder.write("out/stdout.text", run.output)
    try folder.write("out/stderr.text", run.errors)
    try folder.write("clean/flow.yaml", Flow.clean)
    let others = [
      ["in/flows", "--format", "github"], ["baseline", "create", "in/flows"], ["clean", "--strict-baseline"],
      ["baseline", "check", "clean"], ["config", "show"], ["rules"], ["rules", "test"], ["fields", "in"],
      ["explain", "hostile-0"], ["explain", texts[0]], [texts[0]], ["clean", "--baseline", texts[0]],
    ]
    for (number, command) in others.enumerated() {
      let run = try Command.run(
        command, in: folder.path, environment: ["GITHUB_STEP_SUMMARY": folder.path + "/out/summary.md"])
      try folder.write("out/other-\(number).\(number == 0 ? "github.txt" : "text")", run.output)
      try folder.write("out/other-\(number).errors.text", run.errors)
    }
    // The texts are in the reports.
    let json = try folder.text("out/all.json")
    #expect(texts.contains { $0.contains("::") && json.contains($0) })
    #expect(try folder.text("out/all.txt").contains("\\u{1B}[31mred"))
    let rules = try folder.text("out/all.json").components(separatedBy: "\"rule\": \"hostile-").count
    #expect(rules > 40, "\(rules) findings of hostile rules")

    #expect(try active() == [])
    #expect(try commands() == [])
    // Without xmllint JUnit is not validated against its schema; the gate installs and requires it.
    let environment = ProcessInfo.processInfo.environment
    let validation = try Command.shell(
      "\(Command.root)/Tools/validate-reports \(environment["CI"] == nil ? "" : "--strict") out", in: folder.path,
      environment: environment.filter { $0.key == "REPORT_SCHEMAS" })
    #expect(validation.status == 0, "\(validation.output)\(validation.errors)")
    #expect(validation.output.contains("10 reports checked, 0 invalid"), "\(validation.output)\(validation.errors)")
  }

  private static let endings = [
    "text": "txt", "concise": "concise.txt", "json": "json", "jsonl": "jsonl", "sarif": "sarif", "junit": "junit.xml",
    "github": "github.txt", "gitlab": "gitlab.json", "checkstyle": "checkstyle.xml", "csv": "csv", "markdown": "md",
    "html": "html",
  ]

  // MARK: Input

  private func plant() throws {
    for (number, text) in texts.enumerated() {
      let flow: [String: Any] = [
        "inboundCall": [
          "name": text,
          "tasks": [
            [
              "task": [
                "name": text + " born 14.05.1987",
                "actions": [["callData": ["name": "Order \(text) ACME-4711"]]],
              ]
            ]
          ],
        ]
      ]
      try folder.write("in/flows/\(name(number))flow-\(number).json", bytes: Array(json(flow)))
      try folder.write(
        "in/broken/\(name(number))broken-\(number).yaml", "inboundCall:\n  name: \"\(text)\n  tasks: [\n")
      let rule: [String: Any] = [
        "id": "hostile-\(number)", "title": text, "what": text, "category": "account-number", "severity": "warning",
        "extends": "pattern", "pattern": "ACME-4711", "reason": text, "instead": text,
        "examples": ["match": ["\(text) ACME-4711"], "no_match": [text]],
      ]
      try folder.write("rules/\(number).yml", yaml(rule))
    }
    let exceptions = texts.enumerated().flatMap { number, text in
      [
        ["rule": "iban", "in": text, "reason": text] as [String: Any],
        ["rule": "date-of-birth", "file": text, "reason": text, "until": "2020-01-01"],
        ["rule": text, "path": "/\(text)", "reason": text],
      ]
    }
    let configuration: [String: Any] = [
      "rule-files": ["rules"], "exceptions": exceptions, "rules": [texts[0]: "off", "iban": texts[2]],
    ]
    try folder.write(".blindspot.yml", yaml(configuration))
  }

  private func text(_ index: Int) -> String { texts[index % texts.count] }

  /// A file may be called anything that has no slash and no NUL in it.
  private func name(_ index: Int) -> String {
    let name = text(index).replacingOccurrences(of: "/", with: "").replacingOccurrences(of: "\u{0}", with: "")
    return String(name.prefix(80))
  }

  private func json(_ value: [String: Any]) -> Data {
    (try? JSONSerialization.data(withJSONObject: value, options: [.withoutEscapingSlashes, .sortedKeys])) ?? Data()
  }

  /// The same as YAML, which has no raw controls and noncharacters.
  private func yaml(_ value: [String: Any]) -> String {
    String(decoding: json(value), as: UTF8.self).unicodeScalars.map { scalar in
      if scalar.isASCII, scalar.value != 0x7F { return String(scalar) }
      let digits = String(scalar.value, radix: 16)
      return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  // MARK: Forbidden output

  private func outputs() throws -> [(name: String, text: String)] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out").sorted().map {
      ($0, try folder.text("out/" + $0))
    }
  }

  /// Control characters, and characters that reorder or hide text.
  private func active() throws -> [String] {
    try outputs().flatMap { name, text in
      let allowed: Set<UInt32> = name.hasSuffix(".csv") ? [0x0A, 0x0D] : [0x0A]
      let found = Set(text.unicodeScalars.map(\.value).filter { Self.isActive($0) && !allowed.contains($0) })
      return found.sorted().map { "\(name): U+\(String($0, radix: 16))" }
    }
  }

  private static func isActive(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x00..<0x20, 0x7F..<0xA0, 0xAD, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFFE, 0xFFFF, 0xE0000...0xE007F:
      true
    default: false
    }
  }

  /// Lines that a build server would execute.
  private func commands() throws -> [String] {
    let ours = ["::error file=", "::warning file=", "::notice file=", "::notice title="]
    return try outputs().flatMap { name, text in
      text.split(separator: "\n").filter { line in
        let start = line.drop { $0 == " " }
        let isOurs = name.hasSuffix("github.txt") && ours.contains { start.hasPrefix($0) }
        return start.hasPrefix("::") && !isOurs || ["##vso[", "##[", "##teamcity["].contains { line.contains($0) }
      }.map { "\(name): \($0.prefix(100))" }
    }
  }
}

import Foundation
import TestSupport
import Testing

/// The configuration, through the command: the effect of each key, and the position of each mistake.
@Suite struct ConfigurationCommandTests {
  let folder: TemporaryFolder

  private static let flow = """
    inboundCall:
      name: Main line
      description: Call Dana Whitfield at 212-555-0143
      tasks:
        - task:
            name: Verify born 14.05.1987
            refId: Task_1
            actions:
              - playAudio:
                  name: Mail d.whitfield@acme.example.com
                  audio:
                    tts: Please call 212 555 0187

    """

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("in/a.yaml", Self.flow)
    try folder.write("in/deep/b.yaml", Self.flow)
  }

  /// The rules that find something in each of the two files, with their places and severities left out.
  private func found(_ configuration: String, _ arguments: [String] = []) throws -> (a: [String], b: [String]) {
    try folder.write(".blindspot.yml", configuration)
    let result = try Command.run(["in", "--format", "concise", "--severity", "note"] + arguments, in: folder.path)
    #expect(result.status < 2, "\(configuration): \(result.errors)\(result.output)")
    func rules(_ file: String) -> [String] {
      result.output.split(separator: "\n").filter { $0.hasPrefix(file) }.map { line in
        let severity = line.contains(": note: ") ? "note " : ""
        return severity + String(line.split(separator: "[").last?.dropLast() ?? "")
      }
    }
    return (rules("in/a.yaml"), rules("in/deep/b.yaml"))
  }

  private static let all = ["person-name", "phone-number", "date-of-birth", "email-address", "phone-number"]

  @Test(arguments: [
    ("", all, all),
    (
      "rules: {person-name: off, phone-number: note}",
      ["note phone-number", "date-of-birth", "email-address", "note phone-number"], nil
    ),
    (
      "rules:\n  phone-number: {fields: tts}\n", ["person-name", "date-of-birth", "email-address", "phone-number"], nil
    ),
    (
      "rules:\n  phone-number: {allow: {texts: [2125550143], patterns: ['0187$']}}\n",
      ["person-name", "date-of-birth", "email-address"], nil
    ),
    ("rules: {person-name: {min-confidence: 1}}", Array(all.dropFirst()), nil),
    (
      "overrides: [{files: 'in/deep/**', rules: {person-name: off, phone-number: off}}]", all,
      ["date-of-birth", "email-address"]
    ),
    (
      "overrides: [{fields: [tts, flow-description], rules: {phone-number: off}}]",
      ["person-name", "date-of-birth", "email-address"], nil
    ),
    (
      "rules: {date-of-birth: off}\noverrides: [{files: b.yaml, rules: {date-of-birth: note}}]",
      ["person-name", "phone-number", "email-address", "phone-number"],
      ["person-name", "phone-number", "note date-of-birth", "email-address", "phone-number"]
    ),
    (
      "allow: {people: [Dana Whitfield], lines: ['+1 (212) 555-0143', '+1 212 555 01*'], domains: [example.com]}",
      ["date-of-birth"], nil
    ),
    ("allow: {lines: ['212 555 0187'], texts: ['14/05/1987']}", ["person-name", "phone-number", "email-address"], nil),
    ("fields: [tts, task-name]", ["date-of-birth", "phone-number"], nil),
    ("fields: near", [], nil),
    ("exclude: ['in/deep/**']", all, []),
    ("min-confidence: 1", [], nil),
  ]) func `each key has its effect`(configuration: String, a: [String], b: [String]?) throws {
    let found = try found(configuration)
    #expect(found.a == a)
    #expect(found.b == b ?? a)
  }

  @Test func `a configuration extends several others, and the command line wins over all of them`() throws {
    try folder.write("shared/base.yml", "rules: {person-name: off, date-of-birth: off}\nfail-on: never\n")
    try folder.write(
      "shared/more.yml", "extends: base.yml\nrules: {person-name: note}\nallow: {domains: [acme.example.com]}\n")
    try folder.write("other.yml", "rules: {phone-number: off}\nseverity: error\n")
    let own = "extends: [shared/more.yml, other.yml]\nrules: {date-of-birth: error}\n"
    #expect(try found(own).a == ["note person-name", "date-of-birth"])
    #expect(try Command.run(["in"], in: folder.path).status == 0, "fail-on of the base holds")
    #expect(try Command.run(["in", "--fail-on", "error"], in: folder.path).status == 1)
    #expect(try found(own, ["--disable", "date-of-birth"]).a == ["note person-name"])
    let shown = try Command.run(["config", "show", "--fail-on", "note"], in: folder.path).output
    for line in [
      "date-of-birth: {severity: error}  # .blindspot.yml:2:24",
      "person-name: {severity: note}     # shared/more.yml:2:22",
      "phone-number: {severity: off}     # other.yml:1:23", "# --fail-on", "# other.yml:2:11",
    ] {
      #expect(shown.contains(line), "\(line): \(shown)")
    }
    #expect(!shown.contains("acme.example.com"), "what is allowed may be personal itself")
    for (extended, message) in [
      ("nowhere.yml", ".blindspot.yml:1:10: the configuration file nowhere.yml does not exist"),
      ("loop.yml", "extends itself by way of"),
    ] {
      try folder.write("loop.yml", "extends: loop.yml\n")
      try folder.write(".blindspot.yml", "extends: \(extended)\n")
      let result = try Command.run(["config", "check"], in: folder.path)
      #expect(result.status == 2 && result.errors.contains(message), "\(result.errors)")
    }
  }

  @Test func `the nearest file upwards applies, and its reports are written`() throws {
    try folder.write(
      ".blindspot.yml", "output: [concise, json=report.json]\nfail-on: error\nrules: {person-name: off}\n")
    let inside = try Command.run(["a.yaml"], in: folder.path + "/in")
    #expect(inside.output.hasPrefix("a.yaml:3:39: warning:") && inside.status == 1)
    #expect(
      try folder.text("report.json").contains("\"version\": 1"),
      "beside the configuration, not in the folder of the run")
    #expect(try Command.run(["a.yaml", "--format", "json"], in: folder.path + "/in").output.hasPrefix("{"))
    try folder.write("in/.blindspot.yml", "fields: near\n")
    #expect(try Command.run(["a.yaml"], in: folder.path + "/in").status == 0)
  }
}

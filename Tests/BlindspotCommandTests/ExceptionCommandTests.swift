import Foundation
import TestSupport
import Testing

/// Exceptions and suppression comments, through the command.
@Suite struct ExceptionCommandTests {
  let folder: TemporaryFolder

  private static let flow = """
    inboundCall:
      name: Main line
      tasks:
        - task:
            name: Verify born 14.05.1987
            refId: Task_1
            actions:
              - disconnect:
                  name: Call 212-555-0143

    """

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("in/a.yaml", Self.flow)
  }

  /// The rules of the findings, in the order of the report.
  private func found(_ arguments: String...) throws -> [String] {
    let result = try Command.run(["lint", "--format", "concise"] + arguments, in: folder.path)
    #expect(result.status < 2, "\(result.errors)\(result.output)")
    return result.output.split(separator: "\n").map { String($0.split(separator: "[").last?.dropLast() ?? "") }
  }

  private static let both = ["date-of-birth", "phone-number"]

  @Test(arguments: [
    ("rule: date-of-birth", ["phone-number"]),
    ("rule: [date-of-birth, phone-number]", []),
    ("rule: date-of-birth, file: 'in/*.yaml'", ["phone-number"]),
    ("rule: date-of-birth, file: a.yaml, field: task-name, in: Task_1", ["phone-number"]),
    ("rule: phone-number, in: ['Main *', 'Verify *', 'Call *']", ["date-of-birth"]),
    ("rule: phone-number, path: '/inboundCall/tasks/*/task/actions/**'", ["date-of-birth"]),
    ("rule: phone-number, field: mission, until: 2999-01-01", ["date-of-birth"]),
    ("rule: phone-number, until: 2020-01-01", ["exception-expired", "date-of-birth", "phone-number"]),
    ("rule: phone-number, field: tts", ["exception-unused", "date-of-birth", "phone-number"]),
    ("rule: phone-number, in: Nobody", ["exception-unused", "date-of-birth", "phone-number"]),
    ("rule: phone-number, file: other.yaml", ["exception-unused"] + both),
    ("rule: iban", ["exception-unused", "date-of-birth", "phone-number"]),
  ]) func `an exception applies where all its selectors match`(exception: String, left: [String]) throws {
    try folder.write(".blindspot.yml", "exceptions:\n  - {\(exception), reason: it may stay}\n")
    #expect(try found() == left)
  }

  @Test func `an exception without a reason is ignored, and only those of rules that ran are reported as unused`()
    throws
  {
    for reason in ["", ", reason: ' '", ", reason: ~"] {
      try folder.write(".blindspot.yml", "exceptions:\n  - {rule: phone-number\(reason)}\n")
      #expect(try found() == ["exception-without-reason"] + Self.both, "\(reason)")
    }
    try folder.write(".blindspot.yml", "rules: {iban: off}\nexceptions:\n  - {rule: iban, reason: old}\n")
    #expect(try found() == Self.both)
    try folder.write(".blindspot.yml", "exceptions:\n  - {rule: iban, reason: old}\n")
    #expect(try found("--rule", "phone-number") == ["phone-number"])
    let input = try Command.run(["-", "--stdin-filename", "a.yaml"], in: folder.path, input: Flow.clean)
    #expect(input.status == 0, "one file on standard input says nothing about the others: \(input.output)")
  }

  @Test(arguments: [
    ("        name: Verify born 14.05.1987", " # blindspot: allow date-of-birth -- a test account", ["phone-number"]),
    (
      "        name: Verify born 14.05.1987", " # blindspot:allow date-of-birth, phone-number -- test", ["phone-number"]
    ),
    ("    - task:", " # blindspot: allow date-of-birth phone-number -- all of the task", []),
    ("  tasks:", "  # blindspot: allow phone-number -- all tasks", ["date-of-birth"]),
    (
      "        name: Verify born 14.05.1987", " # blindspot: allow date-of-birth",
      ["exception-without-reason", "date-of-birth", "phone-number"]
    ),
    (
      "        name: Verify born 14.05.1987", " # blindspot: allow iban -- x",
      ["exception-unused", "date-of-birth", "phone-number"]
    ),
    (
      "        name: Verify born 14.05.1987", " # blindspot: allow date-of-brith -- x",
      ["exception-malformed", "date-of-birth", "phone-number"]
    ),
    (
      "        name: Verify born 14.05.1987", " # blindspot: ignore date-of-birth -- x",
      ["exception-malformed", "date-of-birth", "phone-number"]
    ),
  ]) func `a comment applies to its line, or to the block that the line opens`(
    line: String, comment: String, left: [String]
  ) throws {
    try folder.write("in/a.yaml", Self.flow.replacingOccurrences(of: line + "\n", with: line + comment + "\n"))
    #expect(try found().sorted() == left.sorted())
    // On a line of its own it is for the next one.
    let indent = String(line.prefix { $0 == " " })
    let own = indent + comment.trimmingCharacters(in: .whitespaces) + "\n" + line + "\n"
    try folder.write("in/a.yaml", Self.flow.replacingOccurrences(of: line + "\n", with: own))
    #expect(try found().sorted() == left.sorted())
  }

  @Test func `a comment inside a text is part of the text`() throws {
    try folder.write(
      "in/a.yaml",
      Self.flow.replacingOccurrences(of: "Verify born", with: "'# blindspot: allow date-of-birth -- x' # born"))
    #expect(try found() == ["phone-number"])
    try folder.write(
      "in/a.yaml",
      Self.flow.replacingOccurrences(
        of: "Verify born 14.05.1987", with: "'born 14.05.1987 # blindspot: allow date-of-birth -- x'"))
    #expect(try found() == Self.both)
  }

  @Test func `selectors of exceptions are not printed`() throws {
    try folder.write(
      ".blindspot.yml", "exceptions: [{rule: person-name, in: Dana Whitfield, reason: about Dana Whitfield}]\n")
    for arguments in [["in"], ["config", "show"], ["in", "--format", "json"]] {
      let result = try Command.run(arguments, in: folder.path)
      #expect(!(result.output + result.errors).contains("Whitfield"), "\(arguments)")
    }
  }
}

/// Exceptions that a run cannot judge are not reported as unused.
@Suite struct PartialRunExceptionTests {
  private static let flow =
    "inboundCall:\n  name: Main\n  tasks:\n    - task:\n        name: Ask Lena Novak # blindspot: allow person-name -- persona\n"

  @Test(arguments: [
    // columns: the selectors of an exception without a finding, the arguments, whether it is reported
    ("", ["."], true), ("", ["in"], false), ("", ["in/a.yaml"], false), ("", ["in", "out"], false),
    ("file: in/*.yaml", ["."], true), ("file: in/*.yaml", ["in"], true), ("file: in/*.yaml", ["in/a.yaml"], false),
    ("file: in/a.yaml", ["in/a.yaml"], true), ("file: in/a.yaml", ["out"], false), ("file: a.yaml", ["in"], false),
    ("file: in/gone.yaml", ["in"], true), ("file: out/gone.yaml", ["in"], false),
    ("", [".", "--fields", "tts"], false), ("", [".", "--severity", "error"], false),
    ("", [".", "--min-confidence", "0.9"], false), ("", [".", "--rule", "person-name"], false),
    ("", [".", "--disable", "person-name"], true), ("", [".", "--fields", "extended"], true),
  ]) func `an unused exception is reported only by runs that check all it can apply to`(
    selectors: String, arguments: [String], isReported: Bool
  ) throws {
    let folder = try TemporaryFolder()
    try folder.write("in/a.yaml", Self.flow)
    try folder.write("in/b.yaml", Self.flow)
    try folder.write("out/c.yaml", Self.flow)
    let rule = "rule: iban" + (selectors.isEmpty ? "" : ", ") + selectors
    try folder.write(".blindspot.yml", "exceptions: [{\(rule), reason: x}]\n")
    let result = try Command.run(arguments + ["--format", "concise"], in: folder.path)
    #expect(result.output.contains(".blindspot.yml:1") == isReported, "\(result.output)")
    // The comments in the files are used, whether or not the run checks their texts.
    if !arguments.contains("--disable") { #expect(!result.output.contains(".yaml:5"), "\(result.output)") }
  }
}

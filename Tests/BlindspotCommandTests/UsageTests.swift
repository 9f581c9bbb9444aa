import BlindspotRules
import TestSupport
import Testing

/// A command that is named first is parsed on its own, with the same results as by the whole tree.
@Suite struct UsageTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("help", Flow.withBirthDate)
  }

  private func run(_ arguments: String...) throws -> Command.Result { try Command.run(arguments, in: folder.path) }

  @Test func `help and version do not depend on how they are requested`() throws {
    for (one, other) in [
      (["--help"], ["help"]), (["lint", "--help"], ["help", "lint"]), (["baseline", "--help"], ["help", "baseline"]),
      (["baseline", "check", "-h"], ["help", "baseline", "check"]), (["--version"], ["lint", "--version"]),
      (["--version"], ["config", "show", "--version"]), (["rules", "test", "--help"], ["help", "rules", "test"]),
    ] {
      let results = try (Command.run(one, in: folder.path), Command.run(other, in: folder.path))
      #expect(results.0.status == 0 && results.1.status == 0, "\(one)")
      #expect(results.0.output == results.1.output && !results.0.output.isEmpty, "\(one)")
    }
  }

  @Test func `the help prints every option of a limit as it is declared`() throws {
    let help = try Command.run(["lint", "--help"], in: folder.path, environment: ["COLUMNS": "400"]).output
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for limit in Limit.allCases {
      guard let option = limit.option else { continue }
      #expect(help.contains("\(option.flag) <\(option.valueName ?? "")> \(limit.optionHelp)"))
    }
  }

  @Test func `help after a command is a file`() throws {
    #expect(try run("help").status == 0)
    #expect(try run("lint", "help").status == 1)
  }

  @Test func `options of a command are accepted before its subcommand`() throws {
    #expect(try run("rules", "--no-config", "test").status == 0)
    #expect(try run("config", "show", "--fail-on", "never").output.contains("never"))
    #expect(try run("--no-config", "--quiet", "help").status == 1)
  }

  @Test func `many arguments are refused before they are parsed`() throws {
    let rules = try Command.run(["a.yaml"] + Array(repeating: "--staged", count: 4097), in: folder.path)
    #expect(rules.status == 2 && rules.errors.contains("there are more than 4096 options"))
    let names = (0...8192).map { "f\($0)" }
    let mixed = try Command.run(names + ["--quiet"], in: folder.path)
    #expect(mixed.status == 2 && mixed.errors.contains("there are more than 8192 arguments"))
    // Paths at the end are any number.
    let paths = try Command.run(["--format", "concise"] + names, in: folder.path)
    #expect(paths.status == 2 && paths.output.contains("f8192: error: "))
    let mistake = try Command.run(["--formt", "concise"] + names, in: folder.path)
    #expect(mistake.status == 2 && mistake.errors.contains("--formt"))
  }
}

import Foundation
import TestSupport
import Testing

@Suite struct OutputTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for number in 0..<12 {
      try folder.write("in/\(number).yaml", number % 3 == 0 ? Flow.clean : Flow.withBirthDate)
    }
  }

  private func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Command.Result {
    try Command.run(arguments, in: folder.path, environment: environment)
  }

  static let formats = [
    "text", "concise", "json", "jsonl", "sarif", "junit", "github", "gitlab", "checkstyle", "csv", "markdown", "html",
  ]

  @Test func `reports do not depend on the number of jobs or the order of arguments`() throws {
    for format in Self.formats {
      let one = try run("lint", "--format", format, "--jobs", "1", "in").output
      #expect(try run("lint", "--format", format, "--jobs", "7", "in").output == one)
    }
    let names = (0..<12).map { "in/\($0).yaml" }
    let sorted = try Command.run(["lint", "--format", "json"] + names, in: folder.path).output
    #expect(try Command.run(["lint", "--format", "json"] + names.reversed(), in: folder.path).output == sorted)
  }

  @Test func `no format prints the matched values`() throws {
    var arguments = ["lint", "in", "--statistics", "--color", "always"]
    for format in Self.formats { arguments += ["--output", "\(format)=out.\(format)"] }
    let result = try Command.run(arguments, in: folder.path)
    #expect(result.status == 1)
    for text in try [result.output, result.errors] + Self.formats.map({ try folder.text("out.\($0)") }) {
      #expect(!text.contains(Flow.birthDate))
    }
    #expect(try run("lint", "in", "--format", "json", "--show-values").output.contains(Flow.birthDate))
    // Nothing is left of the temporary files.
    #expect(folder.names == (["in"] + Self.formats.map { "out.\($0)" }).sorted())
  }

  @Test func `--show-values warns about formats that never print values, and --rule-url sets the links`() throws {
    let shown = try run("lint", "in", "--show-values", "--output", "sarif=a.sarif", "--output", "html=a.html")
    #expect(shown.errors.contains("--show-values does not affect sarif, html"))
    #expect(try run("lint", "in", "--show-values", "--output", "json=a.json").errors.isEmpty)
    let linked = try run("lint", "in", "--format", "sarif", "--rule-url", "https://example.com/rules.md#")
    #expect(linked.output.contains("\"helpUri\": \"https://example.com/rules.md#date-of-birth\""))
    #expect(try run("lint", "in", "--rule-url", "javascript:alert(1)").status == 2)
  }

  @Test func `output files are written all or none`() throws {
    try folder.write("old.json", "old")
    let result = try run("lint", "in", "--output", "json=old.json", "--output", "csv=nowhere/a.csv", "--force")
    #expect(result.status == 2)
    #expect(result.errors.contains("nowhere/a.csv cannot be written: no such file or folder"))
    #expect(try folder.text("old.json") == "old")
    #expect(folder.names == ["in", "old.json"])
    #expect(try run("lint", "in", "--output", "json=in").status == 2)
    try folder.link("link.json", to: "old.json")
    #expect(try run("lint", "in", "--output", "json=link.json", "--output", "csv=/dev/null").status == 2)
    #expect(try folder.text("old.json") == "old")
  }

  @Test func `colors are for terminals, and NO_COLOR is respected`() throws {
    let escape = "\u{1B}["
    #expect(try !run("lint", "in").output.contains(escape))
    #expect(try run("lint", "in", "--color", "always").output.contains(escape))
    #expect(try run("lint", "in", environment: ["FORCE_COLOR": "1"]).output.contains(escape))
    #expect(try !run("lint", "in", environment: ["FORCE_COLOR": "1", "NO_COLOR": "1"]).output.contains(escape))
  }

  @Test func `a full disk is a failure, a closed pipe is not`() throws {
    let piped = try Command.shell(
      "blindspot lint in --format html | head -c 10 >/dev/null; echo ${PIPESTATUS[0]}", in: folder.path)
    #expect(piped.output == "1\n" && piped.errors.isEmpty)
    #if os(Linux)
      let full = try Command.shell("blindspot lint in >/dev/full", in: folder.path)
      #expect(full.status == 2)
      #expect(full.errors.contains("no space left on the device"))
    #endif
  }

  @Test func `the report is appended to the summary of a GitHub job`() throws {
    try folder.write("summary.md", "before\n")
    let result = try run(
      "lint", "in", "--format", "github", environment: ["GITHUB_STEP_SUMMARY": folder.path + "/summary.md"])
    #expect(result.status == 1)
    #expect(try folder.text("summary.md").hasPrefix("before\n"))
    #expect(try folder.text("summary.md").contains("date-of-birth"))
  }
}

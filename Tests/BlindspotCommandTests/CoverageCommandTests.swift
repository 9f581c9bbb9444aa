import Foundation
import TestSupport
import Testing

/// The coverage that reports state, and the options that pin the policy of a gate.
@Suite struct CoverageCommandTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ arguments: String...) throws -> Command.Result { try Command.run(arguments, in: folder.path) }

  private func coverage(_ arguments: String...) throws -> [String: Any] {
    let result = try Command.run(arguments + ["--format", "json"], in: folder.path)
    let report = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    return try #require(report?["coverage"] as? [String: Any])
  }

  /// A flow whose finding a comment covers.
  private static let commented = Flow.withBirthDate.replacingOccurrences(
    of: "        name: Verify", with: "        # blindspot: allow date-of-birth -- an example\n        name: Verify")

  @Test func `every skipped file is listed with its reason`() throws {
    try folder.write("in/flow.yaml", Flow.clean)
    try folder.write("in/notes.md", "# Notes\n")
    try folder.write("in/old/a.yaml", Flow.clean)
    try folder.write("in/tmp/b.yaml", Flow.clean)
    try folder.write("in/.gitignore", "tmp/\n.*\n")
    try folder.write(".blindspot.yml", "exclude: in/old\n")
    let skipped = try #require(try coverage("in")["skipped"] as? [[String: String]])
    #expect(
      skipped.map { "\($0["file"] ?? "") \($0["reason"] ?? "")" } == [
        "in/.gitignore ignored", "in/notes.md not-an-export", "in/old/a.yaml excluded", "in/tmp ignored",
      ])
    let text = try run("in", "--list-skipped").output
    #expect(text.contains("  in/old/a.yaml (excluded by the configuration)\n"))
    #expect(text.contains("Skipped: 1 file that is not an export, 1 excluded file, 2 ignored files and folders\n"))
    #expect(text.contains("Policy: .blindspot.yml; ignore files in/.gitignore\n"))
  }

  @Test func `reports name what removed findings`() throws {
    try folder.write("a.yaml", Self.commented)
    try folder.write("b.yaml", Flow.withBirthDate)
    try folder.write("c.yaml", Flow.withBirthDate)
    try folder.write("d.yaml", Flow.withBirthDate.replacingOccurrences(of: "14.05", with: "15.06"))
    try folder.write(
      ".blindspot.yml",
      "allow:\n  texts: [15.06.1987]\nexceptions:\n  - {rule: date-of-birth, file: b.yaml, reason: an example}\n"
        + "rules:\n  vin: off\n")
    #expect(try run("baseline", "create").status == 0)
    let result = try run()
    #expect(result.status == 0)
    #expect(
      result.output.contains("Suppressed: 1 by comments, 1 by exceptions, 1 by allowed values, 1 by the baseline\n"))
    #expect(
      result.output.contains("Policy: .blindspot.yml; baseline .blindspot-baseline.json; rules off: vin\n"))
    for format in ["json", "jsonl", "sarif", "junit", "github", "checkstyle", "csv", "markdown", "html"] {
      let report = try run("--format", format).output
      #expect(report.contains(".blindspot-baseline.json"), "\(format)")
    }
  }

  @Test func `an isolated run ignores everything that it discovers`() throws {
    try folder.write("a.yaml", Self.commented)
    try folder.write("ignored.yaml", Flow.withBirthDate)
    try folder.write(".blindspotignore", "ignored.yaml\n")
    try folder.write(".blindspot.yml", "rules:\n  date-of-birth: off\n")
    try folder.write("policy/gate.yml", "fail-on: never\n")
    #expect(try run().status == 0)
    let isolated = try run("--isolated", "--format", "concise")
    #expect(
      isolated.status == 1 && isolated.output.contains("a.yaml:6:") && isolated.output.contains("ignored.yaml:5:"))
    let pinned = try run("--isolated", "--config", "policy/gate.yml", "--format", "concise")
    #expect(pinned.status == 0 && pinned.output.contains("a.yaml:6:"))
    let inline = try run("--config", "policy/gate.yml", "--no-inline", "--format", "concise")
    #expect(inline.output.contains("a.yaml:6:") && !inline.output.contains("ignored.yaml"))
    #expect(try run("--no-config", "baseline", "create").status == 2)
    #expect(try run("baseline", "create", "--no-config").status == 0)
    #expect(try run("--isolated", "ignored.yaml").status == 1)
    #expect(try run("--isolated", "ignored.yaml", "--baseline", ".blindspot-baseline.json").status == 1)
  }

  @Test func `a run that checks nothing fails unless that is allowed`() throws {
    try folder.write("in/notes.md", "# Notes\n")
    #expect(try run("in").status == 2)
    let allowed = try run("in", "--allow-empty")
    #expect(allowed.status == 0 && allowed.output.contains("No findings in 0 texts of 0 files"))
    #expect(try run("in", "--allow-empty", "--require-coverage").status == 2)
    try folder.write("in/flow.yaml", Flow.clean)
    #expect(try Command.shell("git init -q . && git add .", in: folder.path).status == 0)
    #expect(
      try run("--staged", "in/notes.md").output.contains("✓ No findings")
        || run("--staged", "in/notes.md").status == 2)
    let identity = "-c user.name=t -c user.email=t@example.com"
    #expect(try Command.shell("git \(identity) commit -qm first", in: folder.path).status == 0)
    let staged = try run("--staged")
    #expect(staged.status == 0 && staged.output.contains("✓ No export changed in the next commit\n"))
    let since = try run("--changed-since", "HEAD")
    #expect(since.status == 0 && since.output.contains("✓ No export changed since HEAD\n"))
  }

  @Test func `missing statuses fail a run that requires coverage`() throws {
    try folder.write("people.csv", "name,email\nRobin Example,robin@example.com\n")
    try folder.write("flow.yaml", Flow.clean)
    let plain = try run("--disable", "person-name")
    let required = try run("--disable", "person-name", "--require-coverage")
    #expect(plain.status == 0, "\(plain.output)")
    #expect(required.status == 2 && required.errors.contains("1 gap in the exports"), "\(required.errors)")
  }

  @Test func `patterns and exceptions that match no file are reported`() throws {
    try folder.write("exports/a.yaml", Flow.clean)
    try folder.write(
      ".blindspot.yml",
      """
      exclude: [exports/old, "["]
      overrides:
        - {files: "*.i3*", rules: {vin: off}}
      exceptions:
        - {rule: date-of-birth, file: exports/gone.yaml, reason: an example}

      """)
    let check = try run("config", "check")
    #expect(check.status == 1)
    for text in ["'exports/old' of exclude", "'[' of exclude", "'*.i3*' of overrides", "exception-unused"] {
      #expect(check.errors.contains(text), "\(text) \(check.errors)")
    }
    #expect(try run().output.contains("Unmatched: "))
    #expect(try run("exports", "--format", "concise").output.contains("[exception-unused]"))
    #expect(try !run("exports").output.contains("Unmatched: "))
  }
}

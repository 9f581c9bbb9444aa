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

  @Test func `reports name the settings that report less than the defaults`() throws {
    try folder.write("a.yaml", Flow.clean)
    try folder.write("old/b.yaml", Flow.clean)
    try folder.write(
      ".blindspot.yml",
      """
      min-confidence: 0.9
      severity: error
      fail-on: never
      fields: task-name
      exclude: old
      rules:
        vin: note
        person-name: {min-confidence: 0.95}
        date-of-birth: {fields: [tts]}
      overrides:
        - files: a.yaml
          rules: {iban: off, email-address: error}

      """)
    let weakened = [
      "fields task-name", "fail-on never", "severity error", "min-confidence 0.9", "date-of-birth in fewer fields",
      "person-name from confidence 0.95", "vin at note", "iban off by overrides", "exclude with 1 pattern",
    ]
    #expect(try (coverage()["policy"] as? [String: Any])?["weakened"] as? [String] == weakened)
    let sentence = "Weakened: " + weakened.joined(separator: ", ")
    for format in ["jsonl", "sarif", "junit", "github", "checkstyle", "csv", "markdown", "html"] {
      let report = try run("--format", format).output
      #expect(report.contains("exclude with 1 pattern"), "\(format)")
    }
    #expect(try run("--format", "concise").errors.contains("note: \(sentence)\n"))
    #expect(
      try run("--no-config", "--rule", "vin", "--fields", "tts").output.contains("Weakened: only vin, fields tts\n"))
    try folder.write(".blindspot.yml", "min-confidence: 0.4\nseverity: note\nfail-on: note\nfields: extended\n")
    #expect(try !run().output.contains("Weakened"))
  }

  @Test func `formats without a place for the coverage print it to standard error`() throws {
    try folder.write("a.yaml", Flow.clean)
    try folder.write("b.yaml", Flow.withBirthDate)
    try folder.write(".blindspot.yml", "exclude: b.yaml\n")
    for format in ["concise", "gitlab"] {
      let result = try run("--format", format)
      #expect(
        result.errors.contains("note: Skipped: 1 file that is not an export, 1 excluded file\n"), "\(result.errors)")
      #expect(result.errors.contains(" of 1 file\n") && !result.output.contains("excluded"), "\(result.errors)")
      let quiet = try run("--format", format, "--quiet")
      #expect(quiet.errors == "note: not checked: 1 excluded file, 1 weakened setting\n")
    }
    let quiet = try run("--quiet")
    #expect(quiet.output.isEmpty && quiet.errors == "note: not checked: 1 excluded file, 1 weakened setting\n")
    #expect(try run("--quiet", "--no-config", "a.yaml").errors.isEmpty)
    #expect(try run("--format", "json").errors.isEmpty)
  }

  @Test func `folders of other version control systems are skipped and counted`() throws {
    try folder.write("a.yaml", Flow.clean)
    for name in [".svn", ".hg", "sub/.jj", ".git"] { try folder.write(name + "/b.yaml", Flow.withBirthDate) }
    let result = try run()
    #expect(result.status == 0 && result.output.contains("Skipped: 3 version control folders\n"), "\(result.output)")
    let list = try run("--list-skipped").output
    #expect(list.contains("  sub/.jj (a folder of a version control system)\n") && !list.contains(".git"))
  }

  private func git(_ line: String, in place: String = "") throws {
    let names = ["GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"]
    var variables = Dictionary(uniqueKeysWithValues: names.map { ($0, "t@example.com") })
    variables["GIT_CONFIG_GLOBAL"] = "/dev/null"
    let result = try Command.shell("git \(line)", in: folder.path + place, environment: variables)
    try #require(result.status == 0, "\(result.errors)")
  }

  @Test(arguments: [
    "sparse-checkout set --no-cone /in/a.yaml", "update-index --skip-worktree in/b.yaml && rm in/b.yaml",
  ])
  func `a full run counts tracked files that are not in the working tree`(command: String) throws {
    try folder.write("in/a.yaml", Flow.clean)
    try folder.write("in/b.yaml", Flow.withBirthDate)
    try folder.write("out/c.yaml", Flow.clean)
    try git("init -q -b main && git add . && git commit -qm first")
    #expect(try !run("in", "--require-coverage").output.contains("Missing"))
    try git(command)
    let result = try run("in")
    #expect(result.status == 0 && result.output.contains("Missing: 1 tracked file not in the working tree\n"))
    #expect(try run("in", "--quiet").errors == "note: not checked: 1 tracked file not in the working tree\n")
    let strict = try run("in", "--require-coverage")
    #expect(strict.status == 2 && strict.errors.contains("tracked files are not in the working tree"))
    #expect(try run("in/a.yaml", "--require-coverage").status == 0)
    #expect(try (coverage("in")["absent"] as? [String: Any])?["files"] as? Int == 1)
  }

  @Test func `a full run counts submodules that are not checked out`() throws {
    try folder.write("other/s.yaml", Flow.clean)
    try folder.write("r/a.yaml", Flow.clean)
    try git("init -q -b main && git add . && git commit -qm first", in: "/other")
    try git("init -q -b main && git -c protocol.file.allow=always submodule --quiet add ../other exports", in: "/r")
    try git("add . && git commit -qm first", in: "/r")
    #expect(try run("r", "--require-coverage").status == 0)
    try git("submodule --quiet deinit -f exports", in: "/r")
    #expect(try run("r").output.contains("Missing: 1 submodule not in the working tree\n"))
    #expect(try run("r", "--require-coverage").status == 2)
    #expect(try run("r/a.yaml", "--require-coverage").status == 0)
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

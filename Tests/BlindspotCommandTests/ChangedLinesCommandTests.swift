import Foundation
import TestSupport
import Testing

/// `--staged` and `--changed-since` in a repository.
@Suite struct ChangedLinesCommandTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("exports/main.yaml", Flow.withBirthDate)
    try folder.write("sub/clean.yaml", Flow.clean)
    try git("init -q && git add . && git commit -qm first")
  }

  private func git(_ line: String) throws {
    let identity = ["GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"]
    let result = try Command.shell(
      "git \(line)", in: folder.path,
      environment: Dictionary(uniqueKeysWithValues: identity.map { ($0, "t@example.com") }))
    try #require(result.status == 0, "\(result.errors)")
  }

  private func run(_ arguments: String..., in place: String = "") throws -> Command.Result {
    try Command.run(arguments + ["--format", "concise"], in: folder.path + place)
  }

  @Test func `a renamed file is not a change, and an edit in it is`() throws {
    try git("mv exports/main.yaml exports/renamed.yaml")
    #expect(try run("--staged").status == 0)
    try folder.write("exports/renamed.yaml", Flow.withBirthDate + "    - task:\n        name: Born 16.07.1990\n")
    try git("add .")
    #expect(
      try run("--staged").output
        == "exports/renamed.yaml:11:20: error: Task name holds a date of birth (••.••.••••) [date-of-birth]\n")
    try git("commit -qm second")
    #expect(try run("--changed-since", "HEAD~1").output.hasPrefix("exports/renamed.yaml:11:20:"))
    #expect(try run("--changed-since", "HEAD").status == 0)
    try git("rm -q exports/renamed.yaml")
    #expect(try run("--staged").status == 0)
  }

  @Test func `changed files outside the working folder are checked`() throws {
    try folder.write("exports/main.yaml", Flow.withBirthDate.replacingOccurrences(of: "14.05", with: "15.06"))
    try folder.write("exports/new.yaml", Flow.withBirthDate)
    #expect(try run("--staged", "..", in: "/sub").status == 0)
    let changed = try run("--changed-since", "HEAD", "..", in: "/sub")
    #expect(changed.status == 1)
    #expect(
      changed.output.contains("../exports/main.yaml:5:27:") && changed.output.contains("../exports/new.yaml:5:27:"))
    try git("add .")
    #expect(try run("--staged", "..", in: "/sub").status == 1)
    #expect(try run("--staged", folder.path, in: "/sub").status == 1)
  }

  @Test func `a failing git command is an error`() throws {
    for (arguments, message) in [
      (["--changed-since", "nowhere"], "unknown revision 'nowhere'"),
      (["--changed-since", "nowhere"], "fetch-depth: 0"), (["--changed-since=-x"], "unknown revision '-x'"),
      (["--staged", "--changed-since", "HEAD"], "cannot be used together"), (["--staged", "-"], "standard input"),
    ] {
      let result = try Command.run(arguments, in: folder.path)
      #expect(result.status == 2 && result.errors.contains(message), "\(arguments): \(result.errors)")
    }
    let elsewhere = try TemporaryFolder()
    try elsewhere.write("a.yaml", Flow.withBirthDate)
    let result = try Command.run(["--staged"], in: elsewhere.path)
    #expect(result.status == 2 && result.errors.contains("not a git repository"), "\(result.errors)")
  }
}

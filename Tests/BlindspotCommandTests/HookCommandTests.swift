import Foundation
import TestSupport
import Testing

/// The option `--hook`, which checks the files that a commit hook passes.
@Suite struct HookCommandTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("old.yaml", Flow.withBirthDate)
    try folder.write("README.md", "# Exports\n")
    try git("init -q -b main && git add . && git commit -qm first")
  }

  private func git(_ line: String) throws {
    let identity = ["GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"]
    var variables = Dictionary(uniqueKeysWithValues: identity.map { ($0, "t@example.com") })
    variables["GIT_CONFIG_GLOBAL"] = "/dev/null"
    let result = try Command.shell("git \(line)", in: folder.path, environment: variables)
    try #require(result.status == 0, "\(result.errors)")
  }

  /// The places of the findings and problems, `file:line`, and the status.
  private func run(_ arguments: String..., in place: String = "") throws -> (status: Int32, places: [String]) {
    let result = try Command.run(["lint", "--hook", "--format", "concise"] + arguments, in: folder.path + place)
    let places = result.output.split(separator: "\n").map { line in
      line.split(separator: ":").prefix(2).joined(separator: ":")
    }
    return (result.status, places)
  }

  @Test func `files that the next commit does not change count as a whole`() throws {
    #expect(try run("old.yaml").places == ["old.yaml:5"])
    #expect(try run("README.md", "old.yaml").places == ["old.yaml:5"])
    // One staged file among others, as for all files of the repository.
    try folder.write("new.yaml", Flow.clean)
    try git("add new.yaml")
    #expect(try run("README.md", "new.yaml", "old.yaml").places == ["old.yaml:5"])
    #expect(try run("./old.yaml").places == ["./old.yaml:5"])
  }

  @Test func `only the lines of the next commit count in files that it changes`() throws {
    try folder.write("old.yaml", Flow.withBirthDate.replacingOccurrences(of: "Hang up", with: "Born 15.06.1988"))
    try git("add old.yaml")
    #expect(try run("old.yaml").places == ["old.yaml:9"])
    #expect(try run(folder.path + "/old.yaml").status == 1)
  }

  @Test func `the index is read if a file is staged in part`() throws {
    try folder.write("new.yaml", Flow.withBirthDate)
    try git("add new.yaml")
    try folder.write("new.yaml", Flow.clean)
    #expect(try run("new.yaml").places == ["new.yaml:5"])
    try git("add new.yaml")
    try folder.write("new.yaml", Flow.withBirthDate)
    #expect(try run("new.yaml").status == 0)
    try git("add new.yaml && rm new.yaml")
    #expect(try run("new.yaml").places == ["new.yaml:5"])
  }

  @Test func `files that are not exports are skipped`() throws {
    try folder.write("notes.json", "{broken")
    try folder.write("data.bin", "\u{0}\u{1}")
    for arguments in [["README.md"], ["notes.json", "data.bin"]] {
      let result = try Command.run(["lint", "--hook"] + arguments, in: folder.path)
      #expect(result.status == 0 && result.output.contains("0 files"), "\(result.output) \(result.errors)")
    }
    #expect(try Command.run(["lint", "notes.json"], in: folder.path).status == 2)
    try git("add -f .")
    #expect(try run("README.md", "notes.json", "data.bin").status == 0)
    #expect(try run("missing.yaml").status == 2)
    // An export that is damaged is a problem.
    try folder.write("broken.yaml", "inboundCall:\n  name: [Main\n")
    #expect(try run("broken.yaml").status == 2)
  }

  @Test func `the configuration excludes files that a hook passes`() throws {
    try folder.write(".blindspot.yml", "exclude: old.yaml\n")
    let result = try Command.run(["lint", "--hook", "old.yaml"], in: folder.path)
    #expect(result.status == 0 && result.output.contains("Skipped: 1 excluded file\n"), "\(result.output)")
    #expect(try Command.run(["lint", "old.yaml"], in: folder.path).status == 1)
  }

  @Test func `a run without files checks the next commit`() throws {
    let empty = try Command.run(["lint", "--hook"], in: folder.path)
    #expect(empty.status == 0 && empty.output.contains("No export changed in the next commit"), "\(empty.output)")
    try folder.write("new.yaml", Flow.withBirthDate)
    try git("add new.yaml")
    #expect(try run().places == ["new.yaml:5"])
  }

  @Test func `a change of the policy checks the whole folder`() throws {
    try folder.write(".blindspot.yml", "exclude: old.yaml\n")
    try git("add . && git commit -qm second")
    try folder.write(".blindspot.yml", "fail-on: warning\n")
    try git("add .")
    #expect(try run(".blindspot.yml").places == ["old.yaml:5"])
    try git("reset -q --hard")
    try git("rm -q .blindspot.yml")
    #expect(try run().places == ["old.yaml:5"])
    try git("reset -q --hard")
    try git("rm -q .blindspot.yml && git commit -qm third")
    try folder.write(".blindspotignore", "old.yaml\n")
    try git("add . && git commit -qm fourth")
    try folder.write(".blindspotignore", "older.yaml\n")
    try git("add .")
    #expect(try run(".blindspotignore").places == ["old.yaml:5"])
  }

  @Test func `files outside of a repository count as a whole`() throws {
    let other = try TemporaryFolder()
    try other.write("a.yaml", Flow.withBirthDate)
    let result = try Command.run(["lint", "--hook", "a.yaml", "--format", "concise"], in: other.path)
    #expect(result.status == 1 && result.output.hasPrefix("a.yaml:5:"))
    #expect(try Command.run(["lint", "--hook"], in: other.path).status == 2)
  }

  @Test func `options that restrict the change or name standard input are refused`() throws {
    for option in [["--staged"], ["--changed-since", "main"], ["-"]] {
      #expect(try Command.run(["lint", "--hook"] + option, in: folder.path).status == 2)
    }
  }

  @Test func `the hooks of the repository pass file names`() throws {
    let hooks = try String(contentsOfFile: Command.root + "/.pre-commit-hooks.yaml", encoding: .utf8)
    #expect(hooks.components(separatedBy: "  entry: blindspot lint --hook\n").count == 4)
    // The hook for all files searches the repository itself.
    #expect(hooks.components(separatedBy: "pass_filenames: false").count == 2)
  }
}

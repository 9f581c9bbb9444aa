import Foundation
import TestSupport
import Testing

/// The files that `--staged` and `--changed-since` check, and the findings that count in them.
@Suite struct ChangedFilesCommandTests {
  let folder: TemporaryFolder
  /// The lines of a flow above the name of its first task.
  private static let flowTop = "inboundCall:\n  name: Main line\n  tasks:\n    - task:\n"

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("r/clean.yaml", Flow.clean)
    try git("init -q -b main && git add -A -f && git commit -qm first")
  }

  private func git(_ line: String, in place: String = "/r") throws {
    let identity = ["GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"]
    var variables = Dictionary(uniqueKeysWithValues: identity.map { ($0, "t@example.com") })
    variables["GIT_CONFIG_GLOBAL"] = "/dev/null"
    let result = try Command.shell("git \(line)", in: folder.path + place, environment: variables)
    try #require(result.status == 0, "\(result.errors)")
  }

  /// The places of the findings and problems, `file:line`, and the status.
  private func run(
    _ arguments: String..., in place: String = "/r", environment: [String: String] = [:]
  ) throws -> (status: Int32, places: [String]) {
    let result = try Command.run(
      arguments + ["--format", "concise"], in: folder.path + place, environment: environment)
    let places = result.output.split(separator: "\n").map { line in
      line.split(separator: ":").prefix(2).joined(separator: ":").replacingOccurrences(of: folder.path, with: "/tmp")
    }
    return (result.status, places)
  }

  private func write(_ name: String, _ text: String) throws { try folder.write("r/" + name, text) }

  @Test func `a tracked file counts, also if an ignore file names it`() throws {
    try write(".gitignore", "exports/\n*.secret.yaml\n")
    try write(".blindspotignore", "old.*\n")
    for name in ["exports/a.yaml", "b.secret.yaml", "old.yaml"] { try write(name, Flow.withBirthDate) }
    try git("add -f .")
    let places = ["b.secret.yaml:5", "exports/a.yaml:5", "old.yaml:5"]
    #expect(try run("--staged").places == places)
    #expect(try run("--changed-since", "HEAD").places == places)
    try git("commit -qm second")
    #expect(try run("--changed-since", "HEAD~1", ".").places == places.map { "./" + $0 })
    #expect(try run("--changed-since", "HEAD~1", "exports").places == ["exports/a.yaml:5"])
  }

  @Test func `staged contents are checked, also if the working tree has moved on`() throws {
    try write("sub/a.yaml", Flow.withBirthDate)
    try git("add .")
    try write("sub/a.yaml", Flow.clean)
    #expect(try run("--staged").places == ["sub/a.yaml:5"])
    #expect(try run("--staged", "sub/a.yaml").places == ["sub/a.yaml:5"])
    try FileManager.default.removeItem(atPath: folder.path + "/r/sub")
    for arguments in [["."], [], ["sub/a.yaml"], ["sub"], ["sub/*.yaml"], ["**/*.yaml"]] {
      let result = try Command.run(["--staged", "--format", "concise"] + arguments, in: folder.path + "/r")
      #expect(result.status == 1 && result.output.contains("sub/a.yaml:5:"), "\(arguments) \(result.output)")
    }
    #expect(try run("--staged", "clean.yaml").status == 0)
    #expect(try run("--staged", "missing.yaml").status == 2)
  }

  @Test func `files of the working tree that were not added are not part of the next commit`() throws {
    try write("new.yaml", Flow.withBirthDate)
    #expect(try run("--staged").status == 0)
    #expect(try run("--staged", "new.yaml").places == ["new.yaml:5"])
    #expect(try run("--changed-since", "HEAD").places == ["new.yaml:5"])
  }

  @Test func `a folder with the form of a git directory is not the repository`() throws {
    try git("init -q --bare exports")
    try write("exports/config", "[core]\n\tbare = false\n\tworktree = .\n[filter \"x\"]\n\tclean = touch ran; cat\n")
    try write("exports/.gitattributes", "* filter=x\n")
    try write("exports/a.yaml", Flow.withBirthDate)
    for option in [["--staged"], ["--changed-since", "HEAD"]] {
      let result = try Command.run(["lint", "."] + option, in: folder.path + "/r/exports")
      #expect(result.status == 2)
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/r/exports/ran"))
  }

  @Test func `inputs that git does not know count as a whole`() throws {
    try write(".gitignore", "out/\n")
    try write("out/i.yaml", Flow.withBirthDate)
    try folder.write("outside.yaml", Flow.withBirthDate)
    try write("nested/n.yaml", Flow.withBirthDate)
    try git("init -q", in: "/r/nested")
    for option in [["--changed-since", "HEAD"], ["--staged"]] {
      for path in ["out/i.yaml", "out", "../outside.yaml", "nested", "nested/n.yaml"] {
        let result = try Command.run(option + [path, "--format", "concise"], in: folder.path + "/r")
        #expect(result.status == 1 && result.output.contains(".yaml:5:"), "\(option) \(path) \(result.errors)")
      }
    }
    #expect(try run("--changed-since", "HEAD").places == ["nested/n.yaml:5"])
  }

  @Test func `files of a changed submodule count as a whole`() throws {
    try folder.write("other/s.yaml", Flow.clean)
    try git("init -q -b main && git add . && git commit -qm first", in: "/other")
    try git("-c protocol.file.allow=always submodule --quiet add ../other exports && git commit -qm second")
    #expect(try run("--changed-since", "HEAD").status == 0)
    try write("exports/s.yaml", Flow.withBirthDate)
    #expect(try run("--changed-since", "HEAD").places == ["exports/s.yaml:5"])
    try git("commit -qam second", in: "/r/exports")
    #expect(try run("--changed-since", "HEAD", "exports").places == ["exports/s.yaml:5"])
    #expect(try run("--staged").status == 0)
    try git("add exports")
    #expect(try run("--staged").places == ["exports/s.yaml:5"])
    try git("submodule --quiet deinit -f exports")
    #expect(try run("--staged").status == 2)
  }

  @Test func `paths through symbolic links lead to the same findings`() throws {
    try write("clean.yaml", Flow.withBirthDate)
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/link", withDestinationPath: "r")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/r/alias.yaml", withDestinationPath: "clean.yaml")
    #expect(try run("--changed-since", "HEAD", "../link/clean.yaml").places == ["../link/clean.yaml:5"])
    #expect(try run("--changed-since", "HEAD", folder.path + "/link").places == ["/tmp/link/clean.yaml:5"])
    #expect(try run("--changed-since", "HEAD", "alias.yaml").places == ["alias.yaml:5"])
    #expect(try run("--changed-since", "HEAD", in: "/link").places == ["clean.yaml:5"])
  }

  @Test func `lines are counted as git counts them`() throws {
    let text = "# one\r# two\u{2028}# three\ninboundCall:\n  name: Main\n  tasks:\n    - task:\n        name: Hello\n"
    try write("cr.yaml", text)
    try git("add . && git commit -qm second")
    try write("cr.yaml", text.replacingOccurrences(of: "Hello", with: "Born 14.05.1987"))
    #expect(try run("cr.yaml").places == ["cr.yaml:6"])
    #expect(try run("--changed-since", "HEAD").places == ["cr.yaml:6"])
    // A changed line whose text looks like the header of a hunk after a carriage return.
    try write("cr.yaml", text.replacingOccurrences(of: "Hello", with: "\"Born 14.05.1987 \\\r@@ -0,0 +90 @@\""))
    #expect(try run("--changed-since", "HEAD").status == 1)
  }

  @Test func `a change that exposes findings reports them`() throws {
    let comment = "        # blindspot: allow date-of-birth -- an example\n        name: Verify"
    let covered = Flow.withBirthDate.replacingOccurrences(of: "        name: Verify", with: comment)
    try write("comment.yaml", covered)
    try write("moved.yaml", covered)
    try write("legacy/a.yaml", Flow.withBirthDate)
    try write("drafts/b.yaml", Flow.withBirthDate)
    try write("path.yaml", Flow.withBirthDate)
    try write(
      ".blindspot.yml",
      """
      exclude: legacy
      exceptions:
        - {rule: date-of-birth, file: path.yaml, path: /inboundCall/tasks/0/task/name, reason: an example}
        - {rule: date-of-birth, file: drafts, reason: not in use}

      """)
    try git("add . && git commit -qm second")
    #expect(try run("--changed-since", "HEAD").status == 0)
    try write("comment.yaml", Flow.withBirthDate)
    // The comment now covers another line.
    try write("moved.yaml", covered.replacingOccurrences(of: "example\n", with: "example\n        refId: Task_0\n"))
    try write(
      "path.yaml",
      Flow.withBirthDate.replacingOccurrences(of: "  tasks:\n", with: "  tasks:\n    - task:\n        name: First\n"))
    try git("mv legacy/a.yaml a.yaml && git mv drafts/b.yaml b.yaml")
    let places = try run("--changed-since", "HEAD").places
    #expect(Set(places).isSuperset(of: ["a.yaml:5", "b.yaml:5", "comment.yaml:5", "moved.yaml:7", "path.yaml:7"]))
    try git("add .")
    #expect(try Set(run("--staged").places).isSuperset(of: ["a.yaml:5", "b.yaml:5", "comment.yaml:5", "path.yaml:7"]))
  }

  @Test func `a changed configuration or baseline makes all files count`() throws {
    try write("old.yaml", Flow.withBirthDate)
    try write(".blindspot.yml", "extends: team.yml\n")
    try write("team.yml", "rules:\n  date-of-birth: off\n")
    try git("add . && git commit -qm second")
    #expect(try run("--changed-since", "HEAD").status == 0)
    try write("team.yml", "rules:\n  person-name: off\n")
    #expect(try run("--changed-since", "HEAD").places == ["old.yaml:5"])
    try git("add . ")
    #expect(try run("--staged").places == ["old.yaml:5"])
    try git("commit -qm third && git rm -q .blindspot.yml")
    #expect(try run("--changed-since", "HEAD").places == ["old.yaml:5"])
    try git("commit -qm fourth")
    #expect(try Command.run(["baseline", "create"], in: folder.path + "/r").status == 0)
    try git("add . && git commit -qm fifth")
    #expect(try run("--changed-since", "HEAD").status == 0)
    try git("rm -q .blindspot-baseline.json")
    #expect(try run("--staged").places == ["old.yaml:5"])
  }

  @Test(arguments: [
    // A word above the number in a text of several lines.
    (
      "        name: |\n          Open a ticket about\n          555-0142 today\n", "a ticket about", "or call",
      "new.yaml:7"
    ),
    // A line of a name that contains a date, and one that was removed at its start or its end.
    ("        name: |\n          Verify\n          Born 14.05.1987\n", "Verify", "Check", "new.yaml:7"),
    ("        name: |\n          Verify\n          Born 14.05.1987\n", "          Verify\n", "", "new.yaml:6"),
    (
      "        name: >\n          Born 14.05.1987\n          again\n          now\n", "          now\n", "",
      "new.yaml:6"
    ),
    ("        name: >-\n          Born 14.05.\n\n          1987, Born 14.05.1987\n", ".\n\n", ".\n", "new.yaml:7"),
    // The key of a value on the next line.
    ("        foo:\n          Born 14.05.1987\n", "foo:", "name:", "new.yaml:6"),
    ("        foo:\n\n          # A note.\n          Born 14.05.1987\n", "foo:", "name:", "new.yaml:8"),
    // An alias of a text, and of a mapping that contains it.
    ("        foo: &a Born 14.05.1987\n        bar: *a\n", "bar:", "name:", "new.yaml:5"),
    ("        foo: &a\n          name: Born 14.05.1987\n        bar: *a\n", "bar: *a", "<<: *a", "new.yaml:6"),
  ])
  func `a finding counts if its text, key or alias changed on another line`(
    lines: String, old: String, new: String, place: String
  ) throws {
    let text = "inboundCall:\n  name: Main\n  tasks:\n    - task:\n" + lines + "        refId: Task_1\n"
    try write("new.yaml", text)
    try git("add . && git commit -qm second")
    try write("new.yaml", text.replacingOccurrences(of: old, with: new))
    #expect(try run("--changed-since", "HEAD").places.contains(place))
    try git("add .")
    #expect(try run("--staged").places.contains(place))
    // A change of the neighboring entries is not a change of the finding.
    try git("commit -qm third")
    let changed = text.replacingOccurrences(of: old, with: new)
    try write(
      "new.yaml",
      changed.replacingOccurrences(of: "Task_1", with: "Task_2").replacingOccurrences(of: "Main", with: "First"))
    #expect(try run("--changed-since", "HEAD").places.isEmpty)
  }

  @Test func `the lines of an entry above a date do not count`() throws {
    let text = Flow.withBirthDate.replacingOccurrences(
      of: "        name: Verify", with: "        x: 1\n        name: Verify")
    try write("new.yaml", text)
    try git("add . && git commit -qm second")
    for replacement in ["", "        x: 2\n"] {
      try write("new.yaml", text.replacingOccurrences(of: "        x: 1\n", with: replacement))
      #expect(try run("--changed-since", "HEAD").status == 0)
    }
  }

  @Test func `a changed ignore file makes the files of its folder count that it no longer names`() throws {
    try write("sub/.blindspotignore", "old.yaml\nkept.yaml\n")
    for name in ["sub/old.yaml", "sub/kept.yaml", "other.yaml"] { try write(name, Flow.withBirthDate) }
    try git("add . && git commit -qm second")
    #expect(try run("--changed-since", "HEAD").status == 0)
    try write("sub/.blindspotignore", "kept.yaml\n")
    #expect(try run("--changed-since", "HEAD").places == ["sub/old.yaml:5"])
    try git("add .")
    #expect(try run("--staged").places == ["sub/old.yaml:5"])
    try git("rm -qf sub/.blindspotignore")
    #expect(try run("--staged").places == ["sub/kept.yaml:5", "sub/old.yaml:5"])
    try write(".blindspotignore", "sub\n")
    try git("add . && git commit -qm third && git rm -q .blindspotignore")
    #expect(try run("--staged").places == ["sub/kept.yaml:5", "sub/old.yaml:5"])
  }

  @Test func `a changed gitignore file makes the tracked files count that it no longer names`() throws {
    try write(".gitignore", "/legacy/\nold.yaml\n")
    for name in ["legacy/a.yaml", "old.yaml", "other.yaml"] { try write(name, Flow.withBirthDate) }
    try git("add -f . && git commit -qm second")
    #expect(try run("--changed-since", "HEAD").status == 0)
    try write(".gitignore", "/legacy/\n")
    #expect(try run("--changed-since", "HEAD").places == ["old.yaml:5"])
    try git("add . && git commit -qm third")
    // A pattern of another ignore file that includes the folder again.
    try write(".blindspotignore", "!legacy/\n")
    try git("add .")
    #expect(try run("--changed-since", "HEAD").places == ["legacy/a.yaml:5"])
    try git("rm -q --cached .gitignore && rm .gitignore && git add -f .")
    #expect(try run("--staged").places == ["legacy/a.yaml:5"])
    #expect(try run("--staged", "--isolated").status == 0)
  }

  @Test(arguments: [
    ("flow.yaml", Flow.withBirthDate, Self.flowTop, "notes:\n  words: Main line\n  lines:\n    - item:\n"),
    ("größe.yaml", Flow.withBirthDate, Self.flowTop, "notes:\n  words: Main line\n  lines:\n    - item:\n"),
    (
      "queues.tf", "resource \"genesyscloud_flow\" \"a\" {\n  description = <<EOT\nBorn 14.05.1987\nEOT\n}\n",
      "genesyscloud_flow", "genesyscloud_x"
    ),
    (
      "people.csv", "name,email,statusText\nAda,a@example.com,Born 14.05.1987\nBo,b@example.com,Here\n",
      "name,email,statusText", "nr,thing,words"
    ),
    (
      "flow.json", "{\n\"type\": \"inboundcall\",\n\"flowSequenceItemList\": [],\n\"name\": \"Born 14.05.1987\"\n}\n",
      "flowSequenceItemList", "otherList"
    ),
  ])
  func `a file that a change makes an export counts as a whole`(
    name: String, text: String, new: String, old: String
  ) throws {
    try write(name, text)
    try #require(try run(name).places.count > 0, "an export with a finding")
    let expected = try run(name).places
    try write(name, text.replacingOccurrences(of: new, with: old))
    try #require(try run(".").places.isEmpty, "not an export")
    try git("add . && git commit -qm second")
    try write(name, text)
    #expect(try run("--changed-since", "HEAD").places == expected)
    try git("add .")
    #expect(try run("--staged").places == expected)
    // An edit of an export on another line exposes nothing.
    try git("commit -qm third")
    try write(name, text + "\n")
    #expect(try run("--changed-since", "HEAD").status == 0)
  }

  @Test(arguments: [
    // A line of a heredoc, at its start, in the middle and at its end.
    (
      "a.tf",
      "resource \"genesyscloud_flow\" \"a\" {\n  description = <<EOT\nCall\nBorn 14.05.1987\nagain\nEOT\n}\n", "Call\n",
      "Ring\n"
    ),
    (
      "a.tf",
      "resource \"genesyscloud_flow\" \"a\" {\n  description = <<-EOT\n    Call\n    Born 14.05.1987\n    EOT\n}\n",
      "Born 14",
      "Born 24"
    ),
    (
      "a.tf",
      "resource \"genesyscloud_flow\" \"a\" {\n  description = <<EOT\nBorn 14.05.1987\nCall\nagain\nEOT\n}\n",
      "again\n", ""
    ),
    (
      "a.tf",
      "resource \"genesyscloud_flow\" \"a\" {\n  notes = <<EOT\nBorn 14.05.1987\nCall\nEOT\n}\n", "  notes",
      "  description"
    ),
    // A line of a quoted cell.
    (
      "a.csv", "name,email,statusText\nAda,a@example.com,\"Away\nBorn 14.05.1987\nuntil May\"\nBo,b@example.com,Here\n",
      "until May", "until June"
    ),
    (
      "a.csv", "name,email,statusText\nAda,a@example.com,\"Away\nBorn 14.05.1987\nuntil May\"\nBo,b@example.com,Here\n",
      "Away\n", "Gone\n"
    ),
    (
      "a.csv",
      "name,email,statusText\r\nAda,a@example.com,\"Away\r\nBorn 14.05.1987\r\nMay\"\r\nBo,b@example.com,Here\r\n",
      "\r\nMay", "\r\nJune"
    ),
    (
      "a.csv",
      "name,email,statusText\nAda,a@example.com,\"Away\nBorn 14.05.1987\n\nuntil May\"\nBo,b@example.com,Here\n",
      "1987\n\n", "1987\n"
    ),
  ])
  func `a changed line of a heredoc or of a quoted cell counts`(
    name: String, text: String, old: String, new: String
  ) throws {
    try write(name, text)
    try git("add . && git commit -qm second")
    #expect(try run("--changed-since", "HEAD").status == 0)
    try write(name, text.replacingOccurrences(of: old, with: new))
    #expect(try run("--changed-since", "HEAD").status == 1)
    try git("add .")
    #expect(try run("--staged").status == 1)
  }

  @Test func `a changed line outside of a heredoc or of a quoted cell does not count`() throws {
    let heredoc =
      "resource \"genesyscloud_flow\" \"a\" {\n  type = \"x\"\n  description = <<EOT\nBorn 14.05.1987\nEOT\n}\n"
    try write("a.tf", heredoc)
    try write("a.csv", "name,email,statusText\nAda,a@example.com,\"Away\nBorn 14.05.1987\"\nBo,b@example.com,Here\n")
    try git("add . && git commit -qm second")
    try write("a.tf", heredoc.replacingOccurrences(of: "\"x\"", with: "\"y\""))
    try write("a.csv", "name,email,statusText\nAda,a@example.com,\"Away\nBorn 14.05.1987\"\nBo,b@example.com,There\n")
    #expect(try run("--changed-since", "HEAD").status == 0)
  }

  @Test func `contents that a filter replaces count as a whole`() throws {
    try write(".gitattributes", "*.yaml filter=pointer\n")
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a21\nsize "
    try write("clean.sh", "printf '\(pointer)'; wc -c\n")
    try git("config filter.pointer.clean 'sh clean.sh'")
    try git("config filter.pointer.smudge cat && git add . && git commit -qm second")
    try write("a.yaml", Flow.clean)
    try git("add . && git commit -qm third")
    try write("a.yaml", Flow.withBirthDate)
    #expect(try run("--changed-since", "HEAD").places == ["a.yaml:5"])
    #expect(try run("--changed-since", "HEAD~1").places == ["a.yaml:5"])
    try git("add a.yaml")
    #expect(try run("--staged").places == ["a.yaml:5"])
    try git("config filter.pointer.clean cat")
    try write("a.yaml", pointer + "1\n")
    let problem = try Command.run(["--format", "concise"], in: folder.path + "/r")
    #expect(problem.status == 2 && problem.output.contains("git lfs pull"), "\(problem.output)")
    try write("sound.wav", pointer + "1\n")
    try FileManager.default.removeItem(atPath: folder.path + "/r/a.yaml")
    #expect(try run(".").status == 0)
  }

  @Test func `a changed key counts on the lines that it exposes`() throws {
    let text = """
      {
      "type": "inboundcall",
      "flowSequenceItemList": [
      {"__type": "Task",
      "name": "Born 14.05.1987"}
      ],
      "name": "Main"
      }

      """
    try write("flow.json", text.replacingOccurrences(of: "ItemList", with: "ItemLis"))
    try git("add . && git commit -qm second")
    try #require(try run(".").places.isEmpty)
    try write("flow.json", text)
    #expect(try run("--changed-since", "HEAD").places == ["flow.json:5"])
    try git("commit -qam third")
    try write("flow.json", text.replacingOccurrences(of: "Main", with: "Other"))
    #expect(try run("--changed-since", "HEAD").status == 0)
  }

  @Test func `a run without changed exports states the reason`() throws {
    func report(_ arguments: String...) throws -> String {
      let output = try Command.run(arguments, in: folder.path + "/r").output
      return output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    #expect(try report("--changed-since", "HEAD").contains("; this is the last commit, so no commit was checked"))
    try write("docs/a.md", "# Notes\n")
    try git("add . && git commit -qm second")
    let docs = try report("--changed-since", "HEAD~1", "docs")
    #expect(docs.contains("; the arguments contain no export") && !docs.contains("last commit"), "\(docs)")
    #expect(try !report("--changed-since", "HEAD~1").contains("contain no export"))
    #expect(try report("--staged", "docs").contains("; the arguments contain no export"))
    #expect(try run("--changed-since", "HEAD~1", "--require-coverage").status == 0)
    #expect(try run("--changed-since", "HEAD~1", "--require-coverage", "docs").status == 2)
  }

  @Test func `the working folder in a submodule selects its index`() throws {
    try folder.write("other/s.yaml", Flow.clean)
    try git("init -q -b main && git add . && git commit -qm first", in: "/other")
    try git("-c protocol.file.allow=always submodule --quiet add ../other exports && git commit -qm second")
    try write("exports/s.yaml", Flow.withBirthDate)
    try git("add .", in: "/r/exports")
    try write("exports/s.yaml", Flow.clean)
    #expect(try run("--staged", in: "/r/exports").places == ["s.yaml:5"])
    #expect(try run("--hook", "s.yaml", in: "/r/exports").places == ["s.yaml:5"])
  }

  @Test func `settings of git do not affect the result`() throws {
    try write("ä b.yaml", Flow.withBirthDate)
    try write("gone.yaml", Flow.withBirthDate)
    try git("add . && git commit -qm second && git mv gone.yaml renamed.yaml")
    try write("ä b.yaml", Flow.withBirthDate + "    - task:\n        name: Born 16.07.1990\n")
    for setting in [
      "diff.external true", "diff.noprefix true", "diff.mnemonicPrefix true", "core.quotePath false",
      "color.ui always", "color.diff always", "diff.renames false", "diff.renameLimit 1", "diff.context 99",
      "diff.interHunkContext 99", "diff.ignoreSubmodules all", "diff.orderFile /nowhere", "diff.relative true",
      "diff.algorithm patience", "core.excludesFile '*'", "core.attributesFile .attributes", "diff.x.command true",
      "diff.x.textconv true", "diff.statGraphWidth 1", "status.showUntrackedFiles no", "core.pager false",
    ] {
      try git("config \(setting)")
    }
    try folder.write("r/.git/info/exclude", "*.yaml\n")
    try folder.write("r/.attributes", "*.yaml diff=x\n")
    let hostile = ["GIT_EXTERNAL_DIFF": "true", "GIT_DIFF_OPTS": "--unified=50", "GIT_PAGER": "false"]
    #expect(try run("--changed-since", "HEAD", environment: hostile).places == ["ä b.yaml:11"])
    try git("add -f .")
    #expect(try run("--staged", environment: hostile).places == ["ä b.yaml:11"])
  }

  @Test func `a shallow clone without the base is an error that names the remedy`() throws {
    try write("a.yaml", Flow.clean)
    try git("add . && git commit -qm second && git tag base HEAD~1")
    try git("clone -q --depth 1 file://\(folder.path)/r ../shallow")
    for revision in ["base", "origin/nowhere", "HEAD~1"] {
      let result = try Command.run(["--changed-since", revision], in: folder.path + "/shallow")
      #expect(result.status == 2 && result.errors.contains("fetch-depth: 0"), "\(result.errors)")
    }
    try git("fetch -q --depth 1 origin tag base", in: "/shallow")
    let result = try Command.run(["--changed-since", "base"], in: folder.path + "/shallow")
    #expect(result.status == 2 && result.errors.contains("no common history"), "\(result.errors)")
  }

  @Test func `a repository without a commit, and a merge conflict`() throws {
    try folder.write("empty/a.yaml", Flow.withBirthDate)
    try git("init -q -b main && git add .", in: "/empty")
    #expect(try run("--staged", in: "/empty").places == ["a.yaml:5"])
    try git("checkout -q -b side")
    try write("clean.yaml", Flow.withBirthDate)
    try git("commit -qam side && git checkout -q main")
    try write("clean.yaml", Flow.clean.replacingOccurrences(of: "hours", with: "times"))
    try git("commit -qam main && (git merge side || true)")
    let result = try Command.run(["--staged", "--format", "concise"], in: folder.path + "/r")
    #expect(result.status == 2 && result.output.contains("merge conflicts"), "\(result.output)")
  }
}

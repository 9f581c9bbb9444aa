import BlindspotParser
import BlindspotRules
import BlindspotWorkspace
import Foundation
import TestSupport
import Testing

@Suite struct WorkspaceTests {
  private static let flow = """
    inboundCall:
      name: Call Dana Whitfield
      description: Born 14.05.1987

    """
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("in/a.yaml", Self.flow)
    try folder.write("in/b.yaml", "inboundCall:\n  name: Main line\n")
    try folder.write("in/notes.txt", "text")
  }

  private func rules(_ result: LintResult) -> [String] { result.findings.map(\.rule) }

  @Test func `a request without paths checks the root, and names files relative to it`() throws {
    let workspace = try Workspace(root: folder.path)
    let result = try workspace.lint()
    #expect(workspace.root == folder.path)
    #expect(result.findings.map(\.location.file) == ["in/a.yaml", "in/a.yaml"])
    #expect(rules(result) == ["person-name", "date-of-birth"])
    #expect(result.summary.files == 2 && result.summary.skipped == 1 && result.problems.isEmpty)
  }

  @Test func `the pages of a listing can be in files of one folder`() throws {
    func write(_ name: String, page: Int, of count: Int = 3, total: Int = 3) throws {
      let user = "{\"id\": \"\(page)\", \"name\": \"Ada Quill\", \"username\": \"ada@example.com\"}"
      try folder.write(
        name,
        "{\"entities\": [\(user)], \"pageNumber\": \(page), \"pageSize\": 1, \"pageCount\": \(count), \"total\": \(total)}"
      )
    }
    func incomplete() throws -> Int {
      try Workspace(root: folder.path).lint(LintRequest(.paths(["pages"]))).problems.count { $0.code == .incomplete }
    }
    try write("pages/1.json", page: 1)
    try write("pages/2.json", page: 2)
    #expect(try incomplete() > 0)
    try write("pages/other/3.json", page: 3)
    #expect(try incomplete() > 0)
    try write("pages/3.json", page: 3)
    #expect(try incomplete() <= 1)
    try write("pages/other/3.json", page: 1, of: 1, total: 1)
    #expect(try incomplete() == 0)
    try write("pages/3.json", page: 3, total: 4)
    #expect(try incomplete() > 0)
  }

  @Test func `a named folder without exports beside one with exports is a gap`() throws {
    try folder.write("empty/notes.txt", "text")
    let workspace = try Workspace(root: folder.path)
    #expect(try workspace.lint(LintRequest(.paths(["in", "empty"]))).gaps.map(\.file) == ["empty"])
    #expect(try workspace.lint(LintRequest(.paths(["./in/", "./empty/"]))).gaps.map(\.file) == ["./empty/"])
    #expect(try workspace.lint(LintRequest(.paths(["in", "in/b.yaml"]))).gaps.isEmpty)
    #expect(try workspace.lint(LintRequest(.paths(["in"]))).gaps.isEmpty)
    // The same folder in other spellings.
    for other in ["\(folder.path)/in", "in/../in", "in//", "./in/.", "in/*.yaml"] {
      let gaps = try workspace.lint(LintRequest(.paths([other, "in", "empty"]))).gaps
      #expect(gaps.map(\.file) == ["empty"], "\(other)")
    }
  }

  @Test(arguments: [["in"], ["in/*.yaml"], ["./in/a.yaml", "in"]])
  func `folders, patterns and files are found from the root`(paths: [String]) throws {
    let result = try Workspace(root: folder.path).lint(LintRequest(.paths(paths)))
    #expect(rules(result) == ["person-name", "date-of-birth"] && result.problems.isEmpty)
  }

  @Test func `files in memory are checked under the configuration of the root`() throws {
    try folder.write(".blindspot.yml", "overrides: [{files: 'draft/*', rules: {person-name: off}}]\n")
    let files = ["draft/a.yaml", "live.yaml"].map { SourceFile(name: $0, bytes: Array(Self.flow.utf8)) }
    let result = try Workspace(root: folder.path).lint(LintRequest(.files(files)))
    #expect(
      result.findings.map { "\($0.location.file) \($0.rule)" }
        == ["draft/a.yaml date-of-birth", "live.yaml person-name", "live.yaml date-of-birth"])
  }

  @Test func `overrides win over the configuration file, limits included`() throws {
    try folder.write(".blindspot.yml", "rules: {person-name: off}\nlimits: {findings: 10}\n")
    var choices = PolicyChoices()
    choices.overrides.rules = RuleDecisions([("date-of-birth", Sourced(RuleDecision(level: .off), .standard))])
    #expect(try Workspace(root: folder.path, choices: choices).lint().findings.isEmpty)
    choices = PolicyChoices(configurationFile: .none)
    choices.overrides.limits = [.findings: Sourced(1, .standard)]
    let limited = try Workspace(root: folder.path, choices: choices).lint()
    #expect(rules(limited) == ["person-name"] && limited.problems.map(\.code) == [.limitReached])
  }

  @Test func `an unknown rule in the overrides is an error with a suggestion`() throws {
    var choices = PolicyChoices()
    choices.overrides.only = ["person-nam"]
    #expect(throws: WorkspaceError("unknown rule 'person-nam'; did you mean person-name?")) {
      try Workspace(root: folder.path, choices: choices)
    }
  }

  @Test func `people of a configured Directory export are found in runs and in open documents`() throws {
    try folder.write("people/users.csv", "name,email\nOomkeshwari Ramdin,o.ramdin@example.com\n")
    try folder.write(".blindspot.yml", "directory: people/users.csv\nrules: {person-name: off}\n")
    try folder.write("in/a.yaml", "inboundCall:\n  name: ask oomkeshwari ramdin\n")
    let workspace = try Workspace(root: folder.path)
    #expect(try rules(workspace.lint(LintRequest(.paths(["in"])))) == ["known-person"])
    let document = try workspace.open("in/a.yaml", Array("inboundCall:\n  name: for oomkeshwari ramdin\n".utf8))
    #expect(document.findings.map(\.rule) == ["known-person"])
  }

  @Test func `findings in the baseline are left out, and entries without a finding are reported`() throws {
    let workspace = try Workspace(root: folder.path)
    try workspace.save(Baseline(accepting: workspace.lint().findings, key: nil), to: Baseline.fileName)
    #expect(try workspace.lint().findings.isEmpty)
    #expect(try workspace.open("in/a.yaml", Array(Self.flow.utf8)).findings.isEmpty)
    try folder.write("in/a.yaml", "inboundCall:\n  name: Main line\n")
    let outcome = try workspace.run(LintRequest())
    #expect(outcome.comparison?.stale.count == 2)
    #expect(throws: WorkspaceError.self) {
      var request = LintRequest()
      request.baseline = .file("nowhere.json")
      _ = try workspace.lint(request)
    }
  }

  @Test func `only findings on changed lines are reported`() throws {
    let git = "git -c user.email=t@example.com -c user.name=t"
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "cd '\(folder.path)' && git init -q && git add . && \(git) commit -qm first"]
    try process.run()
    process.waitUntilExit()
    try folder.write("in/a.yaml", Self.flow + "  divisionName: Born 15.06.1988\n")
    var request = LintRequest()
    request.change = .since("HEAD")
    let workspace = try Workspace(root: folder.path)
    #expect(try workspace.lint(request).findings.map { $0.location.start?.line } == [])
    try folder.write("in/a.yaml", Self.flow.replacing("1987", with: "1988"))
    #expect(try workspace.lint(request).findings.map { $0.location.start?.line } == [3])
    request.change = .since("nowhere")
    #expect(throws: WorkspaceError.self) { try workspace.lint(request) }
  }

  @Test func `the number of jobs does not change a result, and progress counts all inputs`() throws {
    for number in 0..<20 { try folder.write("in/\(number).yaml", Self.flow) }
    let workspace = try Workspace(root: folder.path)
    var request = LintRequest()
    request.jobs = 1
    let one = try workspace.lint(request).findings.map(\.fingerprint)
    request.jobs = 5
    #expect(try workspace.lint(request).findings.map(\.fingerprint) == one)
  }

  @Test func `an open document follows its edits`() throws {
    let workspace = try Workspace(root: folder.path)
    var document = try workspace.open("flow.yaml", Array(Self.flow.utf8))
    #expect(document.findings.map(\.rule) == ["person-name", "date-of-birth"])
    document.update(Array(Self.flow.replacing("Dana Whitfield", with: "the desk").utf8))
    #expect(document.findings.map(\.rule) == ["date-of-birth"])
    #expect(document.export?.documents.count == 1)
    document.update(Array("inboundCall: [".utf8))
    #expect(document.findings.isEmpty && !document.result.problems.isEmpty)
    document.update(Array("a: 1".utf8))
    #expect(document.result.problems.isEmpty && document.export == nil)
  }

  @Test func `warm caches do not change what an open document reports`() throws {
    let workspace = try Workspace(root: folder.path)
    var document = try workspace.open("flow.yaml", [])
    for name in ["Main line", "Call Dana Whitfield", "Main line", "Ring 212-555-0143", "Main line"] {
      let bytes = Array("inboundCall:\n  name: \(name)\n  description: Opening hours\n".utf8)
      document.update(bytes)
      let fresh = try workspace.open("flow.yaml", bytes).findings
      #expect(fresh.map(\.fingerprint) == document.findings.map(\.fingerprint))
    }
  }
}

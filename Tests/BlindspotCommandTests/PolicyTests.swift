import Foundation
import TestSupport
import Testing

/// Configuration, rules, baseline and what changed, through the command.
@Suite struct PolicyTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("in/flow.yaml", Flow.withBirthDate)
  }

  private func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Command.Result {
    try Command.run(arguments, in: folder.path, environment: environment)
  }

  @Test func `the configuration decides, and the command line over it`() throws {
    try folder.write(".blindspot.yml", "rules:\n  date-of-birth: note\n")
    #expect(try run("in").status == 0)
    #expect(try run("in", "--severity", "note", "--fail-on", "note").status == 1)
    #expect(try run("in", "--no-config").status == 1)
    #expect(try run("in", "--no-config", "--disable", "date-of-birth").status == 0)
    #expect(try run("in", "--no-config", "--rule", "health-status").status == 0)
    #expect(try run("config", "show").output.contains(".blindspot.yml"))
    #expect(try run("config", "check").status == 0)
    try folder.write(".blindspot.yml", "rulez: {}\n")
    let broken = try run("in", "--format", "json")
    #expect(broken.status == 2)
    #expect(broken.output.contains("did you mean") && broken.output.contains("\"rule\": \"date-of-birth\""))
    #expect(try run("config", "check").status == 2)
  }

  @Test func `rules are listed and explained, and an unknown name gets a suggestion`() throws {
    #expect(try run("rules").output.contains("date-of-birth"))
    #expect(try JSONSerialization.jsonObject(with: Data(run("rules", "--format", "json").output.utf8)) is [Any])
    #expect(try run("explain", "date-of-birth").output.contains("GDPR"))
    for arguments in [["explain", "date-of-brith"], ["lint", "in", "--rule", "date-of-brith"]] {
      let result = try Command.run(arguments, in: folder.path)
      #expect(result.status == 2 && result.errors.contains("did you mean date-of-birth?"), "\(arguments)")
    }
    #expect(try Command.run(["explain", "person"], in: folder.path).errors.contains("did you mean person-name?"))
  }

  @Test func `the search for names in a text is explained`() throws {
    let explained = try run("explain", "--text", "Ask Priya Sharma for help")
    #expect(explained.status == 0)
    #expect(
      explained.output.hasPrefix("word") && explained.output.contains("Priya Sharma")
        && explained.output.contains("found"))
    #expect(try run("explain", "--text", "Ask for help", "--kind", "tts").output.contains("no candidates"))
  }

  @Test(arguments: [
    ["--text", "Help", "date-of-birth"], ["--text", "Help", "--kind", "tss"], ["date-of-birth", "--kind", "tts"],
  ])
  func `an explanation of both a rule and a text or of an unknown kind is refused`(arguments: [String]) throws {
    let result = try Command.run(["explain"] + arguments, in: folder.path)
    #expect(result.status == 2 && result.errors.contains("Usage: blindspot explain "), "\(arguments)")
  }

  @Test func `a baseline accepts existing findings and contains no values`() throws {
    let key = ["BLINDSPOT_KEY": "a key for the tests"]
    #expect(try run("baseline", "check", "in").status == 2)
    #expect(try run("baseline", "create", "in", environment: key).status == 0)
    #expect(try !folder.text(".blindspot-baseline.json").contains(Flow.birthDate))
    #expect(try run("in", environment: key).status == 0)
    #expect(try run("in", "--no-baseline", environment: key).status == 1)
    #expect(try run("baseline", "create", "in", environment: key).status == 2)
    try folder.write("in/flow.yaml", "# a line above\n" + Flow.withBirthDate)
    #expect(try run("in", environment: key).status == 0)
    try folder.write("in/flow.yaml", Flow.withBirthDate.replacingOccurrences(of: "14.05", with: "15.06"))
    #expect(try run("in", environment: key).status == 1)
    try folder.write("in/flow.yaml", Flow.clean)
    #expect(try run("in", environment: key).status == 0)
    #expect(try run("in", "--strict-baseline", environment: key).status == 1)
    #expect(try run("baseline", "update", "in", environment: key).status == 0)
    #expect(try run("baseline", "check", "in", environment: key).status == 0)
    #expect(try run("in", "--baseline", "nowhere.json").status == 2)
  }

  @Test func `only changes are reported, for a commit those in the index`() throws {
    let git = "git -c user.email=t@example.com -c user.name=t -c init.defaultBranch=main"
    try #require(
      try Command.shell("\(git) init -q && \(git) add . && \(git) commit -qm a", in: folder.path).status == 0)
    #expect(try run("--staged").status == 0)
    #expect(try run("--changed-since", "HEAD").status == 0)
    let more = Flow.withBirthDate + "    - task:\n        name: Born 16.07.1990\n        refId: Task_2\n"
    try folder.write("in/flow.yaml", more)
    try folder.write("ünusual name.yaml", Flow.withBirthDate)
    let changed = try run("--changed-since", "HEAD", "--format", "concise").output
    #expect(changed.split(separator: "\n").map { $0.prefix { $0 != " " } } == ["in/flow.yaml:11:20:", "ünusual"])
    #expect(try run("--staged").status == 0)
    _ = try Command.shell("\(git) add .", in: folder.path)
    try folder.write("in/flow.yaml", Flow.clean)
    #expect(try run("--staged", "in").status == 1)
    #expect(try run("--changed-since", "nowhere").status == 2)
    #expect(try run("--changed-since", "--output=x").status == 2)
  }

  @Test func `a subject is found in every spelling`() throws {
    try folder.write("in/flow.yaml", Flow.clean.replacingOccurrences(of: "Say the hours", with: "Ask Whitfield, Dana"))
    let result = try run("subject", "in", "--name", "Dana Whitfield", "--format", "concise")
    #expect(result.status == 1)
    #expect(result.output.contains("in/flow.yaml:5:19") && !result.output.contains("Whitfield"))
    #expect(try run("subject", "in", "--name", "Somebody Else").status == 0)
    #expect(try run("subject", "in").status == 2)
  }
}

import Foundation
import TestSupport
import Testing

/// Plants fifty values of all categories before every text of every kind of export, and searches everything that the
/// command writes for them: reports, logs, baselines, errors about broken exports.
@Suite struct PlantedValuesTests {
  let folder: TemporaryFolder
  let values: [PlantedValue]

  private static let table = URL(filePath: Command.root).appending(
    path: "Tests/BlindspotCommandTests/Fixtures/planted.tsv")

  init() throws {
    folder = try TemporaryFolder()
    values = try PlantedValue.all(in: Self.table)
    try plant()
  }

  @Test func `no output contains a matched value`() throws {
    try #require(values.count == 50)
    try checkThatAllIsFound()
    let everything = ["--fields", "extended", "--severity", "note", "--min-confidence", "0"]
    try report("all", ["lint", "in"] + everything)
    try keep(
      "github", ["lint", "in", "--format", "github", "--no-config"],
      ["GITHUB_STEP_SUMMARY": folder.path + "/out/summary"])
    // Values of rules that a run does not check may be next to its findings.
    try report("usual", ["lint", "in"])
    try report("one", ["lint", "in", "--rule", "phone-number"])
    try report("sure", ["lint", "in", "--min-confidence", "0.97", "--disable", "person-name"])
    let subject = ["--name", "Karla Nimmerland", "--email", "p-kowalski@mail.example.org", "--phone", "2125550143"]
    try report("subject", ["subject", "in"] + subject)
    try report("broken", ["lint", "broken"] + everything)
    for (name, environment) in [("open", [:]), ("keyed", ["BLINDSPOT_KEY": "a key of the test"])] {
      let options = ["in", "--no-config", "--baseline", "out/\(name).baseline.json"]
      try keep("\(name)-create", ["baseline", "create"] + options, environment)
      // Findings that no longer exist are listed without their values.
      try keep("\(name)-gone", ["baseline", "check", "clean"] + options.dropFirst(), environment)
    }
    try keep("rules", ["explain", "person-name", "--no-config"])
    try keep("configuration", ["lint", "in", "--config", "bad.yml", "--format", "concise", "--quiet"])
    #expect(try leaks() == [])
  }

  // MARK: Exports

  /// Plants a value before each text, some twice with other values.
  private func plant() throws {
    var turn = 0
    var statements = values.filter(\.isStatement)
    var others = values.filter { !$0.isStatement }
    try PlantedFiles.plant(in: folder) { text in
      // Most health statements are personal only in the first person.
      let isTold = text.kind == "personal-status" && !turn.isMultiple(of: 3)
      let value = isTold ? next(of: &statements, in: text.file) : next(of: &others, in: text.file)
      turn += 1
      return value.phrase + (isTold ? ". " : " and ")
    }
    try folder.write("clean/flow.yaml", Flow.clean)
    let phrases = values.map { "  - \"\($0.phrase)\"" }.joined(separator: "\n")
    try folder.write("bad.yml", "allow:\n  people: 1\nexceptions:\n\(phrases)\nrulez:\n\(phrases)\n")
    let archive =
      "import zipfile, glob\nwith zipfile.ZipFile('in/a.zip', 'w', zipfile.ZIP_DEFLATED) as z:\n"
      + "  for name in glob.glob('in/main-line*') + glob.glob('in/*.tf'): z.write(name, 'inside/' + name)"
    try #require(try Command.shell("python3 -c \"\(archive)\"", in: folder.path).status == 0)
  }

  /// Returns the next value; in a table, one without a comma.
  private func next(of values: inout [PlantedValue], in name: String) -> PlantedValue {
    let index = values.firstIndex { !name.hasSuffix(".csv") || !$0.phrase.contains(",") } ?? 0
    let value = values.remove(at: index)
    values.append(value)
    return value
  }

  /// Checks the test itself: every value is found somewhere, and every kind of text has a finding.
  private func checkThatAllIsFound() throws {
    let run = try Command.run(
      [
        "lint", "in", "--format", "jsonl", "--show-values", "--fields", "extended", "--severity", "note", "--no-config",
      ], in: folder.path)
    try #require(run.status == 1, "\(run.errors)")
    var kinds: Set<String> = []
    var found: Set<String> = []
    for line in run.output.split(separator: "\n") {
      let finding = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
      if let kind = (finding["field"] as? [String: Any])?["kind"] as? String { kinds.insert(kind) }
      if let value = finding["value"] as? String { found.insert(value) }
    }
    // A finding about a statement covers its keywords, rarely all of it.
    let missing = values.filter { value in
      !found.contains { $0.contains(value.text) || value.isStatement && value.phrase.contains($0) }
    }.map(\.text)
    #expect(missing == [])
    #expect(kinds.count >= 26, "\(kinds.sorted())")
    #expect(run.output.contains("a.zip!/inside/") && run.output.contains(".i3InboundFlow"))
  }

  // MARK: Runs

  /// Runs the command with all formats and keeps its output.
  private func report(_ name: String, _ arguments: [String]) throws {
    var arguments = arguments + ["--statistics", "--color", "always"]
    if arguments[0] == "lint" { arguments += ["--no-config"] }
    for format in OutputTests.formats { arguments += ["--output", "\(format)=out/\(name).\(format)"] }
    try keep(name, arguments)
  }

  /// Runs the command and keeps its output.
  private func keep(_ name: String, _ arguments: [String], _ environment: [String: String] = [:]) throws {
    try folder.write("out/.keep")
    let run = try Command.run(arguments, in: folder.path, environment: environment)
    #expect(!(run.output + run.errors).isEmpty, "\(name)")
    try folder.write("out/\(name).stdout", run.output)
    try folder.write("out/\(name).stderr", run.errors)
  }

  /// Returns the values, plain or encoded, with the files that contain them. `grep` reads a hundred megabytes in the time
  /// that a search in a debug build needs for one.
  private func leaks() throws -> [String] {
    try folder.write("disguises", values.flatMap { $0.disguises + $0.exactDisguises }.joined(separator: "\n") + "\n")
    // The search finds a value that exists.
    let control = try Command.shell("grep -rlaiF -f disguises in | wc -l", in: folder.path)
    #expect(Int(control.output.filter(\.isNumber)) ?? 0 > 30)
    let run = try Command.shell("grep -raiohF -f disguises out | sort | uniq -c; ls out | wc -l", in: folder.path)
    var lines = run.output.split(separator: "\n").map(String.init)
    #expect(Int(lines.popLast()?.filter(\.isNumber) ?? "") ?? 0 > 90)
    return lines
  }
}

extension PlantedValue {
  /// Whether the value is personal only in the first person.
  fileprivate var isStatement: Bool { ["health", "belief", "life-event", "location"].contains(category) }
}

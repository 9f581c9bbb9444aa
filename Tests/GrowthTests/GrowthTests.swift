import BlindspotParser
import BlindspotReporting
import BlindspotRules
import BlindspotWorkspace
import Foundation
import StepCounter
import Synchronization
import TestSupport
import Testing

/// Doubles hostile inputs and compares the steps and the requested memory, which do not depend on the machine. Needs a build
/// that measures coverage, and a process of its own, because the steps of all threads are counted:
///
///     BLINDSPOT_COUNT_STEPS=1 swift test --enable-code-coverage --filter GrowthTests
///
/// With `RECORD=1` it writes the factors to `Documentation/growth.md`.
@Suite(
  .serialized,
  .enabled(
    if: step_counter_is_available() && ProcessInfo.processInfo.environment["BLINDSPOT_COUNT_STEPS"] != nil,
    "runs in .ci/run, in a process of its own"))
struct GrowthTests {
  /// The detectors that are measured one by one.
  static let detectors: [any Detector] = BuiltInDetectors().members + [knownPeople]

  @Test func `the patterns are enough`() throws {
    let patterns = try #require(Patterns.all)
    #expect(patterns.texts.count >= 60)
    #expect(patterns.files.count >= 40)
  }

  @Test func `the steps of a detector grow with a text, not with its square`() throws {
    let patterns = try #require(Patterns.all)
    // Below the size from which long texts are read in windows.
    let size = 4096
    for (name, unit) in patterns.texts {
      for detector in Self.detectors {
        let growth = Growth(size: size) { size in
          let text = Array(Patterns.repeated(unit, size: size).utf8)
          var candidates: [Candidate] = []
          detector.detect(
            in: text.span, profile: TextProfile(text.span),
            context: FieldContext(kind: .flowDescription, languages: ["en-us"]), into: &candidates)
        }
        let subject = "\(type(of: detector))"
        #expect(growth.factor <= Growth.limit, "\(subject), \(name)")
        GrowthTable.add(growth, text: name, .detectors, by: subject)
      }
    }
    try GrowthTable.writePage(patterns)
  }

  @Test func `the steps of a whole check grow with a text, not with its square`() throws {
    let patterns = try #require(Patterns.all)
    let engine = Self.engine
    for (name, unit) in patterns.texts {
      let growth = try Growth(size: 24 << 10) { size in
        Self.check(try Patterns.flow(unit, size: size), named: "flow.yaml", engine, as: .concise)
      }
      #expect(growth.factor <= Growth.limit, "\(name)")
      GrowthTable.add(growth, text: name, .check)
    }
    try GrowthTable.writePage(patterns)
  }

  @Test func `the steps of a reader grow with a text, not with its square`() throws {
    let patterns = try #require(Patterns.all)
    let options = ReadOptions(readsExtended: true)
    for (name, unit) in patterns.texts {
      for syntax in Patterns.Syntax.allCases {
        let growth = try Growth(size: 24 << 10) { size in
          let bytes = try Patterns.export(unit, size: size, in: syntax)
          _ = ExportReader.read(SourceFile(name: "file.\(syntax)", bytes: bytes), options: options)
        }
        #expect(growth.factor <= Growth.limit, "\(syntax), \(name)")
        GrowthTable.add(growth, text: name, .reading, by: "\(syntax)")
      }
    }
    try GrowthTable.writePage(patterns)
  }

  @Test func `the steps of a reader, comments and identities grow with a file, not with its square`() throws {
    let patterns = try #require(Patterns.all)
    let engine = Self.engine
    for (name, parts) in patterns.files {
      let growth = Growth(size: 24 << 10) { size in
        Self.check(Patterns.file(parts, size: size), named: "file." + parts[0], engine, as: .concise)
      }
      #expect(growth.factor <= Growth.limit, "\(name)")
      GrowthTable.add(growth, file: name)
    }
    try GrowthTable.writePage(patterns)
  }

  @Test func `the steps of a report grow with the findings, not with their square`() throws {
    let patterns = try #require(Patterns.all)
    let parts = try #require(patterns.files["YAML literal, a finding per line"])
    let engine = Self.engine
    for format in ReportFormat.allCases {
      let growth = Growth(size: 8 << 10) { size in
        Self.check(Patterns.file(parts, size: size), named: "file.yaml", engine, as: format)
      }
      #expect(growth.factor <= Growth.limit, "\(format)")
      GrowthTable.add(growth, report: "\(format)")
    }
    try GrowthTable.writePage(patterns)
  }

  @Test func `the steps of a run grow with its arguments, not with their square`() throws {
    let folder = try TemporaryFolder()
    for number in 0..<1600 { try folder.write("in/\(number)/flow.yaml", "inboundCall:\n  name: Main line\n") }
    let workspace = try Workspace(root: folder.path)
    for name in ["", "flow.yaml"] {
      let growth = try Growth(size: 400) { count in
        let paths = (0..<count).map { "in/\($0)/\(name)" }
        let files = try workspace.lint(LintRequest(.paths(paths))).summary.files
        #expect(files == count)
      }
      #expect(growth.factor <= Growth.limit, "\(name)")
    }
  }

  /// The detector of invented people.
  private static let knownPeople = KnownPersonDetector(
    (0..<40).map { number in
      var person = Identity(label: "person \(number)")
      person.names = ["Person\(number) Sample\(number)"]
      person.emails = ["p\(number).sample@example.com"]
      return person
    })

  /// An engine with all kinds of rules.
  private static var engine: Engine {
    let rules = """
      what: a customer number
      category: account-number
      reason: It is one person's.
      examples: {match: [%], no_match: [x]}
      """
    func rule(_ id: String, _ settings: String, match: String) -> String {
      "id: \(id)\n" + settings + rules.replacing("%", with: match) + "\n"
    }
    let policy = Policy(
      "rule-files: [rules]\nfields: [extended]\n",
      files: [
        "rules/a.yml": rule(
          "a-pattern", "extends: pattern\npattern: 'KD-[0-9]+'\ncontext: {words: [customer], required: false}\n",
          match: "KD-12345"),
        "rules/b.yml": rule(
          "a-digits", "extends: digits\ndigits: 8\ncontext: [customer]\n", match: "customer 87654321"),
        "rules/c.yml": rule("a-words", "extends: words\nwords: [acme value]\n", match: "acme value"),
      ])
    #expect(policy.problems.map(\.message) == [])
    return policy.engine(Engine.Options(), detectors: BuiltInDetectors.all + [knownPeople])
  }

  private static func check(_ bytes: [UInt8], named name: String, _ engine: Engine, as format: ReportFormat) {
    var reports: [FileReport] = []
    switch ExportReader.read(SourceFile(name: name, bytes: bytes), options: ReadOptions(readsExtended: true)) {
    case .export(let export): reports.append(engine.check(export))
    case .failed(let problems): reports.append(FileReport(file: name, problems: problems))
    case .notAnExport: break
    }
    _ = Report.render(LintResult(of: reports), as: format, in: ReportContext(toolVersion: "0"))
  }
}

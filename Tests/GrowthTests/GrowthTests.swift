import BlindspotParser
import BlindspotReporting
import BlindspotRules
import Foundation
import StepCounter
import Synchronization
import TestSupport
import Testing

/// Doubles hostile inputs and compares the steps, which do not depend on the machine. Needs a build that measures
/// coverage, and a process of its own, because the steps of all threads are counted:
///
///     BLINDSPOT_COUNT_STEPS=1 swift test --enable-code-coverage --filter GrowthTests
///
/// `BLINDSPOT_GROWTH_TABLE=FILE` writes the factors to a file. A step is the execution of a region of code; copies of memory
/// are not counted, but `Benchmarks/growth` counts them.
@Suite(
  .serialized,
  .enabled(
    if: step_counter_is_available() && ProcessInfo.processInfo.environment["BLINDSPOT_COUNT_STEPS"] != nil,
    "runs in .ci/run, in a process of its own"))
struct GrowthTests {
  /// The largest factor of steps for an input of twice the size.
  private static let limit = 2.3
  /// Steps that do not depend on the size.
  private static let allowance = 20_000.0

  /// Returns the steps that `body` takes.
  private static func steps(_ body: () throws -> Void) rethrows -> Double {
    let start = step_counter_value()
    try body()
    return Double(step_counter_value() - start)
  }

  /// Returns a description of a growth above the limit; nil for a growth within it.
  private static func excess(_ name: String, size: Int, _ run: (Int) throws -> Void) rethrows -> String? {
    // Tables that are made once are not counted.
    try run(64)
    let one = try steps { try run(size) }
    let two = try steps { try run(2 * size) }
    record(name, one, two)
    guard two > one * limit + allowance else { return nil }
    return "\(name): \(Int(one)) steps for \(size) bytes, \(Int(two)) for twice as many"
  }

  private static let table = ProcessInfo.processInfo.environment["BLINDSPOT_GROWTH_TABLE"]
  private static let rows = Mutex([String]())

  private static func record(_ name: String, _ one: Double, _ two: Double) {
    guard let table else { return }
    let factor = (two / max(one, 1) * 100).rounded() / 100
    let text = rows.withLock { rows in
      rows.append("\(name)\t\(Int(one))\t\(Int(two))\t\(factor)\n")
      return rows.joined()
    }
    try? text.write(toFile: table, atomically: true, encoding: .utf8)
  }

  @Test func `the patterns are enough`() throws {
    let patterns = try #require(Patterns.all)
    #expect(patterns.texts.count >= 60)
    #expect(patterns.files.count >= 40)
  }

  @Test func `the steps of a detector grow with a text, not with its square`() throws {
    let patterns = try #require(Patterns.all)
    // Below the size from which long texts are read in windows.
    let size = 4096
    let detectors: [any Detector] = BuiltInDetectors().members + [Self.knownPeople]
    var excess: [String] = []
    for (name, unit) in patterns.texts.sorted(by: { $0.key < $1.key }) {
      for detector in detectors {
        let found = Self.excess("\(type(of: detector)), \(name)", size: size) { size in
          let text = Array(Patterns.repeated(unit, size: size).utf8)
          var candidates: [Candidate] = []
          detector.detect(
            in: text.span, profile: TextProfile(text.span),
            context: FieldContext(kind: .flowDescription, languages: ["en-us"]), into: &candidates)
        }
        if let found { excess.append(found) }
      }
    }
    #expect(excess == [])
  }

  @Test func `the steps of a whole check grow with a text, not with its square`() throws {
    let patterns = try #require(Patterns.all)
    let engine = Self.engine
    var excess: [String] = []
    for (name, unit) in patterns.texts.sorted(by: { $0.key < $1.key }) {
      let found = try Self.excess("text, \(name)", size: 24 << 10) { size in
        Self.check(try Patterns.flow(unit, size: size), named: "flow.yaml", engine, as: .concise)
      }
      if let found { excess.append(found) }
    }
    #expect(excess == [])
  }

  @Test func `the steps of a reader, comments and identities grow with a file, not with its square`() throws {
    let patterns = try #require(Patterns.all)
    let engine = Self.engine
    var excess: [String] = []
    for (name, parts) in patterns.files.sorted(by: { $0.key < $1.key }) {
      let found = Self.excess("file, \(name)", size: 24 << 10) { size in
        Self.check(Patterns.file(parts, size: size), named: "file." + parts[0], engine, as: .concise)
      }
      if let found { excess.append(found) }
    }
    #expect(excess == [])
  }

  @Test func `the steps of a report grow with the findings, not with their square`() throws {
    let patterns = try #require(Patterns.all)
    let parts = try #require(patterns.files["YAML literal, a finding per line"])
    let engine = Self.engine
    var excess: [String] = []
    for format in ReportFormat.allCases {
      let found = Self.excess("report, \(format)", size: 16 << 10) { size in
        Self.check(Patterns.file(parts, size: size), named: "file.yaml", engine, as: format)
      }
      if let found { excess.append(found) }
    }
    #expect(excess == [])
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

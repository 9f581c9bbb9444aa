import BlindspotParser
import BlindspotRules
import Synchronization
import TestSupport
import Testing

/// The time limit of a file, with a deadline that passes after a number of questions instead of a time.
@Suite struct DeadlineTests {
  /// Counts the questions to a deadline.
  private final class Questions: Sendable {
    let count = Atomic(0)
  }

  /// Checks a flow whose deadline passes after a number of questions.
  ///
  /// - Parameters:
  ///   - search: the number of questions after which the search ends.
  ///   - description: the number of questions after which the description of findings ends.
  private static func check(
    _ yaml: String, search: Int = .max, description: Int = .max
  ) throws -> (report: FileReport, searched: Int, described: Int) {
    let searched = Questions()
    let described = Questions()
    var options = Engine.Options()
    options.maxTime = .seconds(7)
    options.deadline = { _ in
      Deadline(
        isSearchOver: { searched.count.wrappingAdd(1, ordering: .relaxed).newValue > search },
        isOver: { described.count.wrappingAdd(1, ordering: .relaxed).newValue > description })
    }
    let export = try ExportReader.read(Array(yaml.utf8), named: "flow.yaml")
    let report = Engine(options: options).check(export)
    return (report, searched.count.load(ordering: .relaxed), described.count.load(ordering: .relaxed))
  }

  private static func flow(_ text: String) -> String {
    "inboundCall:\n  name: Main\n  defaultLanguage: en-us\n  description: |\n    \(text)\n"
  }

  private static let longText = flow(String(repeating: "Transfer to Thandiwe Nkosi 212-555-0143. ", count: 1500))

  @Test func `the search stops inside a long text, and the findings before that are reported`() throws {
    let all = try Self.check(Self.longText)
    #expect(all.report.problems == [])
    #expect(all.report.findings.count > 1000)
    for questions in [20, 60, all.searched - 1] {
      let part = try Self.check(Self.longText, search: questions).report
      #expect(part.problems.map(\.code) == [.limitReached])
      #expect(
        part.problems.first?.message.string.contains("more than 7 seconds; 1 of 2 texts were not checked") == true)
      #expect(!part.findings.isEmpty && part.findings.count < all.report.findings.count)
      #expect(!part.isComplete)
    }
  }

  @Test func `a longer text asks as many more questions`() throws {
    func asked(_ count: Int) throws -> Int {
      try Self.check(Self.flow(String(repeating: "the queue is closed ", count: count))).searched
    }
    let (one, two) = (try asked(4000), try asked(8000))
    #expect(one >= 80_000 / 8192 * 10)
    #expect((one * 2 - 40...one * 2 + 40).contains(two))
  }

  @Test func `findings that could not be described in time are counted and not shown`() throws {
    let all = try Self.check(Self.longText)
    for questions in [0, 1, 100, all.described - 1] {
      let part = try Self.check(Self.longText, description: questions).report
      #expect(part.problems.map(\.code) == [.limitReached])
      #expect(part.problems.first?.message.string.contains("not reported") == true)
      #expect(part.findings.count < all.report.findings.count)
    }
  }

  @Test func `texts after the deadline are counted as not checked`() throws {
    let tasks = (0..<200).map { "    - task:\n        name: Ask Ann Smith \($0)\n" }.joined()
    let yaml = "inboundCall:\n  name: Main\n  tasks:\n" + tasks
    let report = try Self.check(yaml, search: 2).report
    #expect(report.problems.map(\.code) == [.limitReached])
    #expect(report.problems.first?.message.string.contains("texts were not checked") == true)
    #expect(!report.findings.isEmpty)
  }

  @Test(arguments: ["yaml", "json", "csv"])
  func `a reader stops at the deadline, and the rest is a problem`(format: String) throws {
    let row = [
      "yaml": "    - {name: Ann Smith}\n", "json": "{\"name\": \"Ann Smith\"},", "csv": "Ann Smith,a@example.com\n",
    ]
    let start = ["yaml": "inboundCall:\n  items:\n", "json": "{\"entities\": [", "csv": "Name,Email\n"]
    let end = ["yaml": "", "json": "{}], \"pageSize\": 25}", "csv": ""]
    let text = (start[format] ?? "") + String(repeating: row[format] ?? "", count: 20_000) + (end[format] ?? "")
    var options = ReadOptions()
    options.limits.deadline = Deadline(isSearchOver: { true }, isOver: { true })
    let problems: [Problem]
    switch ExportReader.read(SourceFile(name: "a." + format, bytes: Array(text.utf8)), options: options) {
    case .export(let export): problems = export.problems
    case .failed(let failed): problems = failed
    case .notAnExport: problems = []
    }
    #expect(problems.contains { $0.code == .limitReached && $0.message.string.contains("limit seconds") })
  }
}

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
    for questions in [30, 60, all.searched / 2] {
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

  @Test func `expressions after the deadline are counted as not checked`() throws {
    let actions = (0..<20).map { number in
      """
                  - playAudio:
                      name: Play \(number)
                      audio:
                        exp: 'ToAudioTTS(Append("Your policy number is ", "AB-4471-22\(number)"))'
      """
    }
    let yaml = """
      inboundCall:
        name: Main
        tasks:
          - task:
              name: Start
              actions:

      """
    let flow = yaml + actions.joined(separator: "\n")
    #expect(try Self.check(flow).report.problems == [])
    let report = try Self.check(flow, search: 5).report
    #expect(report.problems.map(\.code) == [.limitReached])
    #expect(report.problems.first?.message.string.contains("texts were not checked") == true)
    #expect(!report.findings.isEmpty && report.findings.count < 20)
  }

  @Test(arguments: ["yaml", "json", "csv", "tf"])
  func `a reader stops at the deadline, and the rest is a problem`(format: String) throws {
    let row = [
      "yaml": "    - {name: Ann Smith}\n", "json": "{\"name\": \"Ann Smith\"},", "csv": "Ann Smith,a@example.com\n",
      "tf": "resource \"genesyscloud_user\" \"a\" { name = \"Ann Smith\" }\n",
    ]
    let start = ["yaml": "inboundCall:\n  items:\n", "json": "{\"entities\": [", "csv": "Name,Email\n"]
    let end = ["yaml": "", "json": "{}], \"pageSize\": 25}", "csv": ""]
    let text = (start[format] ?? "") + String(repeating: row[format] ?? "", count: 20_000) + (end[format] ?? "")
    let (problems, fields) = Self.read(text, named: "a." + format, checks: 0)
    #expect(problems.contains { $0.code == .limitReached && $0.message.string.contains("limit seconds") })
    #expect(fields < 20_000)
  }

  /// Reads a file whose deadline passes after a number of checks, and returns the problems and the number of fields.
  private static func read(_ text: String, named name: String, checks: Int) -> (problems: [Problem], fields: Int) {
    let asked = Questions()
    var options = ReadOptions(readsExtended: true)
    options.limits.deadline = Deadline(
      isSearchOver: { asked.count.wrappingAdd(1, ordering: .relaxed).newValue > checks }, isOver: { false })
    switch ExportReader.read(SourceFile(name: name, bytes: Array(text.utf8)), options: options) {
    case .export(let export): return (export.problems, export.documents.reduce(0) { $0 + $1.fields.count })
    case .failed(let problems): return (problems, 0)
    case .notAnExport: return ([], 0)
    }
  }

  @Test func `the search for the fields of a document stops at the deadline`() {
    let text = "Name,Email,Title\n" + String(repeating: "Ann Smith,a@example.com,Night shift\n", count: 20_000)
    let all = Self.read(text, named: "a.csv", checks: .max)
    #expect(all.problems == [] && all.fields == 20_000)
    // Reading the rows checks seven times.
    for checks in [8, 12] {
      let part = Self.read(text, named: "a.csv", checks: checks)
      #expect(part.problems.map(\.code) == [.limitReached])
      #expect(part.fields < all.fields)
    }
  }

  @Test func `HCL before the deadline is kept`() {
    let text = String(repeating: "resource \"genesyscloud_user\" \"a\" { title = \"Night shift\" }\n", count: 20_000)
    let all = Self.read(text, named: "a.tf", checks: .max)
    let part = Self.read(text, named: "a.tf", checks: 3)
    #expect(all.problems == [] && !part.problems.isEmpty)
    #expect(part.problems.allSatisfy { $0.code == .limitReached })
    #expect(part.fields > 0 && part.fields < all.fields)
  }

  @Test(arguments: ["${", "{{", "${a} ", "https://a@", "https://a?", "Flow.a ", "<a b=1> "])
  func `machine text of a long text is searched for until the deadline`(unit: String) {
    let text = Array(String(repeating: unit, count: 20_000).utf8)
    let asked = Questions()
    let deadline = Deadline(
      isSearchOver: { asked.count.wrappingAdd(1, ordering: .relaxed).newValue > 2 }, isOver: { false })
    var blanker = MachineTextBlanker()
    _ = blanker.prepare(text.span, profile: TextProfile(text.span), deadline: deadline)
    #expect(asked.count.load(ordering: .relaxed) == 3 || !text.contains(ASCII.space))
    #expect(asked.count.load(ordering: .relaxed) <= 3)
  }

  @Test func `an example after the deadline is a problem, and its rule has no effect`() {
    let text = """
      id: a-rule
      what: a customer number
      category: account-number
      extends: pattern
      pattern: 'KD-[0-9]+'
      reason: It is one person's.
      examples: {match: [KD-1, KD-2, KD-3], no_match: [x]}
      """
    let files = MemoryFiles(texts: ["a.yml": text])
    for checks in 0...3 {
      let asked = Questions()
      let deadline = Deadline(
        isSearchOver: { asked.count.wrappingAdd(1, ordering: .relaxed).newValue > checks }, isOver: { false })
      let loaded = RuleSet.load([Sourced("a.yml", .commandLine("a.yml"))], files: files, deadline: deadline) {
        RuleExamples.failures(of: $0, rule: $1, deadline: deadline)
      }
      #expect(loaded.problems.map(\.code) == [.limitReached])
      #expect(loaded.problems.first?.message.string.contains("limit seconds") == true)
      #expect(loaded.rules.custom.isEmpty)
    }
  }

  @Test(arguments: [
    ("extends: pattern\npattern: '[a-z]'\n", "a"), ("extends: pattern\npattern: 'x{9}'\n", "xxxxxxxxx"),
    ("extends: pattern\npattern: 'a$'\n", "a"),
    ("extends: digits\ndigits: 8\ncontext: [customer]\n", "customer 12345678"),
    ("extends: words\nwords: [acme value]\n", "acme value"),
    ("extends: pattern\npattern: '[a-z]'\nallow: {patterns: ['b']}\n", "a"),
  ])
  func `a text on which a custom rule met the deadline is a problem`(rule: String, example: String) throws {
    let policy = Policy(
      "rule-files: [rules]\n",
      files: [
        "rules/a.yml": "id: a-rule\n" + rule + """
          what: a customer number
          category: account-number
          reason: It is one person's.
          examples: {match: [\(example)], no_match: ['-']}
          """
      ])
    #expect(policy.problems == [])
    let text = String(repeating: "xxxxxxxxx acme value customer 12345678 ", count: 250) + "a"
    let export = try ExportReader.read(Array(Self.flow(text).utf8), named: "flow.yaml")
    func check(_ checks: Int) -> (report: FileReport, asked: Int) {
      let asked = Questions()
      var options = Engine.Options()
      options.maxTime = .seconds(7)
      options.deadline = { _ in
        Deadline(isSearchOver: { asked.count.wrappingAdd(1, ordering: .relaxed).newValue > checks }, isOver: { false })
      }
      let report = policy.engine(options, detectors: []).check(export)
      return (report, asked.count.load(ordering: .relaxed))
    }
    let all = check(.max)
    #expect(all.report.problems == [] && all.report.unchecked == 0 && all.asked > 3)
    for checks in [1, all.asked / 2, all.asked - 1] {
      let report = check(checks).report
      #expect(report.problems.map(\.code) == [.limitReached])
      #expect(report.unchecked > 0)
    }
  }
}

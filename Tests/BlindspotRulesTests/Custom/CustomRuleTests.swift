import BlindspotParser
import BlindspotRules
import TestSupport
import Testing

@Suite struct CustomRuleTests {
  /// A rule file with the settings of its detector and examples.
  private static func file(
    _ id: String, extends: String, _ settings: String = "", match: String = "['Kunde 12345678']",
    noMatch: String = "['x']", category: String = "account-number"
  ) -> String {
    """
    id: \(id)
    title: Customer number
    category: \(category)
    severity: error
    extends: \(extends)
    \(settings)
    reason: It is one person's.
    instead: Leave it out.
    law: [gdpr:4-1]
    examples: {match: \(match), no_match: \(noMatch)}
    """
  }

  private func policy(_ files: [String: String]) -> Policy {
    Policy("rule-files: [rules]\n", files: Dictionary(uniqueKeysWithValues: files.map { ("rules/" + $0, $1) }))
  }

  private func found(_ policy: Policy, _ text: String, language: String? = nil) -> [String] {
    policy.engine().matches(in: text, as: .taskName, language: language).map { match in
      match.rule + ":" + String(decoding: Array(text.utf8)[match.range.start..<match.range.end], as: UTF8.self)
    }
  }

  /// Whether the custom rule found it; built-in rules recognize some of the numbers too.
  private func isOwn(_ finding: String) -> Bool { finding.hasPrefix("acme:") }

  @Test(arguments: (try? Fixture.rows("custom-rules.tsv")) ?? [])
  func `a detector finds the numbers and words of its rule`(_ row: [String]) throws {
    let settings = row[1].split(separator: ";").map { $0.drop { $0 == " " } }.joined(separator: "\n")
    let policy = Policy(
      "rule-files: [r.yml]\n",
      files: [
        "r.yml": Self.file("acme", extends: row[0], settings, match: "['\(row[2])']", noMatch: "['\(row[4])']"),
        "names.txt": "# customers\nAcme Corp\n\nMüller & Söhne\n",
      ])
    #expect(policy.problemLines == [])
    #expect(found(policy, row[2]).filter(isOwn) == row[3].split(separator: "|").map { "acme:" + $0 })
    #expect(found(policy, row[4]).filter(isOwn) == [])
  }

  /// A repository could otherwise turn off a gate with a rule of its own.
  @Test(arguments: [("note", true), ("error", false)])
  func `a rule hides no finding of a higher severity`(severity: String, isKept: Bool) {
    let settings = "pattern: '(?:jane|Reach).*'\n"
    let rule = Self.file("acme", extends: "pattern", settings, match: "['jane']").replacing(
      "severity: error", with: "severity: \(severity)")
    let text = "Reach jane.roe@example.com or +1 212 555 0143"
    let found = found(policy(["a.yml": rule]), text)
    #expect(found.contains { $0.hasPrefix("email-address:") } == isKept)
    #expect(found.contains { $0.hasPrefix("phone-number:") } == isKept)
    // The default severity of a run leaves out notes.
    #expect(found.contains(where: isOwn) == !isKept)
  }

  @Test func `an invalid rule is an error at its line and disables no other rule`() throws {
    let policy = policy([
      "a.yml": Self.file("broken", extends: "pattern", "pattern: 'CUST-[0-9'"),
      "b.yml": Self.file("acme", extends: "pattern", "pattern: 'CUST-\\d{8}'", match: "['CUST-00412345']"),
      "c.yml": Self.file("late", extends: "patern", "pattern: x"),
    ])
    #expect(policy.problemLines.map { $0.prefix(13) } == ["rules/a.yml:6", "rules/c.yml:5"])
    #expect(policy.problems.allSatisfy { $0.code == .badRule })
    #expect(policy.problems.first?.position?.column == 20)
    #expect(found(policy, "Order CUST-00412345") == ["acme:CUST-00412345"])
  }

  @Test func `a marked example must be found at its marks`() throws {
    func problems(_ match: String) -> [String] {
      policy(["a.yml": Self.file("acme", extends: "pattern", "pattern: 'C\\d'", match: "['\(match)']")]).problemLines
    }
    #expect(problems("from ‹C1› to ‹C2›") == [])
    #expect(problems("from C1 to C2") == [])
    #expect(problems("a lone ‹ and C1") == [])
    let message = "rules/a.yml:10:20: the rule acme finds another range of this example; fix the rule, or write: "
    #expect(problems("‹from› C1") == [message + "from ‹C1›"])
    #expect(problems("from ‹C1› to C2") == [message + "from ‹C1› to ‹C2›"])
  }

  @Test func `failing examples are errors at their places`() throws {
    let wrong = Self.file(
      "acme", extends: "pattern", "pattern: 'C\\d'", match: "['C1', 'nothing']", noMatch: "['C2']")
    let problems = policy(["a.yml": wrong]).problems
    #expect(problems.map(\.position) == [SourcePosition(line: 10, column: 26), SourcePosition(line: 10, column: 49)])
    let none = Self.file("acme", extends: "pattern", "pattern: 'C\\d'", match: "[]", noMatch: "[]")
    #expect(policy(["a.yml": none]).problems.count == 2)
  }

  @Test func `a rule has at most 1,000 examples of each kind, and at most 1,000 mistakes are listed`() {
    let many = "[" + (0..<1001).map { "C\($0)" }.joined(separator: ", ") + "]"
    let file = Self.file("acme", extends: "pattern", "pattern: 'C\\d'", match: many, noMatch: "[x]")
    #expect(
      policy(["a.yml": file]).problems.map(\.message.string).contains {
        $0.contains("at most 1000 examples under match")
      })
    let wrong = Self.file("acme", extends: "pattern", "pattern: 'X\\d'", match: "[" + many.dropFirst(5), noMatch: "[x]")
    #expect(policy(["a.yml": wrong, "b.yml": wrong]).problems.count == 1001)
  }

  @Test func `ids are unique`() {
    let file = Self.file("acme", extends: "words", "words: [x]", match: "[x]", noMatch: "[y]")
    let taken = Self.file("person-name", extends: "words", "words: [x]", match: "[x]", noMatch: "[y]")
    let policy = policy(["a.yml": file, "b.yml": file, "deep/c.yml": taken])
    #expect(policy.problemLines.map { $0.prefix(17) } == ["rules/b.yml:1:5: ", "rules/deep/c.yml:"])
  }

  @Test func `mistakes in rule files are reported`() throws {
    for row in try Fixture.rows("rule-errors.tsv") {
      let problems = policy(["a.yml": Self.file("acme", extends: row[0], row[1])]).problems
      #expect(problems.contains { $0.message.string.contains(row[2]) }, "\(row): \(problems.map(\.message))")
    }
  }

  @Test func `a rule applies to its languages`() {
    let file = Self.file("acme", extends: "words", "words: [Kunde]\nlanguages: [de]")
    let policy = policy(["a.yml": file])
    #expect(found(policy, "Kunde", language: "de-at") == ["acme:Kunde"])
    #expect(found(policy, "Kunde", language: nil) == ["acme:Kunde"])
    #expect(found(policy, "Kunde", language: "en-us") == [])
  }

  @Test func `a pattern that reaches its limit is one problem per file and hides no finding`() throws {
    let policy = policy([
      "a.yml": Self.file("slow", extends: "pattern", "pattern: '(z+)+$'", match: "[zzz]"),
      "b.yml": Self.file("acme", extends: "words", "words: [Kunde]"),
    ])
    #expect(policy.problemLines == [])
    let long = String(repeating: "z", count: 10_000)
    let flow = """
      workflow:
        name: Kunde
        states:
          - state: {name: "\(long)!"}
          - state: {name: "\(long)?"}
      """
    let report = try policy.check(flow)
    #expect(report.findings.map(\.rule) == ["acme"])
    #expect(report.problems.map(\.code) == [.limitReached])
    #expect(report.problems.first?.position == SourcePosition(line: 4, column: 21))
  }

  @Test func `a lookup in forty thousand words takes as few steps as in ten`() throws {
    let words = (0..<40_000).map { "Kunde\($0)x Haus" }
    #expect(PhraseIndex(words).longestProbe <= 64)
    let policy = Policy(
      "rule-files: [r.yml]\n",
      files: [
        "r.yml": Self.file("acme", extends: "dictionary", "dictionary: names.txt", match: "['Kunde39999x haus']"),
        "names.txt": words.joined(separator: "\n"),
      ])
    #expect(policy.problemLines == [])
  }
}

extension Policy {
  /// Checks a flow written in YAML.
  func check(_ text: String, name: String = "a.yaml") throws -> FileReport {
    let outcome = ExportReader.read(SourceFile(name: name, bytes: Array(text.utf8)))
    guard case .export(let export) = outcome else { throw TestError(message: "no export: \(outcome)") }
    return engine().check(export)
  }
}

/// A fixture that does not fit the test.
struct TestError: Error {
  let message: String
}

import BlindspotParser
import BlindspotReporting
import BlindspotRules
import Foundation
import TestSupport
import Testing

/// The generated files of the repository. `RECORD=1 swift test --filter ReferencePageTests` writes them.
@Suite struct ReferencePageTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test func `committed pages and schemas are what the program writes`() throws {
    var pages = [
      "Documentation/configuration.md": ConfigurationText.page,
      "Documentation/schemas/blindspot-configuration.schema.json": JSONSchema.configuration,
      "Documentation/schemas/blindspot-rule.schema.json": JSONSchema.ruleFile,
      "Documentation/schemas/blindspot-manifest.schema.json": JSONSchema.manifest,
    ]
    for page in RuleText.pages(of: Rule.builtIn) { pages["Documentation/" + page.path] = page.text }
    for (name, text) in pages {
      let file = Self.root.appending(path: name)
      let committed = try Recording.expected(in: file, current: text)
      #expect(committed == text, "\(name) is stale: RECORD=1 swift test --filter ReferencePageTests")
    }
  }

  @Test func `every rule page belongs to a rule`() throws {
    let folder = Self.root.appending(path: "Documentation/rules")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(names) == Set(Rule.builtIn.map { $0.id + ".md" }))
  }

  @Test func `schemas are JSON and know every key`() throws {
    for (text, keys) in [
      (JSONSchema.configuration, ["overrides", "exceptions", "until"]), (JSONSchema.ruleFile, ["no_match", "weights"]),
      (JSONSchema.manifest, ["notRequested", "missing", "sha256"]),
    ] {
      #expect(try JSONSerialization.jsonObject(with: Data(text.utf8)) is [String: Any])
      #expect(keys.allSatisfy { text.contains("\"\($0)\": {") })
    }
  }

  @Test func `table, embedded files and the folder of rules agree`() throws {
    let folder = Self.root.appending(path: "rules")
    let names = try #require(FileManager.default.enumerator(atPath: folder.path)).compactMap { $0 as? String }
      .filter { $0.hasSuffix(".yml") }.map { "rules/" + $0 }
    let embedded = BuiltInRule.embeddedFiles
    #expect(Set(names) == Set(embedded.map(\.name)))
    for file in embedded {
      #expect(try Data(contentsOf: Self.root.appending(path: file.name)) == Data(file.bytes), "\(file.name)")
    }
  }

  @Test func `every built-in rule file is in order and says what the table says`() throws {
    for file in BuiltInRule.embeddedFiles {
      let problems = RuleFile.read(file, isBuiltIn: true).problems
      #expect(problems.isEmpty, "\(problems)")
    }
    #expect(Rule.builtIn.map(\.id) == BuiltInRule.allCases.map(\.id))
    for (rule, row) in zip(Rule.builtIn, BuiltInRule.rows) {
      let kinds = row.fields.isEmpty ? FieldKindSet.usual : FieldKindSet(row.fields)
      #expect([rule.title, rule.what] == [row.title, row.what], "\(rule.id)")
      #expect(rule.advice == row.instead, "\(rule.id)")
      #expect(rule.category == row.category && rule.severity == row.severity && rule.stage == row.stage, "\(rule.id)")
      #expect(FieldKindSet(rule.fields) == kinds && rule.aliases == row.aliases, "\(rule.id)")
      #expect(!rule.reason.isEmpty && rule.law.allSatisfy { Law.named($0) != nil }, "\(rule.id)")
      #expect(rule.category == .coverage || (!rule.matching.isEmpty && !rule.nonMatching.isEmpty), "\(rule.id)")
    }
  }

  @Test func `the starter is in order and decides nothing`() {
    let policy = Policy(ConfigurationText.starter)
    #expect(policy.problemLines == [])
    // Sentences begin with a capital, settings do not.
    let lines = ConfigurationText.starter.split(separator: "\n").map { line in
      line.hasPrefix("# ") && !(line.dropFirst(2).first?.isUppercase ?? true) ? line.dropFirst(2) : line
    }
    let uncommented = Policy(lines.joined(separator: "\n"))
    #expect(
      uncommented.problemLines.count == 1 && uncommented.problems[0].message.string.hasSuffix("rules does not exist"))
    #expect(uncommented.configuration.directory.count == 1 && !uncommented.configuration.rules.isEmpty)
    #expect(policy.configuration.kinds == Configuration().kinds)
  }

  @Test func `the key output accepts every report format and no other`() {
    let formats = ReportFormat.allCases.map(\.rawValue)
    for format in formats {
      #expect(Policy("output: \(format)=report.txt", formats: formats).problemLines == [])
    }
    let problems = Policy("output: sariff", formats: formats).problemLines
    #expect(problems == [".blindspot.yml:1:9: unknown report format sariff; did you mean sarif?"])
  }

  @Test func `an explanation says why, which law, what instead and how to except`() throws {
    let rule = try #require(RuleSet().rule(named: "email-address"))
    let text = RuleText.explanation(of: rule)
    for part in [
      rule.reason, rule.instead, rule.matching[0], rule.nonMatching[0], "gdpr:4-1", "1798.140",
      "# blindspot: allow email-address --",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(try JSONSerialization.jsonObject(with: Data(RuleText.json(of: Rule.builtIn).utf8)) is [[String: Any]])
    #expect(RuleText.table(of: Rule.builtIn).split(separator: "\n").count == Rule.builtIn.count)
  }

  @Test func `the resolved configuration names who decided and repeats nothing that may be personal`() {
    let policy = Policy(
      """
      fail-on: error
      rules: {person-name: {severity: error, allow: {texts: [Quell]}}}
      allow: {people: [Norn Quell], lines: ["212-555-0143"]}
      exceptions: [{rule: person-name, in: Quell, reason: about Quell}]
      """)
    let text = ConfigurationText.resolved(policy.configuration)
    #expect(text.contains("fail-on: error") && text.contains("# .blindspot.yml:1:10") && text.contains("# default"))
    #expect(!text.contains("Quell") && !text.contains("0143"))
  }
}

import BlindspotParser
import BlindspotRules
import TestSupport
import Testing

@Suite struct ShownTextTests {
  @Test func `a report shows only ordinary words, single digits and separators`() throws {
    for row in try Fixture.rows("shown.tsv") { #expect(Redactor.shown(row[0]).string == row[1], "\(row[0])") }
  }

  /// A text in ASCII is divided in another way than one with a letter beyond it.
  @Test func `a word beyond ASCII does not change what is shown before it`() throws {
    let others = [
      "I've lost Oomkesh's key", "the driver's O'Zyntrix rock'n'roll", "MainMenuHTTPServer x9head7b", "Mar_a Ask_2_b",
      "A press 1 or 12", "Order4711 4711order", "THE MENU May may", "'tis the queue' ", "", "-- 7 --", "a'", "I'",
      "B2B",
      "press one two",
    ]
    for text in try Fixture.rows("shown.tsv").map(\.[0]) + others where text.utf8.allSatisfy({ $0 < 0x80 }) {
      #expect(Redactor.shown(text + " \u{D6}omkeshwari").string == Redactor.shown(text).string + " ••••", "\(text)")
    }
  }

  @Test func `words of a team are shown, except in found values`() throws {
    let text = """
      inboundCall:
        name: Ask Oomkeshwari at Zyntrix
        startUpRef: /inboundCall/tasks/task[t]
        tasks:
          - task: {name: "Zyntrix and 212-555-0143", refId: t}
      """
    let file = SourceFile(name: "a.yaml", bytes: Array(text.utf8))
    guard case .export(let export) = ExportReader.read(file) else {
      Issue.record("the flow was not read")
      return
    }
    let policy = Policy("show: [Zyntrix]\n")
    let numbers = policy.engine(Engine.Options(), detectors: [WordDetector(word: "212-555-0143")])
    let finding = try #require(numbers.check(export).findings.first)
    #expect(finding.field.breadcrumb.first?.name == "Ask •••• at Zyntrix")
    #expect(finding.excerpt?.lines.first?.string.contains("Zyntrix and •") == true)
    let found = policy.engine(Engine.Options(), detectors: [WordDetector(word: "Zyntrix")]).check(export).findings
    #expect(
      found.count == 2 && found.allSatisfy { !"\(String(describing: $0.excerpt)) \($0.masked)".contains("Zyntrix") })
  }

  @Test func `a label and a path show no more than the name that they are made of`() throws {
    let text = """
      resource "genesyscloud_integration_action" "Ask_Lena_H_gstr_m_212_555_0143" {
        name     = "Ask Lena Högström 212-555-0143"
        category = "Web Services Data Actions"
      }
      """
    let file = SourceFile(name: "action.tf", bytes: Array(text.utf8))
    guard case .export(let export) = ExportReader.read(file) else {
      Issue.record("the file was not read")
      return
    }
    let findings = Engine().check(export).findings
    #expect(!findings.isEmpty)
    for finding in findings {
      let texts =
        [finding.field.path, finding.message] + finding.field.breadcrumb.map(\.name) + (finding.excerpt?.lines ?? [])
      for word in ["Lena", "gstr", "0143"] { #expect(texts.allSatisfy { !$0.string.contains(word) }, "\(texts)") }
    }
  }

  @Test func `a personal status is masked as a whole`() throws {
    let text =
      #"[{"id": "7d0c2f4e-5a61-4b7e-9c11-0a2b3c4d5e6f", "name": "Pat Quell", "selfUri": "/api/v2/users/7d0c2f4e-5a61-4b7e-9c11-0a2b3c4d5e6f", "presence": {"message": "crashing at 212-555-0143 until the summer"}}]"#
    let file = SourceFile(name: "users.json", bytes: Array(text.utf8))
    guard case .export(let export) = ExportReader.read(file) else {
      Issue.record("the file was not read")
      return
    }
    let finding = try #require(Engine().check(export).findings.first { $0.rule == "phone-number" })
    #expect(finding.excerpt?.lines == [#""message": "•••• •••• •••-•••-•••• •••• •••• ••••""#])
  }

  @Test func `names of files below a given folder show only ordinary words on request`() {
    let files = ["in/Oomkesh/queue.yaml", "in/Oomkesh.yaml", "in/Zyntrix.yaml", "in/main.Oomkesh", "Oomkesh.yaml"]
    let result = LintResult(
      findings: [], problems: files.map { Problem(file: $0, code: .unreadable, message: "") }, summary: .init())
    #expect(
      result.redactingPaths(given: ["in", "Oomkesh.yaml"]).problems.map(\.file)
        == ["in/••••/queue.yaml", "in/••••.yaml", "in/••••~2.yaml", "in/main.••••", "Oomkesh.yaml"])
  }

  @Test func `no part of a report shows more of the names of files`() {
    let manifest = "in/Oomkesh/blindspot-manifest.json"
    var collection = Coverage.Collection(manifest: manifest)
    collection.missingFiles = ["in/Oomkesh/flow", "in/Oomkesh/flow.yaml"]
    collection.changedFiles = ["in/Oomkesh/Zyntrix.json"]
    collection.unlistedFiles = ["in/Oomkesh/Oomkesh.csv"]
    var result = LintResult(findings: [], problems: [], summary: .init())
    result.problems = [
      Problem(
        file: manifest, code: .incomplete, message: "in/Oomkesh/flow.yaml of the collection cannot be read: gone"),
      Problem(file: manifest, code: .incomplete, message: "in/Oomkesh/Zyntrix.json was changed after the collection"),
      Problem(file: manifest, code: .incomplete, message: "the collection did not end; collect again"),
    ]
    result.coverage.collections = [collection]
    result.coverage.inputs = [.init(file: "in/Oomkesh/Zyntrix.json", sha256: "", size: 0)]
    result.coverage.policy.ignoreFiles = [
      .init(file: ".gitignore", ignored: 1), .init(file: "in/.gitignore", ignored: 1),
      .init(file: "in/Zyntrix/.gitignore", ignored: 1),
    ]
    let redacted = result.redactingPaths(given: ["in"])
    let texts = "\(redacted)"
    for word in ["Oomkesh", "Zyntrix"] { #expect(!texts.contains(word), "\(texts)") }
    #expect(redacted.problems.allSatisfy { $0.file == "in/••••/blindspot-manifest.json" })
    #expect(
      redacted.problems.map(\.message.string) == [
        "in/••••/flow.yaml of the collection cannot be read: gone",
        "in/••••/••••.json was changed after the collection", "the collection did not end; collect again",
      ])
    #expect(redacted.coverage.collections[0].missingFiles == ["in/••••/flow", "in/••••/flow.yaml"])
    #expect(redacted.coverage.collections[0].unlistedFiles == ["in/••••/••••.csv"])
    #expect(redacted.coverage.inputs.map(\.file) == redacted.coverage.collections[0].changedFiles)
    #expect(
      redacted.coverage.policy.ignoreFiles.map(\.file) == [".gitignore", "in/.gitignore", "in/••••/.gitignore"])
  }
}

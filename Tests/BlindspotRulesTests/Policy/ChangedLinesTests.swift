import BlindspotParser
import BlindspotRules
import TestSupport
import Testing

@Suite struct ChangedLinesTests {
  private func touches(_ changes: ChangedLines, _ file: String, _ lines: ClosedRange<Int>?) -> Bool {
    let finding = Finding(
      rule: "r", category: .personName, severity: .error, confidence: 1, message: "", reason: "",
      location: .init(
        file: file, start: lines.map { .init(line: $0.lowerBound, column: 1) },
        end: lines.map { .init(line: $0.upperBound, column: 2) }),
      field: .init(kind: .tts, path: "", flow: nil, breadcrumb: []), range: 0..<0, masked: "", fingerprint: "",
      help: "",
      excerpt: nil)
    return changes.touches(finding)
  }

  @Test func `findings on lines that a diff touches count`() throws {
    let changes = ChangedLines(diff: try Fixture.text("changes.diff"))
    for row in try Fixture.rows("changes.tsv") {
      let numbers = row[2].split(separator: "-").compactMap { Int($0) }
      let lines = numbers.isEmpty ? nil : numbers[0]...numbers[numbers.count - 1]
      #expect(touches(changes, row[1], lines) == (row[0] == "yes"), "\(row)")
    }
    #expect(
      changes.files
        == [
          "a and b.i3InboundFlow", "exports/main.yaml", "exports/new.yaml", "exports/\u{E9}\t\".yaml", "gone-only.yaml",
          "renamed.yaml",
        ].sorted())
  }

  @Test func `paths are relative to the folder of the diff`() throws {
    let changes = ChangedLines(diff: try Fixture.text("changes.diff"), folder: "../repo")
    #expect(touches(changes, "../repo/exports/main.yaml", 3...3))
    #expect(!touches(changes, "exports/main.yaml", 3...3))
  }

  @Test func `a broken diff touches nothing`() {
    for diff in [
      "", "@@ -1 +1 @@", "+++ b/a\n@@ +x @@\n@@ -1 +9223372036854775807,9223372036854775807 @@", "Binary files differ",
    ] {
      #expect(!touches(ChangedLines(diff: diff), "a", 1...1))
    }
  }
}

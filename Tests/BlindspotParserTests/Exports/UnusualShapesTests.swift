import BlindspotParser
import Testing

/// Exports in unusual shapes: every text is read, or the report states that it is not.
@Suite struct UnusualShapesTests {
  @Test(arguments: ReaderCase.load("unusual-shapes.txt"))
  func `every text is read or reported as not read`(_ example: ReaderCase) {
    #expect(outline(of: example) == example.outline)
  }

  /// The fields, the gaps other than those of statuses, `unread` if the coverage names other texts, and the problems.
  private func outline(of example: ReaderCase) -> String {
    let name = "export." + (example.title.split(separator: ".").last ?? "")
    switch ExportReader.read(SourceFile(name: name, bytes: Array(example.text.utf8))) {
    case .notAnExport: return "not an export"
    case .failed(let problems): return problems.map { "problem: \($0.code.rawValue)" }.joined(separator: "\n")
    case .export(let export):
      var lines = export.documents.flatMap { document in
        document.fields.map { "\($0.kind.rawValue): \(document.text(of: $0))" }
      }
      lines += export.gaps.filter { !$0.message.string.contains("presence") }.map { "gap: \($0.message)" }
      if export.hasUnreadTexts { lines.append("unread") }
      lines += export.problems.map { "problem: \($0.code.rawValue)" }
      return lines.joined(separator: "\n")
    }
  }

  @Test func `a Git LFS pointer in place of an export is a problem`() {
    let pointer = Array("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n".utf8)
    let found = ReadOptions(expectsExport: false)
    for name in ["flow.i3InboundFlow", "flow.yaml", "users.json", "people.csv", "flow.yml"] {
      guard case .failed(let problems) = ExportReader.read(SourceFile(name: name, bytes: pointer), options: found)
      else {
        Issue.record("\(name) is not a problem")
        continue
      }
      #expect(problems.map(\.code) == [.unreadable], "\(name)")
    }
    for name in ["music.wav", "logo.png"] {
      guard case .notAnExport = ExportReader.read(SourceFile(name: name, bytes: pointer), options: found) else {
        Issue.record("\(name) is a problem")
        continue
      }
    }
  }

  @Test func `an empty file with the name of an Architect export is a problem`() {
    let file = SourceFile(name: "flow.i3InboundFlow", bytes: [])
    if case .failed = ExportReader.read(file, options: ReadOptions(expectsExport: false)) { return }
    Issue.record("the file is not a problem")
  }
}

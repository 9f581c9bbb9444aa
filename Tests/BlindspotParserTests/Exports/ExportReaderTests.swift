import BlindspotParser
import Foundation
import Testing

/// Broken exports, and files of other kinds that look like exports.
@Suite struct ExportReaderTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/Broken")

  /// The outcome for each file if it is expected to be an export, and if it is found in a folder.
  static let outcomes: KeyValuePairs<String, (expected: String, found: String)> = [
    "truncated.i3WorkFlow": ("failed syntax-error", "failed syntax-error"),
    "cut-at-a-group.i3WorkFlow": ("failed syntax-error", "failed syntax-error"),
    "bad-byte.i3WorkFlow": ("failed syntax-error", "failed syntax-error"),
    "bad-escape.i3WorkFlow": ("failed syntax-error", "failed syntax-error"),
    "half-escape.i3WorkFlow": ("failed syntax-error", "failed syntax-error"),
    "not-base64.i3InboundFlow": ("failed syntax-error", "failed syntax-error"),
    "no-flow.i3InboundFlow": ("failed not-an-export", "failed not-an-export"),
    "wrapped-lines": ("i3 2", "i3 2"),
    "old.tfstate": ("failed unreadable", "failed unreadable"),
    "flow.yaml": ("failed syntax-error", "failed syntax-error"),
    "other.yaml": ("failed syntax-error", "not an export"),
    "flow.json": ("flow-configuration 0 syntax-error", "flow-configuration 0 syntax-error"),
    "other.json": ("failed syntax-error", "not an export"),
    "kubernetes.yaml": ("not an export", "not an export"),
    "package.json": ("not an export", "not an export"),
    "README.md": ("not an export", "not an export"),
    "rows.csv": ("people-csv 2 syntax-error", "people-csv 2 syntax-error"),
    "prices.csv": ("not an export", "not an export"),
    "streamed.json": ("directory 1 syntax-error", "directory 1 syntax-error"),
    "empty.yaml": ("not an export", "not an export"),
    "blank.json": ("failed syntax-error", "not an export"),
    "utf16.yaml": ("archy-yaml 1", "archy-yaml 1"),
    "invalid.yaml": ("failed encoding", "failed encoding"),
    "binary.yaml": ("failed encoding", "failed encoding"),
    "main.tf": ("not an export", "not an export"),
  ]

  @Test func `a broken export is a problem, and a broken file of another kind is skipped`() throws {
    for (name, outcomes) in Self.outcomes {
      #expect(try outcome(of: name, expectsExport: true) == outcomes.expected, "\(name)")
      #expect(try outcome(of: name, expectsExport: false) == outcomes.found, "\(name)")
    }
  }

  @Test func `a problem does not quote the file`() throws {
    for (name, _) in Self.outcomes {
      let file = try file(name)
      guard case .failed(let problems) = ExportReader.read(file) else { continue }
      #expect(problems.allSatisfy { !$0.message.string.contains("name") && $0.file == name }, "\(name)")
    }
  }

  private func file(_ name: String) throws -> SourceFile {
    SourceFile(name: name, bytes: [UInt8](try Data(contentsOf: Self.folder.appending(path: name))))
  }

  /// The format with the number of people or fields, or the codes of the problems.
  private func outcome(of name: String, expectsExport: Bool) throws -> String {
    switch ExportReader.read(try file(name), options: ReadOptions(readsExtended: true, expectsExport: expectsExport)) {
    case .notAnExport: "not an export"
    case .failed(let problems): "failed " + problems.map(\.code.rawValue).joined(separator: " ")
    case .export(let export):
      ([export.format.rawValue, String(count(export))] + export.problems.map(\.code.rawValue)).joined(separator: " ")
    }
  }

  private func count(_ export: ParsedExport) -> Int {
    export.format == .peopleCSV
      ? export.documents.reduce(0) { $0 + $1.containers.count }
      : export.documents.reduce(0) { $0 + $1.fields.count }
  }

  @Test func `a file that is not an export is thrown as an error`() throws {
    #expect(throws: ReadFailure.notAnExport) { try ExportReader.read(Array("a: 1\n".utf8), named: "a.yaml") }
    do {
      _ = try ExportReader.read(Array("inboundCall: [".utf8), named: "flow.yaml")
      Issue.record("a broken flow was read")
    } catch {
      guard case .unreadable(let problems) = error else { return #expect(Bool(false), "\(error)") }
      #expect(problems.map(\.code) == [.syntaxError])
    }
  }

  @Test func `lower limits are respected`() {
    var options = ReadOptions()
    options.limits.yaml.bytes = 10
    #expect(throws: ReadFailure.self) {
      try ExportReader.read(Array("inboundCall:\n  name: A\n".utf8), named: "flow.yaml", options: options)
    }
  }

  @Test func `every format is documented`() throws {
    let page = try String(
      contentsOf: Self.folder.appending(path: "../../../../Documentation/exports.md"), encoding: .utf8)
    for format in ExportFormat.allCases {
      #expect(page.contains("`\(format.rawValue)`"), "\(format.rawValue) is missing in Documentation/exports.md")
    }
    for kind in FieldKind.allCases {
      #expect(page.contains("`\(kind.rawValue)`"), "\(kind.rawValue) is missing in Documentation/exports.md")
    }
  }
}

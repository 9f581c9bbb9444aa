import BlindspotParser
import Foundation
import Testing

/// Files that are broken, or no exports, and look like one.
@Suite struct ExportReaderTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/Broken")

  /// What is to become of each file when somebody points at it, and when it is met in a folder.
  static let outcomes: KeyValuePairs<String, (named: String, met: String)> = [
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
    "flow.json": ("failed syntax-error", "failed syntax-error"),
    "other.json": ("failed syntax-error", "not an export"),
    "kubernetes.yaml": ("not an export", "not an export"),
    "package.json": ("not an export", "not an export"),
    "README.md": ("not an export", "not an export"),
    "rows.csv": ("people-csv 2 syntax-error", "people-csv 2 syntax-error"),
    "prices.csv": ("not an export", "not an export"),
    "streamed.json": ("directory 1 syntax-error", "directory 1 syntax-error"),
    "empty.yaml": ("not an export", "not an export"),
    "blank.json": ("not an export", "not an export"),
    "utf16.yaml": ("archy-yaml 1", "archy-yaml 1"),
    "invalid.yaml": ("failed encoding", "failed encoding"),
    "binary.yaml": ("not an export", "not an export"),
    "main.tf": ("not an export", "not an export"),
  ]

  @Test func `a broken file is a problem if it is ours, and passed over if it is not`() throws {
    for (name, expected) in Self.outcomes {
      #expect(try outcome(of: name, isNamed: true) == expected.named, "\(name)")
      #expect(try outcome(of: name, isNamed: false) == expected.met, "\(name)")
    }
  }

  @Test func `a problem never quotes the file`() throws {
    for (name, _) in Self.outcomes {
      let file = try file(name)
      guard case .failed(let problems) = ExportReader.read(file) else { continue }
      #expect(problems.allSatisfy { !$0.message.contains("name") && $0.file == name }, "\(name)")
    }
  }

  private func file(_ name: String) throws -> SourceFile {
    SourceFile(name: name, bytes: [UInt8](try Data(contentsOf: Self.folder.appending(path: name))))
  }

  /// The format with the number of people or fields, or the codes of the problems.
  private func outcome(of name: String, isNamed: Bool) throws -> String {
    switch ExportReader.read(try file(name), options: ReadOptions(readsExtended: true, isNamed: isNamed)) {
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
}

import BlindspotParser
import Foundation
import TestSupport
import Testing

/// Exports of every shape, with the fields that each must yield: `name.fields` beside `name`.
@Suite struct ExportFieldsTests {
  @Test(arguments: ExportFixture.all) func `an export yields its fields`(fixture: ExportFixture) throws {
    let outline = try fixture.outline()
    #expect(try outline == fixture.expected(current: outline))
  }

  @Test func `kinds of the extended group are read only on request`() throws {
    for fixture in ExportFixture.all {
      let kinds = try fixture.fields(extended: false).map(\.kind)
      #expect(kinds.allSatisfy { $0.group != .extended }, "\(fixture.name)")
    }
  }
}

/// One file of `Fixtures/Exports`.
struct ExportFixture: Sendable, CustomTestStringConvertible {
  let name: String
  var testDescription: String { name }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/Exports")

  static let all: [ExportFixture] =
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted()
      .filter { !$0.hasSuffix(".fields") && !$0.hasPrefix(".") }.map { ExportFixture(name: $0) }) ?? []

  func expected(current: [String]) throws -> [String] {
    let text = current.joined(separator: "\n") + "\n"
    return try Recording.expected(in: Self.folder.appending(path: name + ".fields"), current: text)
      .split(separator: "\n").map(String.init)
  }

  func read(extended: Bool) throws -> ReadOutcome {
    let data = try Data(contentsOf: Self.folder.appending(path: name))
    return ExportReader.read(
      SourceFile(name: name, bytes: [UInt8](data)), options: ReadOptions(readsExtended: extended))
  }

  func fields(extended: Bool) throws -> [Field] {
    guard case .export(let export) = try read(extended: extended) else { return [] }
    return export.documents.flatMap(\.fields)
  }

  /// The format, the gaps and every field: kind, path, text, and the names of its containers.
  func outline() throws -> [String] {
    switch try read(extended: true) {
    case .notAnExport: return ["not an export"]
    case .failed(let problems): return problems.map { "failed: \($0.code.rawValue): \($0.message)" }
    case .export(let export):
      var lines = ["format: \(export.format.rawValue)"]
      lines += export.problems.map { "problem: \($0.code.rawValue): \($0.message)" }
      lines += export.gaps.map { "gap: \($0.message)" }
      for (index, document) in export.documents.enumerated() {
        lines += document.fields.map { line(of: $0, in: document, number: index) }
      }
      return lines
    }
  }

  private func line(of field: Field, in document: ExportDocument, number: Int) -> String {
    let names = document.breadcrumb(of: field).map { "\($0.kind.rawValue) \($0.name ?? $0.identifier ?? "-")" }
    let text = document.text(of: field).replacing("\n", with: "\\n")
    let path = document.path(of: field, number: number)
    return "\(field.kind.rawValue) | \(path) | \(text) | \(names.joined(separator: " > "))"
  }
}

import BlindspotParser
import Foundation
import Testing

/// One flow written as Archy YAML, as the platform's configuration and as an Architect export.
@Suite struct ThreeFormsTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../examples/flows")

  @Test(arguments: [false, true]) func `one flow yields the same texts in every form`(extended: Bool) throws {
    let forms = try ["yaml", "json", "i3InboundFlow"].map { try texts(of: "main-line.\($0)", extended: extended) }
    #expect(forms[0].count == (extended ? 31 : 23))
    #expect(forms[1] == forms[0])
    #expect(forms[2] == forms[0])
  }

  @Test func `an Architect export does not have lines`() throws {
    #expect(try read("main-line.yaml").documents.map(\.document.hasLines) == [true])
    #expect(try read("main-line.i3InboundFlow").documents.map(\.document.hasLines) == [false])
  }

  private func texts(of name: String, extended: Bool) throws -> [String] {
    try read(name, extended: extended).documents.flatMap { document in
      document.fields.map { "\($0.kind.rawValue): \(document.document.string($0.text))" }
    }.sorted()
  }

  private func read(_ name: String, extended: Bool = false) throws -> ParsedExport {
    let data = try Data(contentsOf: Self.folder.appending(path: name))
    let outcome = ExportReader.read(
      SourceFile(name: name, bytes: [UInt8](data)), options: ReadOptions(readsExtended: extended))
    guard case .export(let export) = outcome else { throw NotAnExport() }
    return export
  }

  private struct NotAnExport: Error {}
}

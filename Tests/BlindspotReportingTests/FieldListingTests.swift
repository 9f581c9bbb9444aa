import BlindspotEncoding
import BlindspotParser
import BlindspotReporting
import Testing

@Suite struct FieldListingTests {
  @Test(arguments: [FieldListing.Format.text, .jsonl])
  func `listings escape active characters in names and texts`(format: FieldListing.Format) throws {
    let text = "inboundCall:\n  name: \"red\\e[31m\\nline\"\n  description: plain\n"
    let file = SourceFile(name: "odd\u{1B}[0m\n.yaml", bytes: Array(text.utf8))
    guard case .export(let export) = ExportReader.read(file) else { throw NotAnExport() }
    let lines = FieldListing(format: format, kinds: Set(FieldKind.allCases)).lines(of: export)
    let scalars = String(decoding: lines, as: UTF8.self).unicodeScalars
    #expect(scalars.count { $0 == "\n" } == 2)
    #expect(!scalars.contains { $0 != "\n" && VisibleText.requiresEscaping($0) })
  }

  private struct NotAnExport: Error {}
}

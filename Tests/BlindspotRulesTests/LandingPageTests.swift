import BlindspotParser
import BlindspotRules
import Foundation
import Testing

/// The example of the parser's landing page, compiled.
func spokenTexts(in yaml: String) -> [String] {
  let file = SourceFile(name: "flow.yaml", bytes: Array(yaml.utf8))
  guard case .export(let export) = ExportReader.read(file) else { return [] }
  return export.documents.flatMap { document in
    document.fields.filter { $0.kind == .tts }.map { document.text(of: $0) }
  }
}

/// The example of the rule engine's landing page, compiled.
func complaints(about yaml: String) -> [String] {
  let file = SourceFile(name: "flow.yaml", bytes: Array(yaml.utf8))
  guard case .export(let export) = ExportReader.read(file) else { return [] }
  return Engine().check(export).findings.map { finding in
    "\(finding.location.start?.line ?? 0): \(finding.message)"
  }
}

@Suite struct LandingPageTests {
  private static let flow = """
    inboundCall:
      name: Recall line
      defaultLanguage: en-us
      initialGreeting: {tts: Welcome. Ask for Marta Ellingsen at 212-555-0143.}
    """

  @Test(arguments: [("BlindspotParser", "func spokenTexts"), ("BlindspotRules", "func complaints")])
  func `the example of a landing page is the one compiled here`(library: String, start: String) throws {
    let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let landing = try String(
      contentsOf: package.appending(path: "Sources/\(library)/\(library).docc/\(library).md"), encoding: .utf8)
    let code = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
    let example = try #require(landing.firstRange(of: start).map { landing[$0.lowerBound...] })
    let function = try #require(example.firstRange(of: "\n}").map { example[..<$0.upperBound] })
    #expect(code.contains(function))
  }

  @Test func `the examples do what the pages say`() {
    #expect(spokenTexts(in: Self.flow) == ["Welcome. Ask for Marta Ellingsen at 212-555-0143."])
    #expect(complaints(about: Self.flow).map { $0.prefix(2) } == ["4:", "4:"])
  }
}

import BlindspotParser
import BlindspotRules
import Foundation
import Testing

/// The example of the parser's landing page, compiled.
func outline(of bytes: [UInt8]) throws -> [String] {
  let export = try ExportReader.read(bytes, named: "flow.yaml")
  return export.documents.flatMap { document in
    document.fields.map { field in
      let place = document.location(of: field).map { "\($0.line):\($0.column)" } ?? "-"
      let path = document.breadcrumb(of: field).map { $0.name ?? $0.kind.title }.joined(separator: " > ")
      return "\(place) \(field.kind.rawValue), \(path): \(document.text(of: field))"
    }
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

  @Test(arguments: [("BlindspotParser", "func outline"), ("BlindspotRules", "func complaints")])
  func `the example of a landing page is the one compiled here`(library: String, start: String) throws {
    let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let landing = try String(
      contentsOf: package.appending(path: "Sources/\(library)/\(library).docc/\(library).md"), encoding: .utf8)
    let code = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
    let example = try #require(landing.firstRange(of: start).map { landing[$0.lowerBound...] })
    let function = try #require(example.firstRange(of: "\n}").map { example[..<$0.upperBound] })
    #expect(code.contains(function))
  }

  @Test func `the examples work as described`() throws {
    #expect(
      try outline(of: Array(Self.flow.utf8)) == [
        "2:9 flow-name, Recall line: Recall line",
        "4:26 tts, Recall line: Welcome. Ask for Marta Ellingsen at 212-555-0143.",
      ])
    #expect(complaints(about: Self.flow).map { $0.prefix(2) } == ["4:", "4:"])
  }
}

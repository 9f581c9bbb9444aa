import BlindspotParser
import BlindspotRules
import Testing

/// Texts made to cost the square of their length.
@Suite struct LongTextTests {
  private static func check(_ name: String) throws -> FileReport {
    let file = SourceFile(name: "flow.yaml", bytes: Array("workflow:\n  name: \"\(name)\"\n".utf8))
    guard case .export(let export) = ExportReader.read(file) else {
      Issue.record("no export")
      return FileReport(file: file.name, problems: [])
    }
    return Engine().check(export)
  }

  @Test func `the report of a text does not grow with the square of its length`() throws {
    let findings = try Self.check(String(repeating: "ann.smith@example.com ", count: 400)).findings
    #expect(findings.count == 400)
    #expect(findings.allSatisfy { $0.field.flow.map { $0.string.unicodeScalars.count <= 1001 } ?? false })
  }

  @Test func `only the beginning of a container's name is looked through for words`() throws {
    func found(_ padding: Int) throws -> [String] {
      let flow = String(repeating: "x ", count: padding) + "Check SSN"
      let yaml = "workflow:\n  name: \(flow)\n  description: Test 219099998\n"
      guard case .export(let export) = ExportReader.read(SourceFile(name: "f.yaml", bytes: Array(yaml.utf8))) else {
        return ["no export"]
      }
      return Engine().check(export).findings.map(\.rule)
    }
    #expect(try found(10) == ["us-ssn"])
    #expect(try found(1000).isEmpty)
  }
}

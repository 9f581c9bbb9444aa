import BlindspotParser
import BlindspotRules
import BlindspotWorkspace
import Foundation
import TestSupport
import Testing

/// The first example of the landing page, compiled.
func findingLines(in folder: String) throws -> [String] {
  let workspace = try Workspace(root: folder)
  let result = try workspace.lint(LintRequest(.paths(["exports"])))
  return result.findings.map { finding in
    "\(finding.location.file):\(finding.location.start?.line ?? 0) \(finding.rule)"
  }
}

/// The second example of the landing page, compiled.
func countsWhileTyping(in workspace: Workspace, versions: [[UInt8]]) throws -> [Int] {
  var document = try workspace.open("flow.yaml", [])
  return versions.map { bytes in
    document.update(bytes)
    return document.findings.count
  }
}

@Suite struct LandingPageTests {
  private static let flow = "inboundCall:\n  name: Call Dana Whitfield\n"

  @Test(arguments: ["func findingLines", "func countsWhileTyping"])
  func `an example of the landing page is the one compiled here`(start: String) throws {
    let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let landing = try String(
      contentsOf: package.appending(path: "Sources/BlindspotWorkspace/BlindspotWorkspace.docc/BlindspotWorkspace.md"),
      encoding: .utf8)
    let code = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
    let example = try #require(landing.firstRange(of: start).map { landing[$0.lowerBound...] })
    let function = try #require(example.firstRange(of: "\n}").map { example[..<$0.upperBound] })
    #expect(code.contains(function))
  }

  @Test func `the examples return the documented results`() throws {
    let folder = try TemporaryFolder()
    try folder.write("exports/flow.yaml", Self.flow)
    #expect(try findingLines(in: folder.path) == ["exports/flow.yaml:2 person-name"])
    let workspace = try Workspace(root: folder.path)
    let clean = "inboundCall:\n  name: Main line\n"
    #expect(
      try countsWhileTyping(in: workspace, versions: [clean, Self.flow, clean].map { Array($0.utf8) }) == [0, 1, 0])
  }
}

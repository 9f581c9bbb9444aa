import Foundation
import TestSupport
import Testing

/// Runs the tests of the extension for Visual Studio Code with the built command. `.ci/run --full` also runs Neovim.
@Suite struct EditorTests {
  private static let node = Program("node")

  @Test(.enabled(if: node != nil, "Node.js is not installed"))
  func `the client of the extension works with the built server`() throws {
    let folder = Command.root + "/Editors/vscode"
    let run = try Command.shell(
      "node --test test/ 2>&1", in: folder, environment: ["BLINDSPOT_BINARY": Command.binary])
    #expect(run.status == 0, "\(run.output)")
  }

  @Test func `the manifest of the extension has the version of the command`() throws {
    let manifest = try JSONSerialization.jsonObject(
      with: Data(contentsOf: URL(filePath: Command.root + "/Editors/vscode/package.json")))
    let version = try Command.run(["--version"], in: Command.root).output.trimmingCharacters(
      in: .whitespacesAndNewlines)
    #expect((manifest as? [String: Any])?["version"] as? String == version)
  }
}

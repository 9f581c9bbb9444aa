import BlindspotWorkspace
import Testing

@Suite struct OpenDocumentTests {
  @Test func `an open document is checked after each of two edits`() throws {
    let workspace = try Workspace(choices: PolicyChoices(configurationFile: .none))
    var document = try workspace.open("flow.yaml", Array("inboundCall:\n  name: Main line\n".utf8))
    #expect(document.findings.isEmpty)
    document.update(Array("inboundCall:\n  name: Ring Dana Whitfield\n".utf8))
    #expect(document.findings.map(\.rule) == ["person-name"])
    document.update(Array("inboundCall:\n  name: Ring the desk\n".utf8))
    #expect(document.findings.isEmpty)
  }
}

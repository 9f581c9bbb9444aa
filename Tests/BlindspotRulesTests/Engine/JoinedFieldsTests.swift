import BlindspotParser
import BlindspotRules
import TestSupport
import Testing

/// Values and their keywords in several literals of one expression, and in several fields of one container.
@Suite struct JoinedFieldsTests {
  /// Returns the rules and source texts of the findings in a flow with an action with the expression.
  private func found(_ expression: String, named name: String = "Play", least: Severity = .warning) -> [String] {
    let text = """
      inboundCall:
        name: Main
        tasks:
          - task:
              name: Start
              actions:
                - playAudio:
                    name: \(name)
                    audio:
                      exp: '\(expression)'
      """
    let bytes = Array(text.utf8)
    let file = SourceFile(name: "flow.yaml", bytes: bytes)
    guard case .export(let export) = ExportReader.read(file, options: ReadOptions(readsExtended: true)) else {
      return ["unread"]
    }
    var options = Engine.Options()
    options.minSeverity = least
    return Engine(options: options).check(export).findings.compactMap { finding in
      finding.location.source.map { "\(finding.rule) \(String(decoding: bytes[$0.start..<$0.end], as: UTF8.self))" }
    }
  }

  @Test func `a value after its keyword in the literal before is found`() {
    #expect(
      found(#"ToAudioTTS(Append("Your policy number is ", "AB-4471-220", " thanks"))"#) == ["policy-number AB-4471-220"]
    )
    #expect(found(#"ToAudioTTS("License plate " + "AB51 ABC")"#) == ["license-plate AB51 ABC"])
  }

  @Test func `both parts of a divided value are found`() {
    #expect(
      found(#"ToAudioTTS(Append(Append("Customer ", Flow.name), "lives at 14 Larch ", "Close, Hexham"))"#) == [
        "postal-address 14 Larch", "postal-address Close, Hexham",
      ])
  }

  @Test func `a value at run time and other branches end a text`() {
    #expect(found(#"ToAudioTTS(Append("Your PIN is ", Flow.pin, " 4711"))"#).isEmpty)
    #expect(found(#"ToAudioTTS(If(Flow.a == "1", "Your PIN is ", "4711 is the desk"))"#).isEmpty)
  }

  @Test func `a number under a name with a word for an employee is found`() {
    #expect(found(#"ToAudioTTS("E-00412")"#, named: "Employee number") == ["employee-number E-00412"])
    #expect(found(#"ToAudioTTS("E-00412")"#, named: "Room").isEmpty)
  }

  @Test func `an extension next to a name is a note`() {
    #expect(found(#"ToAudioTTS("Ask for Priya Sharma, ext. 4417")"#, least: .note).contains("phone-number 4417"))
    #expect(found(#"ToAudioTTS("Service desk ext. 4417")"#, least: .note).isEmpty)
  }
}

import BlindspotParser
import TestSupport
import Testing

@testable import BlindspotRules

@Suite struct ContainerNamesTests {
  /// The keywords in the names around an action are reused for the next action only if it has the same containers.
  @Test func `the rule of a number depends on the names of its containers`() throws {
    var yaml = "inboundCall:\n  name: Main\n  defaultLanguage: en-us\n  tasks:\n"
    let tasks = [
      ("Check SSN", true), ("Lookup", false), ("Verify social security", true), ("Greeting", false), ("Ask SSN", true),
    ]
    var expected: [Int] = []
    var line = 4
    for (task, isNamed) in tasks {
      yaml += "    - task:\n        name: \(task)\n        actions:\n"
      line += 3
      for action in ["Try 219099999", "Step", "Try 219099998", "Try 219099999"] {
        yaml += "          - playAudio:\n              name: \(action)\n"
        line += 2
        if isNamed, action != "Step" { expected.append(line) }
      }
    }
    guard case .export(let export) = ExportReader.read(SourceFile(name: "flow.yaml", bytes: Array(yaml.utf8))) else {
      Issue.record("no export")
      return
    }
    let findings = Engine().check(export).findings
    #expect(findings.map(\.location.start?.line) == expected)
    #expect(findings.allSatisfy { $0.category == .governmentID })
  }

  /// A name that is the text that detectors read has the same keywords whether it is read again or not.
  @Test func `a name has the keywords of the same text`() throws {
    var yaml =
      "inboundCall:\n  name: Main\n  defaultLanguage: en-us\n  tasks:\n    - task:\n        name: T\n        actions:\n"
    for text in try Fixture.lines("numbers.txt") + ["Call the customer", "Date of birth", "Téléphone", "SSN"] {
      yaml += "          - updateData:\n              name: '\(text.replacing("'", with: "''"))'\n"
    }
    guard case .export(let export) = ExportReader.read(SourceFile(name: "flow.yaml", bytes: Array(yaml.utf8))) else {
      Issue.record("no export")
      return
    }
    let document = try #require(export.documents.first)
    let index = KeywordIndex.builtIn
    let (shared, plain) = (ContainerNames(document, index: index), ContainerNames(document, index: index))
    let notes = TextNotes()
    var held = 0
    for (container, value) in document.containers.enumerated() where value.nameSlice != nil {
      shared.move(to: container)
      plain.move(to: container)
      notes.begin()
      shared.share(notes)
      #expect(shared.lists(asking: KeywordSet()) == plain.lists(asking: KeywordSet()))
      for keywords in index.lists {
        let isHeld = plain.hold(keywords)
        #expect(shared.hold(keywords) == isHeld)
        if isHeld { held += 1 }
      }
    }
    #expect(held > 50)
  }
}

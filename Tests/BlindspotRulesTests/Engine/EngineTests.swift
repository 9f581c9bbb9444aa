import BlindspotParser
import BlindspotRules
import Testing

@Suite struct EngineTests {
  /// A workflow in which the flow's name, a key and a state's name hold the same name.
  private static let flow = """
    workflow:
      name: "Case of N\\u00f8rn Quell" # Quell again
      states:
        - state: {name: "\u{1F600} ask Quell", category: {Quell: 1}}
    """

  private func check(
    _ text: String = flow, detectors: [any Detector] = [WordDetector(word: "Quell")],
    options: Engine.Options = Engine.Options()
  ) throws -> FileReport {
    let document = try #require(YAMLReader.read(SourceFile(name: "a.yaml", bytes: Array(text.utf8))).documents.first)
    let export = ParsedExport(
      file: SourceFile(name: "a.yaml", bytes: document.source), format: .archyYAML, documents: [document.withNames()])
    return Engine(detectors: detectors, options: options).check(export)
  }

  @Test func `a finding points at the personal data itself`() throws {
    let findings = try check().findings
    let places = findings.map { [$0.location.start?.line ?? 0, $0.location.start?.column ?? 0, $0.range.lowerBound] }
    #expect(places == [[2, 28, 13], [4, 28, 6]])
    #expect(findings.map(\.location.end?.column) == [33, 33])
  }

  @Test func `no text of a finding contains the value`() throws {
    for finding in try check().findings {
      let said = "\(finding)"
      #expect(!said.contains("Quell"), "\(finding.field.kind)")
      #expect(finding.excerpt != nil)
    }
  }

  @Test func `a long statement is masked to its end, independent of the names in it`() throws {
    let statement = String(repeating: "with Quell and then ", count: 12) + "in the clinic"
    let detectors: [any Detector] = [
      WordDetector(word: statement, rule: BuiltInRule.healthStatus.index), WordDetector(word: "Quell"),
    ]
    let findings = try check("workflow: {name: \(statement)}", detectors: detectors).findings
    #expect(findings.count == 13)
    #expect(findings.allSatisfy { $0.excerpt?.lines.map(\.string).joined().contains("clinic") == false })
  }

  @Test func `a name is masked by the values that it contains alone, too`() {
    // Below “Phone numbers” its first twelve digits are a number to call; by itself all of it is one number.
    let text = """
      inboundCall:
        name: Phone numbers
        defaultLanguage: de-de
        tasks:
          - task:
              name: Phone numbers
              actions:
                - disconnect: {name: "1234 5678 9012 3456"}
      """
    let file = SourceFile(name: "a.yaml", bytes: Array(text.utf8))
    guard case .export(let export) = ExportReader.read(file) else {
      Issue.record("this is no export")
      return
    }
    let findings = Engine().check(export).findings
    #expect(!findings.isEmpty)
    #expect(findings.allSatisfy { $0.field.breadcrumb.last?.name == "•••• •••• •••• ••••" })
  }

  @Test func `a finding contains the value on request`() throws {
    var options = Engine.Options()
    options.showsValues = true
    #expect(try check(options: options).findings.allSatisfy { $0.value == "Quell" })
  }

  @Test func `the most specific of several candidates speaks`() throws {
    let address = WordDetector(word: "Quell", rule: BuiltInRule.emailAddress.index, confidence: 0.6)
    let rules = try check(detectors: [WordDetector(word: "k Quell"), address]).findings.map(\.rule)
    #expect(rules == ["email-address", "email-address"])
  }

  @Test func `findings below the thresholds are dropped`() throws {
    #expect(try check(detectors: [WordDetector(word: "Quell", confidence: 0.49)]).findings.isEmpty)
    #expect(try check(detectors: [WordDetector(word: "Quell", ceiling: .note)]).findings.isEmpty)
  }

  @Test func `a clean text is checked again as another kind of text`() throws {
    struct StateNames: Detector {
      func detect(
        in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
      ) {
        if context.kind == .stateName {
          WordDetector(word: "Quell").detect(in: text, profile: profile, context: context, into: &candidates)
        }
      }
    }
    let text = "workflow: {name: ask Quell, states: [{name: ask Quell}, {name: ask Quell}]}"
    #expect(try check(text, detectors: [StateNames()]).findings.count == 2)
  }

  @Test func `a fingerprint does not depend on lines above, and equal values get different ones`() throws {
    let before = try check().findings.map(\.fingerprint)
    let after = try check("# a comment\n\n" + Self.flow).findings.map(\.fingerprint)
    #expect(before == after)
    #expect(Set(before).count == before.count)
  }

  @Test func `the key of a fingerprint matters and no key leaves the value out`() throws {
    func prints(_ key: [UInt8]?, _ word: String) throws -> [String] {
      var options = Engine.Options()
      options.key = key.flatMap { try? FindingKey([UInt8](repeating: $0[0], count: 16)) }
      let text = "workflow: {name: \(word)}"
      return try check(text, detectors: [WordDetector(word: word)], options: options).findings.map(\.fingerprint)
    }
    #expect(try prints(nil, "Quell") == prints(nil, "Quill"))
    #expect(try prints([1], "Quell") != prints([1], "Quill"))
    #expect(try prints([1], "Quell") != prints([2], "Quell"))
  }
}

extension Document {
  /// Every value of a key `name` as the name of a state in the flow of the first one.
  fileprivate func withNames() -> ExportDocument {
    var fields: [Field] = []
    var containers: [Container] = []
    for index in nodes.indices.dropLast() where string(slice(of: NodeID(UInt32(index)))) == "name" {
      let node = NodeID(UInt32(index + 1))
      let text = slice(of: node)
      if containers.isEmpty { containers.append(Container(kind: .flow, node: root, nameSlice: text, parent: nil)) }
      fields.append(
        Field(
          kind: fields.isEmpty ? .flowName : .stateName, node: node, raw: TextRange(start: 0, end: text.count),
          text: text, container: 0))
    }
    return ExportDocument(document: self, fields: fields, containers: containers)
  }
}

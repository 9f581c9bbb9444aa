import BlindspotEncoding
import BlindspotHashing
import BlindspotParser
import BlindspotRules
import Testing

@Suite struct FingerprintMakerTests {
  @Test(arguments: [1, 30, 70, 200])
  func `the fingerprints are those of the findings`(length: Int) {
    let name = String(repeating: "f", count: length) + ".yaml"
    let actions = (0..<30).map { index in
      """
                - playAudio:
                    name: Ask Priya Sharma \(index)
                    audio:
                      tts: born 14.05.1987, call 555-0123, write to priya@example.com
      """
    }
    let text = """
      inboundCall:
        name: Main
        tasks:
          - task:
              name: Start
              actions:
      \(actions.joined(separator: "\n"))
      """
    let file = SourceFile(name: name, bytes: Array(text.utf8))
    guard case .export(let export) = ExportReader.read(file, options: ReadOptions()) else {
      Issue.record("the flow is not an export")
      return
    }
    let findings = LintResult(of: [Engine().check(export)]).findings
    #expect(findings.count > 60)
    var maker = FingerprintMaker()
    for finding in findings {
      var out = ByteWriter()
      maker.write(finding, to: &out)
      #expect(out.text == finding.fingerprint)
    }
    #expect(Set(findings.map(\.fingerprint)).count == findings.count)
  }

  @Test func `each part of an identity changes the fingerprint`() {
    let place = "flow/task:14"
    let identities = [
      FindingIdentity(file: "a.yaml", rule: "email-address", kind: .taskName, place: place, value: nil),
      FindingIdentity(file: "b.yaml", rule: "email-address", kind: .taskName, place: place, value: nil),
      FindingIdentity(file: "a.yaml", rule: "person-name", kind: .taskName, place: place, value: nil),
      FindingIdentity(file: "a.yaml", rule: "email-address", kind: .actionName, place: place, value: nil),
      FindingIdentity(
        file: "a.yaml", rule: "email-address", kind: .taskName, place: "flow/task:1", text: 4, value: nil),
      FindingIdentity(file: "a.yaml", rule: "email-address", kind: .taskName, place: place, text: 1, value: nil),
      FindingIdentity(file: "a.yaml", rule: "email-address", kind: .taskName, place: place, value: "6f0c"),
    ]
    // In two orders: what the maker keeps of an identity must not enter the next one.
    var maker = FingerprintMaker()
    var known: Set<String> = []
    for identity in identities + identities.reversed() {
      for ordinal in [0, 1] {
        var out = ByteWriter()
        maker.write(identity, ordinal: ordinal, to: &out)
        #expect(out.text == identity.fingerprint(ordinal: ordinal))
        known.insert(out.text)
      }
    }
    #expect(known.count == 2 * identities.count)
  }

  @Test func `a hash of parts is the hash of the whole`() {
    let bytes = (0..<200).map { UInt8($0) }
    for start in [0, 1, 63, 64, 65, 128, 200] {
      var hash = SHA256.Stream()
      hash.add(bytes.span.extracting(..<start))
      var copy = hash
      copy.add(bytes.span)
      hash.add(bytes.span.extracting(start...))
      let digest = hash.digest()
      #expect((0..<32).map { digest[$0] } == SHA256.digest(of: bytes))
    }
  }
}

import BlindspotParser
import BlindspotRules
import Foundation
import TestSupport
import Testing

@Suite struct BaselineTests {
  private static let rule = """
    id: line
    category: phone-number
    severity: warning
    extends: pattern
    pattern: '\\+?\\d[\\d -]{8,}\\d|Quell'
    examples: {match: ['212-555-0143'], no_match: [x]}
    """

  private static let flow = """
    inboundCall:
      name: Main 212-555-0100
      tasks:
        - task:
            name: Call 212-555-0143
            refId: t1
            actions:
              - playAudio: {name: Say Quell and 212-555-0144}
        - task:
            name: Fallback
            refId: t2
            actions:
              - playAudio: {name: Ask 212-555-0145}
              - playAudio: {name: Ask 212-555-0146}
    """

  private func result(_ text: String = flow, name: String = "a.yaml", key: String? = "a secret of the team") throws
    -> LintResult
  {
    let policy = Policy("rule-files: [r.yml]\nrules: {person-name: off}", files: ["r.yml": Self.rule])
    #expect(policy.problemLines == [])
    var options = Engine.Options()
    options.key = key.flatMap { try? FindingKey(($0 + " made longer").utf8) }
    guard case .export(let export) = ExportReader.read(SourceFile(name: name, bytes: Array(text.utf8))) else {
      throw TestError(message: "no export")
    }
    return LintResult(of: [policy.engine(options).check(export)])
  }

  private func key(_ text: String?) -> FindingKey? { text.flatMap { try? FindingKey(($0 + " made longer").utf8) } }

  @Test func `a run is known to its own baseline, also after it was written and read`() throws {
    let findings = try result().findings
    #expect(findings.count == 6)
    for text in ["a secret of the team", nil] {
      let findings = try result(key: text).findings
      let written = Baseline(accepting: findings, key: key(text)).text
      let baseline = try Baseline(SourceFile(name: "b.json", bytes: Array(written.utf8)))
      #expect(baseline.text == written)
      let comparison = baseline.compare(findings, key: key(text))
      let counts: [Int] = [comparison.new.count, comparison.known, comparison.stale.count]
      #expect(counts == [0, 6, 0])
      #expect(Set(findings.map(\.fingerprint)).count == 6)
    }
  }

  @Test func `lines above, another order and another format change no verdict`() throws {
    for secret in ["a secret of the team", nil] {
      let baseline = Baseline(accepting: try result(key: secret).findings, key: key(secret))
      let parts = Self.flow.split(separator: "    - task:", omittingEmptySubsequences: false).map(String.init)
      let reordered = [parts[0], parts[2] + "\n", parts[1]].joined(separator: "    - task:")
      let json = """
        {"inboundCall": {"name": "Main 212-555-0100", "tasks": [
          {"task": {"name": "Call 212-555-0143", "refId": "t1", "actions": [{"playAudio": {"name": "Say Quell and 212-555-0144"}}]}},
          {"task": {"name": "Fallback", "refId": "t2", "actions": [
            {"playAudio": {"name": "Ask 212-555-0145"}}, {"playAudio": {"name": "Ask 212 555-0146"}}]}}]}}
        """
      for text in ["# a\n\n# b\n" + Self.flow, reordered, json] {
        let comparison = baseline.compare(try result(text).findings, key: key(secret))
        #expect(comparison.new.isEmpty && comparison.stale.isEmpty, "\(comparison)")
      }
    }
  }

  @Test func `a finding in another file is new, also with the same value in the same place`() throws {
    for secret in ["a secret of the team", nil] {
      let baseline = Baseline(accepting: try result(key: secret).findings, key: key(secret))
      let other = try result(name: "b.yaml", key: secret).findings
      #expect(baseline.compare(other, key: key(secret)).new.count == other.count)
    }
  }

  @Test func `edits change the verdict only where the table lists them`() throws {
    // columns: title, old text, new text, findings that are new, entries that are stale
    for row in try Fixture.rows("baseline-edits.tsv") {
      let texts = row[1...2].map { $0.replacing("\\n", with: "\n") }
      let old = "inboundCall:\n  name: Main\n  tasks:\n" + texts[0]
      let new = "inboundCall:\n  name: Main\n  tasks:\n" + texts[1]
      let baseline = Baseline(accepting: try result(old, key: nil).findings, key: nil)
      let comparison = baseline.compare(try result(new, key: nil).findings, key: nil)
      #expect("\(comparison.new.count) \(comparison.stale.count)" == "\(row[3]) \(row[4])", "\(row[0])")
      let before = try result(old, key: nil).findings.map(\.fingerprint)
      let after = try result(new, key: nil).findings
      // A new finding never has the fingerprint of an old one that is still there.
      let inherited = comparison.new.filter { before.contains($0.fingerprint) }
      #expect(inherited.isEmpty, "\(row[0])")
      #expect(Set(after.map(\.fingerprint)).count == after.count)
    }
  }

  @Test func `another value in the same place is new with the key, and counted without`() throws {
    let secret = "a secret of the team"
    let changed = Self.flow.replacing("212-555-0145", with: "212-555-0199")
    let keyed = Baseline(accepting: try result().findings, key: key(secret))
    let comparison = keyed.compare(try result(changed).findings, key: key(secret))
    #expect(comparison.new.count == 1 && comparison.stale.count == 1)
    let unkeyed = Baseline(accepting: try result(key: nil).findings, key: nil)
    #expect(unkeyed.compare(try result(changed, key: nil).findings, key: nil).new.isEmpty)
    let more = Self.flow + "\n          - playAudio: {name: Ask 212-555-0147}"
    #expect(unkeyed.compare(try result(more, key: nil).findings, key: nil).new.count == 1)
  }

  @Test func `without the key of the baseline, places are compared and a notice is given`() throws {
    let baseline = Baseline(accepting: try result().findings, key: key("a secret of the team"))
    for other in [nil, "another secret"] {
      let comparison = baseline.compare(try result(key: other).findings, key: key(other))
      #expect(comparison.new.isEmpty && comparison.notice != nil)
    }
  }

  @Test func `an update removes entries, and adds entries only on request`() throws {
    let secret = key("a secret of the team")
    let baseline = Baseline(accepting: try result().findings, key: secret)
    let changed = try result(Self.flow.replacing("Call 212-555-0143", with: "Call") + "\n# x\n").findings
    #expect(baseline.updated(with: changed, acceptNew: false, key: secret).count == 5)
    let more = try result(Self.flow.replacing("Fallback", with: "Fallback 212-555-0188")).findings
    let new = baseline.compare(more, key: secret).new.count
    #expect(new > 0)
    #expect(baseline.updated(with: more, acceptNew: true, key: secret).count == more.count)
    #expect(baseline.updated(with: more, acceptNew: false, key: secret).count == more.count - new)
  }

  @Test func `a number cannot be recovered from a baseline by trying all numbers`() throws {
    let secret = "a secret of the team"
    let texts = [
      Baseline(accepting: try result(key: secret).findings, key: key(secret)).text,
      Baseline(accepting: try result(key: nil).findings, key: nil).text,
    ]
    // The attacker knows everything but the last four digits and the key, and how hashes are made.
    var guesses = ["Quell", "quell"]
    for number in 0..<10_000 {
      let last = String(repeating: "0", count: 4 - "\(number)".count) + "\(number)"
      guesses += ["212-555-\(last)", "212555\(last)"]
    }
    for text in texts {
      #expect(!text.contains("Quell") && !text.contains("0143") && !text.contains("555"))
    }
    var told: Set<String> = []
    for text in texts {
      for word in text.split(whereSeparator: { !$0.isHexDigit }) where word.count >= 8 { told.insert(String(word)) }
    }
    for guess in guesses {
      for hash in [
        Fingerprint.hex([guess]),
        key("")?.hash(of: guess, folded: ContextText(guess).folded, category: .phoneNumber) ?? "",
        key("guess")?.hash(of: guess, folded: ContextText(guess).folded, category: .phoneNumber) ?? "",
      ] {
        #expect(!told.contains(hash) && !told.contains(String(hash.prefix(8))))
      }
    }
    // With the key the same attack works: it is the key that protects.
    let known = key(secret)
    #expect(
      guesses.contains {
        told.contains(known?.hash(of: $0, folded: ContextText($0).folded, category: .phoneNumber) ?? "")
      })
  }

  @Test func `an invalid baseline is an error with its place`() throws {
    for text in [
      "", "{", "[]", "{\"version\": 3, \"findings\": []}", "{\"version\": 1}",
      "{\"version\": 1, \"findings\": [{\"rule\": 3}]}",
      "{\"version\": 2, \"findings\": [{\"rule\": \"a\", \"place\": \"\", \"field\": \"tts\"}]}",
    ] {
      #expect(throws: Problem.self) { try Baseline(SourceFile(name: "b.json", bytes: Array(text.utf8))) }
    }
  }

  @Test func `a place of version 1 contains no initials and no layout of masked values`() throws {
    for row in try Fixture.rows("places.tsv") {
      var place = StructuralPath()
      place.add(try #require(Container.Kind(rawValue: row[0])), name: row[1], identifier: row[2].isEmpty ? nil : row[2])
      #expect(place.text == row[3])
    }
  }
}

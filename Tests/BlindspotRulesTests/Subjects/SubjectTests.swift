import BlindspotParser
import BlindspotRules
import TestSupport
import Testing

@Suite struct SubjectTests {
  @Test func `identifiers have a normal form, or a reason why they cannot be searched for`() throws {
    var failures: [String] = []
    for row in try Fixture.rows("subject-identifiers.tsv") {
      let kind = try #require(SubjectIdentifier.Kind(rawValue: row[0]))
      var result: String
      do throws(SubjectIdentifier.Mistake) {
        let identifier = try SubjectIdentifier(kind, row[1])
        result = identifier.normal + (identifier.phoneExtension.map { ";ext=" + $0 } ?? "")
      } catch {
        result = "! " + error.reason
      }
      if result != row[2] { failures.append("\(row[0]) '\(row[1])': \(result)") }
    }
    #expect(failures == [])
  }

  @Test func `a reason does not quote the identifier`() {
    for kind in SubjectIdentifier.Kind.allCases {
      let reason = #expect(throws: SubjectIdentifier.Mistake.self) {
        try SubjectIdentifier(kind, "Wendelin\u{7}Oomkeshwari@@")
      }?.reason
      #expect(reason?.contains("Oomkeshwari") == false)
    }
  }

  @Test func `names are found in the spellings that people use, with their certainty`() throws {
    var failures: [String] = []
    for row in try Fixture.rows("subject-names.tsv") {
      let matcher = SubjectMatcher(try Subject(names: [row[0]]))
      let found = best(in: row[1], by: matcher)
      let wanted = row.count > 3 && !row[2].isEmpty ? "\(row[2]) \(row[3])" : ""
      if found != wanted { failures.append("\(row[0]) in '\(row[1])': \(found), not \(wanted)") }
    }
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  @Test(arguments: [
    ("write m.delgado@example.com", "certain"), ("m punto delgado arroba example punto com", "likely"),
    ("call (212) 555-0143", "certain"), ("call 2 1 2, 5 5 5, 0 1 4 3", "likely"), ("call 555-0143", "likely"),
    ("extension 4012", "likely"), ("see CRM-99120", "certain"), ("customer 4711299", "possible"),
    ("employee number 4711299", "certain"), ("deliver to Fliederweg 49", "certain"), ("service desk", ""),
  ])
  func `other identifiers have a certainty`(text: String, certainty: String) throws {
    let subject = try Subject(
      emails: ["m.delgado@example.com", "service@example.com"], phones: ["212 555 0143 x4012"],
      ids: ["CRM-99120", "4711299"], addresses: ["Fliederweg 49, 12345 Musterstadt"])
    let engine = Engine(detectors: [SubjectMatcher(subject)])
    var options = engine.options
    options.minConfidence = 0
    let matches = Engine(detectors: [SubjectMatcher(subject)], options: options).matches(in: text, as: .tts)
    #expect(matches.map { $0.certainty?.name ?? "none" } == (certainty.isEmpty ? [] : [certainty]), "\(text)")
  }

  @Test func `a part of a name is hidden in the name of a file also after its own first character`() throws {
    var result = LintResult(
      findings: [], problems: [Problem(file: "明明春様.yaml", code: .unreadable, message: "")], summary: .init())
    result.hideNames(of: [try Subject(names: ["王明春"])])
    #expect(result.problems.map(\.file) == ["明••••様.yaml"])
  }

  /// Returns the certainty and the text of the most certain match; empty without one.
  private func best(in text: String, by detector: some Detector) -> String {
    let bytes = Array(text.utf8)
    var candidates: [Candidate] = []
    detector.detect(
      in: bytes.span, profile: TextProfile(bytes.span), context: FieldContext(kind: .taskName), into: &candidates)
    guard let best = candidates.max(by: { ($0.certainty ?? .possible) < ($1.certainty ?? .possible) }) else {
      return ""
    }
    let found = String(decoding: bytes[best.range.start..<best.range.end], as: UTF8.self)
    return "\(best.certainty?.name ?? "none") \(found)"
  }
}

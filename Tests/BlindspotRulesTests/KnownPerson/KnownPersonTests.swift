import BlindspotParser
import BlindspotRules
import Foundation
import Testing

@Suite struct KnownPersonTests {
  private func directory() throws -> PeopleDirectory {
    let bytes = Array(try Fixture.text("directory-users.json").utf8)
    guard case .export(let export) = ExportReader.read(SourceFile(name: "users.json", bytes: bytes)) else {
      Issue.record("the fixture is no export")
      return PeopleDirectory([])
    }
    return PeopleDirectory([export])
  }

  private func found(_ text: String, by detector: some Detector) -> (texts: [String], reasons: [String]) {
    let bytes = Array(text.utf8)
    var candidates: [Candidate] = []
    detector.detect(
      in: bytes.span, profile: TextProfile(bytes.span), context: FieldContext(kind: .taskName), into: &candidates)
    return (
      candidates.map { String(decoding: bytes[$0.range.start..<$0.range.end], as: UTF8.self) }, candidates.map(\.reason)
    )
  }

  @Test func `people of the Directory are found in every spelling, and common words are not`() throws {
    let detector = try directory().detector()
    var complaints: [String] = []
    for row in try Fixture.rows("known-person.tsv") {
      let texts = found(row[0], by: detector).texts
      let wanted = row[1].isEmpty ? [] : [row[1]]
      if texts != wanted { complaints.append("\(row[0]): \(texts), not \(wanted)") }
    }
    #expect(complaints.isEmpty, "\(complaints.joined(separator: "\n"))")
  }

  @Test func `the reason names the profile by its id`() throws {
    let reasons = found("TransferToAnnKathrinOrtel", by: try directory().detector()).reasons
    #expect(reasons == ["the name of Directory profile 3e1f7a52-90ab-4c1d-8a44-0123456789ab"])
  }

  @Test func `what is known of a person speaks before the form of a name or a number`() throws {
    let engine = Engine(detectors: BuiltInDetectors.all + [try directory().detector()])
    let texts = ["TransferToAnnKathrinOrtel", "call 317-555-0134", "mail ann.oertel@example.com"]
    let rules = texts.flatMap { engine.matches(in: $0, as: .taskName).map(\.rule) }
    #expect(rules == ["known-person", "known-person", "known-person"])
  }

  @Test func `a request for the GDPR API names a subject`() throws {
    let body = """
      {"name": "GDPR_DELETE", "requestType": "GDPR_DELETE", "subject": {"name": "Will Call",
       "emailAddresses": ["w.call.private@example.net"], "phoneNumbers": ["+49 30 5550134"],
       "addresses": ["Fliederweg 49, 12345 Musterstadt"], "externalId": "CRM-99120"}}
      """
    let matcher = SubjectMatcher(try Subject(request: SourceFile(name: "request.json", bytes: Array(body.utf8))))
    let texts = [
      "WillCall_VM", "w.call.private@example.net", "030 5550134", "deliver to Fliederweg 49", "see CRM-99120",
      "Wills Call",
    ].map { found($0, by: matcher).texts }
    let wanted = [
      ["WillCall"], ["w.call.private@example.net"], ["030 5550134"], ["Fliederweg 49"], ["CRM-99120"], [],
    ]
    #expect(texts == wanted)
  }

  @Test(arguments: ["", "{", "{\"requestType\": \"GDPR_DELETE\"}", "[1]"])
  func `a request without a subject is a problem`(_ body: String) {
    #expect(throws: Problem.self) { try Subject(request: SourceFile(name: "r.json", bytes: Array(body.utf8))) }
  }
}

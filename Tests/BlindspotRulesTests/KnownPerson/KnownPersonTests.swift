import BlindspotParser
import BlindspotRules
import Foundation
import TestSupport
import Testing

@Suite struct KnownPersonTests {
  private func directory() throws -> PeopleDirectory {
    let bytes = Array(try Fixture.text("directory-users.json").utf8)
    guard case .export(let export) = ExportReader.read(SourceFile(name: "users.json", bytes: bytes)) else {
      Issue.record("the fixture is not an export")
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

  @Test func `people of the Directory are found in every spelling, but not as common words`() throws {
    let detector = try directory().detector()
    var failures: [String] = []
    for row in try Fixture.rows("known-person.tsv") {
      let texts = found(row[0], by: detector).texts
      let wanted = row[1].isEmpty ? [] : [row[1]]
      if texts != wanted { failures.append("\(row[0]): \(texts), not \(wanted)") }
    }
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  @Test func `the reason contains the id of the profile`() throws {
    let reasons = found("TransferToAnnKathrinOrtel", by: try directory().detector()).reasons
    #expect(reasons == ["the name of Directory profile 3e1f7a52-90ab-4c1d-8a44-0123456789ab"])
  }

  @Test func `a known person takes precedence over the form of a name, a number or an address`() throws {
    let engine = Engine(detectors: BuiltInDetectors.all + [try directory().detector()])
    let texts = ["TransferToAnnKathrinOrtel", "call 317-555-0134", "mail ann.oertel@example.com"]
    let rules = texts.flatMap { engine.matches(in: $0, as: .taskName).map(\.rule) }
    #expect(rules == ["known-person", "known-person", "known-person"])
  }

  @Test func `the id of a subject is found, although other detectors skip it as machine text`() throws {
    let subject = try Subject(emails: ["ann.oertel@example.com"], ids: ["3e1f7a52-90ab-4c1d-8a44-0123456789ab"])
    let engine = Engine(detectors: [SubjectMatcher(subject)])
    let texts = [
      "Owner 3E1F7A52-90AB-4C1D-8A44-0123456789AB", "https://example.com/u/3e1f7a52-90ab-4c1d-8a44-0123456789ab?x",
      "https://example.com/?to=ann.oertel@example.com", "Owner 3e1f7a52-90ab-4c1d-8a44-0123456789ac",
    ]
    #expect(texts.map { engine.matches(in: $0, as: .taskName).count } == [1, 1, 1, 0])
  }

  @Test(arguments: [
    "Call 2 1 2, 5 5 5, 0 1 4 3", "Call two one two, five five five, zero one four three", "call 212... 555... 0143",
    "212<break time='200ms'/>555<break/>0143", "call +1 (212) 555-0143",
    "plus one, two one two, five five five, oh one four three",
    "l, dot, marlowe, seven two at example dot com", "l punto marlowe siete dos arroba example punto com",
    "l.marlowe72 [at] example.com", "Ask Lena\nMarlowe", "Lena <break/> Marlowe",
  ])
  func `a subject is found as lint finds the values`(text: String) throws {
    let subject = try Subject(
      names: ["Lena Marlowe"], emails: ["l.marlowe72@example.com"], phones: ["212 555 0143"])
    #expect(Engine(detectors: [SubjectMatcher(subject)]).matches(in: text, as: .tts).count == 1)
  }

  @Test func `the reason contains every profile with the same spelling`() {
    func person(_ id: Int, _ name: String) -> Identity {
      var person = Identity(label: "Directory profile no. \(id)")
      person.names = [name]
      return person
    }
    let two = KnownPersonDetector([
      person(1, "Itzel Quintero"), person(2, "Quintero, Itzel"), person(3, "Ivo Quintero"),
    ])
    let reasons = ["ItzelQuintero", "iquintero", "quintero ivo"].map { found($0, by: two).reasons }
    #expect(
      reasons == [
        ["the name of Directory profile no. 1 and of Directory profile no. 2"],
        ["the name, joined, of Directory profile no. 1, of Directory profile no. 2 and of 1 more"],
        ["the name, turned round, of Directory profile no. 3"],
      ])
  }

  @Test func `a text with the hash of a spelling but other letters does not match`() {
    var person = Identity(label: "Directory profile no. 1")
    person.names = ["Itzel Quintero"]
    let people = KnownPeople([person])
    let text = Array("Itzel Quintera".utf8)
    let found = FoundSpelling(text.span, in: TextRange(start: 0, end: text.count))
    #expect(!people.spells(found, person: 0, takesCommonWords: false))
    let same = FoundSpelling(Array("itzel_QUINTERO".utf8).span, in: TextRange(start: 0, end: 14))
    #expect(people.spells(same, person: 0, takesCommonWords: false))
  }

  @Test func `two names that differ only in Unicode normalization are both found`() {
    // Swift compares the Kelvin sign and K as equal; the word splitter separates words at the Kelvin sign.
    var person = Identity(label: "Directory profile no. 1")
    person.names = ["\u{212A}aia Lindqvist", "Kaia Lindqvist"]
    #expect(found("ask Kaia Lindqvist", by: KnownPersonDetector([person])).texts == ["Kaia Lindqvist"])
  }
}

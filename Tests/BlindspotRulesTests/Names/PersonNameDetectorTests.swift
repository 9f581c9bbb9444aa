import BlindspotParser
import BlindspotRules
import TestSupport
import Testing

@Suite struct PersonNameDetectorTests {
  private let detector = PersonNameDetector()

  private func found(in text: String, kind: FieldKind = .taskName) -> [(text: String, candidate: Candidate)] {
    let bytes = Array(text.utf8)
    var candidates: [Candidate] = []
    detector.detect(
      in: bytes.span, profile: TextProfile(bytes.span), context: FieldContext(kind: kind), into: &candidates)
    return candidates.filter { $0.confidence >= 0.5 }.map {
      (String(decoding: bytes[$0.range.start..<$0.range.end], as: UTF8.self), $0)
    }
  }

  @Test func `a name is found completely, and other words are not found`() throws {
    for columns in try Fixture.rows("Names/person-names.tsv") {
      let expected = columns[1] == "-" ? [] : columns[1].split(separator: "|").map(String.init)
      // A third column marks what the network does not recognize yet.
      withKnownIssue(isIntermittent: columns.count < 3) {
        #expect(found(in: columns[0]).map(\.text) == expected, "\(columns[0])")
      } when: {
        columns.count > 2
      }
    }
  }

  @Test func `an identifier is a name only if the name is listed`() {
    for kind in [FieldKind.dataActionParameter, .vxmlParameter] {
      #expect(["MsgDate", "apikey", "xqtorvald"].flatMap { found(in: $0, kind: kind) }.isEmpty)
      #expect(found(in: "mariaGarcia", kind: kind).map(\.text) == ["mariaGarcia"])
    }
  }

  @Test func `a finding is an error only if the detector is certain`() {
    #expect(found(in: "Transfer to Priya Sharma").map(\.candidate.ceiling) == [nil])
    let text = Array("Andre".utf8)
    var doubtful: [Candidate] = []
    detector.detect(
      in: text.span, profile: TextProfile(text.span), context: FieldContext(kind: .taskName), into: &doubtful)
    #expect(doubtful.map(\.ceiling) == [.warning])
  }

  @Test func `the reason contains the cue and not the name`() {
    let reasons = found(in: "Transfer to Priya Sharma").map(\.candidate.reason)
    #expect(reasons == ["given name + surname after “transfer to”"])
  }

  @Test func `a surname on the next line belongs to the given name before it`() {
    #expect(found(in: "Please ask for Ingrid\nSolheim.", kind: .tts).map(\.text) == ["Ingrid\nSolheim"])
    #expect(found(in: "Please ask for Tom \r\n  Whitfield.", kind: .tts).map(\.text) == ["Tom \r\n  Whitfield"])
    #expect(found(in: "Please ask for Ingrid\nBilling queue", kind: .tts).map(\.text) == ["Ingrid"])
    #expect(found(in: "Please ask for Ingrid\n\nSolheim.", kind: .tts).map(\.text).first == "Ingrid")
  }

  @Test(arguments: ["Route to Dallas", "Forward to Denver", "Route to Vienna"])
  func `a city after a word for a transfer is no name`(text: String) {
    #expect(found(in: text).isEmpty)
  }

  @Test func `a Latin word in a text of another script is a brand unless a cue precedes it`() {
    #expect(
      ["תבנית Perl", "המחרוזת בתבנית Lua אינה תואמת", "Ово ће послати промене у Gerrit"].flatMap { found(in: $0) }
        .isEmpty)
    #expect(found(in: "תשאל את John").map(\.text) == ["John"])
    #expect(found(in: "Перевести на Anna Kowalska").map(\.text) == ["Anna Kowalska"])
  }

  @Test(arguments: [("העבר לדנה", "לדנה"), ("התקשר ליעל", "ליעל"), ("اتصل بمحمد", "بمحمد"), ("تحويل لفاطمة", "لفاطمة")])
  func `a name with a preposition is found`(text: String, name: String) {
    #expect(found(in: text).map(\.text) == [name])
  }

  @Test func `a name near the end of a long text is found`() {
    let text = String(repeating: "Please hold the line while we look for an agent. ", count: 40)
    #expect(found(in: text + "My name is Priya Sharma.", kind: .tts).map(\.text) == ["Priya Sharma"])
  }

  @Test func `candidates in arbitrary bytes lie within the text`() {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 0..<90, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      var candidates: [Candidate] = []
      detector.detect(
        in: bytes.span, profile: TextProfile(bytes.span), context: FieldContext(kind: .tts), into: &candidates)
      #expect(candidates.allSatisfy { $0.range.start < $0.range.end && $0.range.end <= bytes.count })
    }
  }
}

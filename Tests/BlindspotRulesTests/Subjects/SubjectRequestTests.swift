import BlindspotParser
import BlindspotRules
import Testing

@Suite struct SubjectRequestTests {
  private func read(_ text: String, as name: String = "request.yml") throws(RequestMistakes) -> SubjectRequest {
    try SubjectRequest(reading: SourceFile(name: name, bytes: Array(text.utf8)))
  }

  private func mistakes(in text: String) -> [String] {
    do throws(RequestMistakes) {
      _ = try read(text)
      return []
    } catch {
      return error.problems.map { "\($0.position?.line ?? 0):\($0.position?.column ?? 0) \($0.message)" }
    }
  }

  @Test func `a file has the request and its people`() throws {
    let request = try read(
      """
      reference: DSR-2026-014
      received: 2026-11-20
      demand: delete
      law: ccpa
      region: eu-central-1
      people:
        - name: Maria Delgado
          emailAddresses: [maria.delgado@example.com]
          phoneNumbers: "+1 212 555 0143"
          socialHandle: {type: TWITTER, value: "@mdelgado"}
        - names: ["Ann Örtel", "Ann Marlowe"]
          dialerContactId: {id: CON-4711, contactListId: 3e1f7a52-90ab-4c1d-8a44-0123456789ab}
      """)
    #expect(request.reference == "DSR-2026-014" && request.received == Day("2026-11-20"))
    #expect(request.rights == [DataRight(.ccpa, .delete)])
    #expect(request.region?.domain == "mypurecloud.de")
    #expect(
      request.people.map { $0.identifiers.map(\.normal) } == [
        ["Maria Delgado", "maria.delgado@example.com", "+12125550143", "mdelgado"],
        ["Ann Örtel", "Ann Marlowe", "CON-4711"],
      ])
  }

  @Test(arguments: [
    #"{"name": "GDPR_DELETE", "requestType": "GDPR_DELETE", "subject": {"name": "Will Call", "userId": null}}"#,
    #"[{"requestType": "GDPR_DELETE", "subject": {"name": "Will Call"}}]"#, #"{"name": "Will\tCall"}"#,
    "{\n\t\"name\": \"Will Call\",\n\t\"emailAddresses\": []\n}", "name: Will Call", "[{name: Will Call}]",
    "reference: 7\nname: Will Call",
  ])
  func `bodies of the platform's API, their subjects and lists are requests`(text: String) throws {
    #expect(try read(text).people == [try Subject(names: ["Will Call"])])
  }

  @Test func `former values of a correction are searched for`() throws {
    let request = try read(
      #"""
      {"requestType": "GDPR_UPDATE", "subject": {"name": "Ann Marlowe"},
       "replacementTerms": [{"type": "NAME", "existingValue": "Ann Oertel", "updatedValue": "Ann Marlowe"}]}
      """#)
    #expect(request.people == [try Subject(names: ["Ann Marlowe", "Ann Oertel"])])
    #expect(request.demand == .correct)
  }

  @Test(arguments: [
    (
      "people:\n  - name: Maria Delgado\n    emailAddresses: [\"x@example,com\"]",
      "3:22 emailAddresses has a comma in its domain; write a period"
    ),
    ("people:\n  - nmae: Maria", "2:5 the request has no key nmae; did you mean name?"),
    (
      "people:\n  - {}",
      "2:5 the person has no data; add one of name, userId, externalId, emailAddresses, phoneNumbers, addresses"
    ),
    ("name: \"\"", "1:7 name is empty"),
    ("received: soon\nname: Will Call", "1:11 received must be a day such as 2026-12-31"),
    (
      "requestType: GDPR_FORGET\nsubject: {name: Will Call}",
      "1:14 requestType must be one of GDPR_EXPORT, GDPR_UPDATE, GDPR_DELETE"
    ),
    ("law: hipaa\nname: Will Call", "1:6 law must be one of ccpa, gdpr"),
    (
      "{\"subject\": {\"phoneNumbers\": [\"not a phone\"]}}",
      "1:31 phoneNumbers contains a letter; write the number in digits"
    ),
    ("subject: {dialerContactId: {contactListId: x}}", "1:28 dialerContactId has no key id"),
    ("subject: Maria", "1:10 a person must be a mapping, such as {name: …}"),
    ("people:\n  - name: {first: Maria}", "2:11 name must be a text or a list of texts"),
  ])
  func `a mistake has its place`(text: String, message: String) { #expect(mistakes(in: text) == [message]) }

  @Test func `a misspelled key gets a suggestion from those of the request and of the person`() {
    #expect(
      mistakes(in: "name: Will Call\nrecieved: 2026-11-02")
        == ["2:1 the request has no key recieved; did you mean received?"])
    #expect(
      mistakes(in: "userid: 1\nname: Will Call").first == "1:1 the request has no key userid; did you mean userId?")
  }

  @Test func `a key that can be personal data is not quoted`() {
    let found = mistakes(in: "name: Will Call\nNora Smith: 1")
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("2:1 the request has no key ••••; it may have ") == true)
  }

  @Test(arguments: ["", "{", "{\"requestType\": \"GDPR_DELETE\"}", "[1]", "people: []", "[]"])
  func `a request without a person is a mistake`(text: String) { #expect(!mistakes(in: text).isEmpty) }

  @Test func `mistakes are all listed`() {
    #expect(mistakes(in: "people:\n  - name: M\n    phoneNumbers: [x]\n  - email: y").count == 3)
  }

  @Test(arguments: [
    (DataRight.Statute.ccpa, "2026-11-20", "2027-01-04"), (.gdpr, "2026-11-20", "2026-12-20"),
    (.gdpr, "2027-01-31", "2027-02-28"), (.gdpr, "2026-12-15", "2027-01-15"), (.ccpa, "2028-01-20", "2028-03-05"),
  ])
  func `a right has a deadline`(statute: DataRight.Statute, received: String, deadline: String) throws {
    let day = try #require(Day(received))
    #expect(DataRight(statute, .access).deadline(after: day).description == deadline)
  }

  @Test func `a region makes links`() {
    let region = PlatformRegion("us-east-1")
    #expect(region?.user("7") == "https://apps.mypurecloud.com/directory/#/person/7")
    #expect(
      region?.flow("9", type: "INBOUNDCALL") == "https://apps.mypurecloud.com/architect/#/inboundcall/flows/9/latest")
    #expect(PlatformRegion("mxc1.pure.cloud")?.domain == "mxc1.pure.cloud")
    #expect(PlatformRegion("evil.example") == nil && PlatformRegion("x/.pure.cloud") == nil)
  }
}

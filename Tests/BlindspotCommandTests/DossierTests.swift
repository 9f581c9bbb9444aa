import Foundation
import TestSupport
import Testing

/// The dossier on a request, as a privacy officer gets it.
@Suite struct DossierTests {
  private static let formats = ["text", "json", "csv", "markdown", "html"]
  private static let user = "3e1f7a52-90ab-4c1d-8a44-0123456789ab"
  private static let flow = "9b2d5c10-77aa-4e0f-b1c2-aabbccddeeff"

  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      "in/flow.json",
      """
      {"id": "\(Self.flow)", "name": "Main", "type": "inboundcall", "dateModified": "2026-03-01T10:00:00Z",
       "flowSequenceItemList": [{"__type": "Task", "id": "x", "name": "Start", "trackingId": 11, "actionList": [
         {"__type": "PlayAudioAction", "id": "\(Self.user)", "trackingId": 19, "name": "Ask Maria Delgado"}]}]}
      """)
    try folder.write(
      "in/users.json",
      """
      {"entities": [{"id": "\(Self.user)", "name": "Ann Oertel", "email": "ann@example.com",
        "presence": {"message": "Out, see MJ Delgado"}, "integrationPresence": {"message": ""}}], "total": 1, "pageCount": 1}
      """)
    try folder.write(
      "request.yml",
      """
      reference: DSR-2026-014
      received: 2026-11-20
      demand: delete
      law: ccpa
      region: us-east-1
      people:
        - name: Maria Delgado
          phoneNumbers: ["+1 212 555 0143"]
      """)
  }

  private func run(_ arguments: [String]) throws -> Command.Result {
    try Command.run(
      ["subject"] + arguments, in: folder.path, environment: ["BLINDSPOT_KEY": "0123456789abcdef0123456789abcdef"])
  }

  @Test(arguments: formats) func `a dossier has the request, the coverage and what to do`(format: String) throws {
    let result = try run(["in", "--request", "request.yml", "--format", format])
    #expect(result.status == 1, "\(result.errors)")
    // Lines of text are wrapped.
    let output = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let wanted = [
      "DSR-2026-014", "2026-11-20", "2027-01-04", "1798.105", "consumer", "certain", "likely", Self.flow, Self.user,
      "19",
      "https://apps.mypurecloud.com/architect/#/inboundcall/flows/\(Self.flow)/latest",
      "https://apps.mypurecloud.com/directory/#/person/\(Self.user)", "remove the data of the consumer", "2026-03-01",
      "Confirm the identity", "initials and surname",
    ]
    let text = output.replacing("#<!-- -->", with: "#").replacing("\\", with: "")
    #expect(wanted.filter { !text.contains($0) } == [])
    let hashes = text.matches(of: /\b[0-9a-f]{64}\b/)
    #expect(hashes.count == 2)
    for word in ["maria", "delgado", "oertel", "0143"] {
      #expect(!(output + result.errors).lowercased().contains(word))
    }
    #expect(!output.contains("person from the Directory"))
  }

  @Test(arguments: ["text", "json"]) func `identifiers are shown on request`(format: String) throws {
    let result = try run(["in", "--request", "request.yml", "--show-values", "--format", format])
    #expect(result.output.contains("Maria Delgado") && result.output.contains("MJ Delgado"))
  }

  @Test func `the report in JSON keeps the members of version 1`() throws {
    let report =
      try JSONSerialization.jsonObject(
        with: Data(try run(["in", "--request", "request.yml", "--format", "json"]).output.utf8)) as? [String: Any]
    #expect(report?["version"] as? Int == 1)
    for member in [
      "tool", "findings", "problems", "summary", "coverage", "request", "people", "conclusion", "uncovered",
    ] {
      #expect(report?[member] != nil, "\(member)")
    }
    let person = (report?["people"] as? [[String: Any]])?.first
    let identifiers = person?["identifiers"] as? [[String: Any]]
    #expect(identifiers?.map { $0["masked"] as? String } == ["M•••• D••••", "+•••••••••••"])
    #expect(identifiers?.allSatisfy { ($0["hash"] as? String)?.count == 32 } == true)
    #expect(identifiers?.allSatisfy { ($0["spellings"] as? [Any])?.isEmpty == false } == true)
  }

  // MARK: Coverage

  private static let allClear = "Nothing about the consumer was found"

  @Test func `a search of everything can be an all-clear`() throws {
    let result = try run(["in", "--name", "Wendelin Oomkesh"])
    #expect(result.status == 0 && result.output.contains(Self.allClear))
  }

  @Test(arguments: formats + ["concise", "junit", "github", "checkstyle", "sarif"])
  func `a file that was not searched prevents an all-clear`(format: String) throws {
    try folder.write("in/notes.txt", "Ask Wendelin Oomkesh")
    let result = try run(["in", "--name", "Wendelin Oomkesh", "--format", format])
    let output = result.output + result.errors
    #expect(
      result.status == 0 && output.contains("notes.txt")
        || ["concise", "junit", "github", "checkstyle", "sarif"].contains(format))
    #expect(!output.contains(Self.allClear) && !output.contains("No findings"))
    #expect(!output.lowercased().contains("oomkesh"))
  }

  @Test(arguments: [
    #"{"entities": [{"id": "1", "name": "Hours", "type": "INBOUNDCALL", "checkedInVersion": {}}], "pageSize": 1, "pageNumber": 1, "total": 16, "pageCount": 16}"#,
    #"{"entities": [{"id": "1", "name": "Hours", "type": "INBOUNDCALL", "checkedInVersion": {}}], "pageSize": 25, "pageNumber": 1, "total": 400, "nextUri": "/api/v2/flows?pageNumber=2"}"#,
    #"{"entities": [{"id": "1", "name": "Hours", "type": "INBOUNDCALL", "checkedInVersion": {}}], "total": 400}"#,
  ])
  func `one page of a listing is not an all-clear`(page: String) throws {
    try folder.write("in/flows.json", page)
    let result = try run(["in", "--name", "Wendelin Oomkesh"])
    #expect(result.status == 2)
    #expect(result.output.contains("flows.json") && !result.output.contains(Self.allClear))
  }

  @Test func `names in the names of files are masked`() throws {
    try folder.write("in/Maria Delgado.yaml", Flow.clean)
    try folder.write("in/maria.txt", "")
    for format in Self.formats + ["concise", "sarif", "junit"] {
      let result = try run(["in", "--request", "request.yml", "--format", format])
      #expect(!(result.output + result.errors).lowercased().contains("maria"), "\(format)")
    }
    #expect(try run(["in", "--request", "request.yml"]).output.contains("Rename or delete"))
  }

  @Test func `names in the texts and the files of a manifest are masked`() throws {
    let digest = String(repeating: "0", count: 64)
    try folder.write(
      "in/blindspot-manifest.json",
      """
      {"version": 1, "started": "2026-11-29T18:00:00Z", "complete": false, "notRequested": ["prompts of Maria"],
       "requests": [{"name": "flows", "expected": 2, "received": 1, "status": "incomplete",
         "missing": [{"what": "flow Maria Delgado", "reason": "403"}]}],
       "files": [{"path": "old/maria-delgado.yaml", "sha256": "\(digest)"}]}
      """)
    try folder.write("in/delgado.yaml", Flow.clean)
    for format in Self.formats + ["concise", "sarif", "junit"] {
      let result = try run(["in", "--request", "request.yml", "--format", format])
      let output = (result.output + result.errors).lowercased()
      #expect(result.status == 2)
      #expect(!output.contains("maria") && !output.contains("delgado"), "\(format): \(output)")
    }
    #expect(try run(["in", "--request", "request.yml"]).output.contains("missing: flow •••• (403)"))
  }

  @Test func `a deadline that is over is stated, and a day in the future is a mistake`() throws {
    let old = try run(["in", "--name", "Ann Oertel", "--law", "gdpr", "--received", "2020-01-31"])
    #expect(old.output.contains("2020-02-29 (passed): one month"), "\(old.output)")
    let future = try run(["in", "--name", "Ann Oertel", "--received", "9999-01-01"])
    #expect(future.status == 2 && future.output.isEmpty && future.errors.contains("is after today"))
  }

  @Test func `findings cite the clauses of the law of the request`() throws {
    for (law, clauses) in [("ccpa", "CCPA, Cal. Civ. Code"), ("gdpr", "GDPR, Art. 4(1)")] {
      let output = try run(["in", "--name", "Maria Delgado", "--law", law]).output
      let lines = output.split(separator: "\n").filter { $0.hasPrefix("  law ") }
      #expect(!lines.isEmpty && lines.allSatisfy { $0.contains(clauses) }, "\(output)")
      #expect(!lines.contains { $0.contains(law == "gdpr" ? "CCPA" : "GDPR") }, "\(output)")
    }
  }

  @Test func `requests that differ have dossiers of their own`() throws {
    try folder.write(
      "two.yml",
      "- {name: Ann Oertel, demand: delete, received: 2026-11-01}\n- {name: Maria Delgado, received: 2026-11-20}\n")
    let result = try run(["in", "--request", "two.yml"])
    #expect(result.status == 2)
    #expect(result.errors.contains("two.yml:2:35: the requests of the file differ in received"), "\(result.errors)")
    #expect(result.errors.contains("two.yml:2:3: the requests of the file differ in demand"), "\(result.errors)")
  }

  @Test func `former names and aliases are names of the person`() throws {
    try folder.write("former.yml", "- name: Wendelin Oomkesh\n  formerNames: [Maria Delgado]\n  alias: Ann Oertel\n")
    let result = try run(["in", "--request", "former.yml", "--format", "json"])
    #expect(result.status == 1 && result.output.contains("full name"))
  }

  @Test func `particles of a name do not mask the names of files`() throws {
    try folder.write("in/de.yaml", Flow.clean)
    #expect(try run(["in", "--name", "Ignacio de la Torre"]).output.contains("in/de.yaml"))
  }

  @Test func `a dossier replaces an older one`() throws {
    for format in Self.formats {
      for _ in 0..<2 {
        let result = try run(["in", "--request", "request.yml", "--output", "\(format)=dossier.\(format)"])
        #expect(result.status == 1, "\(format): \(result.errors)")
      }
    }
  }
}

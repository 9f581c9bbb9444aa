import ArgumentParser
import BlindspotParser
import BlindspotRules
import BlindspotWorkspace

/// The options that describe a request and its people.
struct SubjectOptions: ParsableArguments {
  @Option(help: "Name, 'First Last' or 'Last, First'; repeatable.") var name: [String] = []
  @Option(help: "E-mail address; repeatable.") var email: [String] = []
  @Option(help: "Phone number, in any spelling; repeatable.") var phone: [String] = []
  @Option(
    name: [.long, .customLong("user-id"), .customLong("external-id")],
    help: "User id, external id or handle; repeatable.") var id: [String] = []
  @Option(help: "Postal address in one line; repeatable.") var address: [String] = []
  @Option(
    help: ArgumentHelp(
      "Request of one or many people, in YAML or JSON.",
      discussion: "The body of a request to the platform's GDPR API is one, too.", valueName: "file"),
    completion: .file(extensions: ["yml", "yaml", "json"]))
  var request: String?

  @Option(help: ArgumentHelp("Number of the request, for the report.", valueName: "text")) var reference: String?
  @Option(help: ArgumentHelp("Day on which the request arrived, for its deadline.", valueName: "day"))
  var received: String?
  @Option(help: ArgumentHelp("Law of the request (default: both).", valueName: "law"))
  var law: DataRight.Statute?
  @Option(help: ArgumentHelp("What the person asks for (default: access).", valueName: "demand"))
  var demand: DataRight.Demand?
  @Option(
    help: ArgumentHelp(
      "Region of the organization, for links to flows and profiles.",
      discussion: "For example eu-central-1 or mypurecloud.de",
      valueName: "region"))
  var region: String?

  @Option(
    name: .customLong("key-file"),
    help: ArgumentHelp(
      "File with the key of the hashes of identifiers (default: the variable \(FindingKey.variable)).",
      valueName: "file"),
    completion: .file())
  var keyFile: String?

  /// Reads the key of the hashes; nil without one.
  func key() throws(WorkspaceError) -> FindingKey? { try FindingKey.read(file: keyFile) }

  private static let missingPerson =
    "no person is named; pass --name, --email, --phone, --id, --address or --request"

  func validate() throws {
    if try request == nil && person().isEmpty { throw ValidationError(Self.missingPerson) }
    if let received, Day(received) == nil { throw ValidationError("--received must be a day such as 2026-12-31") }
    if let region, PlatformRegion(region) == nil {
      throw ValidationError(
        "--region must be one of \(PlatformRegion.names.joined(separator: ", ")), or a domain of the platform")
    }
    if let reference, reference.allSatisfy(\.isWhitespace) { throw ValidationError("--reference is empty") }
    if let request, request.isEmpty { throw ValidationError("--request is empty; pass the name of a file") }
  }

  /// Returns the request that the options describe.
  ///
  /// - Throws: ``WorkspaceError`` if the request file cannot be read, `ValidationError` if no person is named.
  func subjects() throws -> SubjectRequest {
    var request = try self.request.map(Self.read) ?? SubjectRequest()
    let person = try person()
    if !person.isEmpty {
      // The options complete the only person of a file.
      if request.people.count == 1 {
        for identifier in person.identifiers { request.people[0].add(identifier) }
      } else {
        request.people.append(person)
      }
    }
    if request.people.isEmpty {
      throw ValidationError(Self.missingPerson)
    }
    request.reference = reference ?? request.reference
    request.received = received.flatMap { Day($0) } ?? request.received
    if let received = request.received, let today = Day.current, received > today {
      throw ValidationError("the day of receipt (received) is after today")
    }
    request.statute = law ?? request.statute
    request.demand = demand ?? request.demand
    request.region = region.flatMap { PlatformRegion($0) } ?? request.region
    return request
  }

  /// Returns the person whom the options name.
  private func person() throws -> Subject {
    var person = Subject()
    for (option, kind, texts) in [
      ("--name", SubjectIdentifier.Kind.name, name), ("--email", .email, email), ("--phone", .phone, phone),
      ("--id", .identifier, id), ("--address", .address, address),
    ] {
      for (number, text) in texts.enumerated() {
        do throws(SubjectIdentifier.Mistake) {
          person.add(try SubjectIdentifier(kind, text))
        } catch {
          // The value is personal data, so a message does not quote it.
          let which = texts.count > 1 ? " (value \(number + 1))" : ""
          throw ValidationError("\(option)\(which) \(error.reason)")
        }
      }
    }
    return person
  }

  private static func read(_ path: String) throws(WorkspaceError) -> SubjectRequest {
    do {
      return try SubjectRequest(reading: SourceFile(readFrom: path))
    } catch let error as RequestMistakes {
      throw WorkspaceError(error.problems.map(\.line).joined(separator: "\nerror: "))
    } catch let error as Problem {
      throw WorkspaceError(error.line)
    } catch {
      throw WorkspaceError("\(path): \(error)")
    }
  }
}

extension DataRight.Statute: Choice {}

extension DataRight.Demand: Choice {}

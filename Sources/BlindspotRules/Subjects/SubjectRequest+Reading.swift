public import BlindspotParser

/// Reading of request files.
///
/// ```yaml
/// reference: DSR-2026-014
/// received: 2026-11-20
/// demand: delete
/// law: ccpa
/// region: eu-central-1
/// people:
///   - name: Maria Delgado
///     emailAddresses: [maria.delgado@example.com]
/// ```
///
/// The body of a request to the platform's GDPR API (`POST /api/v2/gdpr/requests`), its `subject` alone, and lists of
/// either are such files too.
extension SubjectRequest {
  /// The keys of a person, as in the schema `GDPRSubject` of the platform API, and shorter ones.
  private static let personKeys: [String: SubjectIdentifier.Kind] = [
    "name": .name, "names": .name, "formerName": .name, "formerNames": .name, "alias": .name, "aliases": .name,
    "emailAddresses": .email, "emailAddress": .email, "email": .email, "emails": .email,
    "phoneNumbers": .phone, "phoneNumber": .phone, "phone": .phone, "phones": .phone,
    "addresses": .address, "address": .address,
    "userId": .identifier, "externalContactId": .identifier, "externalId": .identifier, "id": .identifier,
    "ids": .identifier,
  ]
  /// The keys of a person whose value is an object, with the member that identifies the person.
  private static let objectKeys = ["socialHandle": "value", "dialerContactId": "id", "journeyCustomer": "id"]
  /// The keys of a request that are read.
  private static let requestKeys: Set<String> = [
    "reference", "received", "demand", "law", "region", "people", "subject", "requestType", "replacementTerms",
  ]
  /// The keys that the platform adds to a request, which identify no person.
  private static let ignoredKeys: Set<String> = [
    "name", "id", "createdBy", "createdDate", "status", "resultsUrl", "resultsUrls", "selfUri",
  ]

  /// Reads a request file in YAML or JSON.
  ///
  /// - Throws: ``RequestMistakes`` with all mistakes and their positions: an unknown key, a malformed address, a person
  ///   without data.
  public init(reading file: SourceFile) throws(RequestMistakes) {
    let outcome = SettingsReader.read(file, shape: .anything, code: .badConfiguration)
    guard outcome.problems.isEmpty else { throw RequestMistakes(problems: outcome.problems) }
    self.init()
    var problems: [Problem] = []
    let root = outcome.setting ?? Setting(content: .mapping([]), place: SettingPlace(file: file.name, position: nil))
    if case .list(let items) = root.content {
      for item in items { read(item, &problems) }
      problems += Self.differences(of: items)
    } else {
      read(root, &problems)
    }
    if people.isEmpty, problems.isEmpty {
      problems.append(
        root.place.problem(
          .badConfiguration,
          "the request has no person; add one of name, userId, externalId, emailAddresses, phoneNumbers, addresses"))
    }
    if !problems.isEmpty { throw RequestMistakes(problems: problems) }
  }

  /// Returns a problem for each value that differs from that of the first request: one dossier has one deadline.
  private static func differences(of requests: [Setting]) -> [Problem] {
    ["reference", "received", "demand", "law", "region", "requestType"].compactMap { key in
      let values = requests.map { $0.text(key) }
      guard let number = values.firstIndex(where: { $0 != values.first }) else { return nil }
      let place = requests[number][key]?.place ?? requests[number].place
      return place.problem(
        .badConfiguration, "the requests of the file differ in \(key); search for each of them on its own")
    }
  }

  /// Reads a request or a person.
  private mutating func read(_ setting: Setting, _ problems: inout [Problem]) {
    guard case .mapping(let entries) = setting.content else {
      problems.append(setting.place.problem(.badConfiguration, "a request must be a mapping, or a list of mappings"))
      return
    }
    let keys = Set(entries.map(\.key))
    guard !keys.isDisjoint(with: Self.requestKeys) else {
      return add(person: setting, ignoring: [], &problems)
    }
    let hasPeople = keys.contains("people") || keys.contains("subject")
    for entry in entries where !entry.value.isNothing { read(entry, &problems) }
    if !hasPeople {
      // The data of one person beside the keys of the request.
      add(person: setting, ignoring: Self.requestKeys, &problems)
    } else {
      for entry in entries
      where !Self.requestKeys.contains(entry.key) && !Self.ignoredKeys.contains(entry.key) {
        problems.append(unknown(entry, among: Self.requestKeys))
      }
    }
  }

  /// Reads a key of a request.
  private mutating func read(_ entry: Setting.Entry, _ problems: inout [Problem]) {
    let value = entry.value
    func choice<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type) -> Choice?
    where Choice.RawValue == String {
      if let text = value.text, let found = Choice(rawValue: text.lowercased()) { return found }
      let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      problems.append(value.place.problem(.badConfiguration, "\(entry.key) must be one of \(names)"))
      return nil
    }
    switch entry.key {
    case "reference": reference = value.text ?? reference
    case "received":
      received = value.text.flatMap { Day($0) }
      if received == nil {
        problems.append(value.place.problem(.badConfiguration, "received must be a day such as 2026-12-31"))
      }
    case "demand": demand = choice(DataRight.Demand.self) ?? demand
    case "law": statute = choice(DataRight.Statute.self) ?? statute
    case "region":
      region = value.text.flatMap { PlatformRegion($0) }
      if region == nil {
        problems.append(
          value.place.problem(
            .badConfiguration, "region must be one of \(PlatformRegion.names.joined(separator: ", "))"))
      }
    case "requestType":
      switch value.text {
      case "GDPR_EXPORT": demand = .access
      case "GDPR_DELETE": demand = .delete
      case "GDPR_UPDATE": demand = .correct
      default:
        problems.append(
          value.place.problem(.badConfiguration, "requestType must be one of GDPR_EXPORT, GDPR_UPDATE, GDPR_DELETE"))
      }
    case "people":
      for item in value.items { add(person: item, ignoring: [], &problems) }
    case "subject": add(person: value, ignoring: [], &problems)
    case "replacementTerms": addTerms(value, &problems)
    default: break
    }
  }

  /// Adds the person that a mapping describes.
  private mutating func add(person setting: Setting, ignoring ignored: Set<String>, _ problems: inout [Problem]) {
    guard case .mapping(let entries) = setting.content else {
      problems.append(setting.place.problem(.badConfiguration, "a person must be a mapping, such as {name: …}"))
      return
    }
    var person = Subject()
    let count = problems.count
    for entry in entries where !ignored.contains(entry.key) && !entry.value.isNothing {
      if let kind = Self.personKeys[entry.key] {
        for item in entry.value.items { add(kind, item, entry.key, to: &person, &problems) }
      } else if let member = Self.objectKeys[entry.key] {
        for object in entry.value.items {
          guard let item = object[member] else {
            problems.append(object.place.problem(.badConfiguration, "\(entry.key) has no key \(member)"))
            continue
          }
          add(.identifier, item, entry.key, to: &person, &problems)
        }
      } else {
        // Without `people`, the keys of the request and of the person are in one mapping.
        let known = Set(Self.personKeys.keys).union(Self.objectKeys.keys).union(Self.requestKeys)
        problems.append(unknown(entry, among: known))
      }
    }
    if person.isEmpty, problems.count == count {
      problems.append(
        setting.place.problem(
          .badConfiguration,
          "the person has no data; add one of name, userId, externalId, emailAddresses, phoneNumbers, addresses"))
    }
    if !person.isEmpty { people.append(person) }
  }

  private func add(
    _ kind: SubjectIdentifier.Kind, _ item: Setting, _ key: String, to person: inout Subject,
    _ problems: inout [Problem]
  ) {
    guard let text = item.text else {
      problems.append(item.place.problem(.badConfiguration, "\(key) must be a text or a list of texts"))
      return
    }
    do throws(SubjectIdentifier.Mistake) {
      person.add(try SubjectIdentifier(kind, text))
    } catch {
      problems.append(item.place.problem(.badConfiguration, "\(key) \(error.reason)"))
    }
  }

  /// Adds the former values of a correction to the last person.
  private mutating func addTerms(_ terms: Setting, _ problems: inout [Problem]) {
    for term in terms.items {
      guard let value = term["existingValue"], !people.isEmpty else { continue }
      let kind: SubjectIdentifier.Kind =
        switch term.text("type") {
        case "NAME": .name
        case "ADDRESS": .address
        case "PHONE": .phone
        case "EMAIL": .email
        default: .identifier
        }
      add(kind, value, "existingValue", to: &people[people.count - 1], &problems)
    }
  }

  private func unknown(_ entry: Setting.Entry, among names: Set<String>) -> Problem {
    let names = names.sorted()
    return entry.keyPlace.problem(
      .badConfiguration,
      "the request has no key "
        + Suggestion.quote(entry.key, among: names, otherwise: "; it may have " + names.joined(separator: ", ")))
  }
}

/// The mistakes of a request file.
public struct RequestMistakes: Error, Hashable, Sendable {
  /// The mistakes with their positions.
  public let problems: [Problem]
}

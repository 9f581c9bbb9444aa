import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// The ids by which the place of a finding can be opened in the platform.
struct FindingIDs {
  /// The ids with their names in JSON, outermost first: `flow`, `flowType`, `task`, `action`, `user`, `resource`.
  private(set) var members: [(name: String, value: String)] = []
  /// The tracking number of the innermost state, task or action that has one.
  private(set) var trackingID: Int?

  init() {}

  init(_ field: Finding.FieldReference) { field.forEachContainer { add($0) } }

  /// Removes all ids and keeps the room for them.
  mutating func removeAll() {
    // To remove all at once takes 300 instructions, and few containers have ids.
    while members.popLast() != nil {}
    trackingID = nil
  }

  /// Adds the ids of a container inside those before it.
  mutating func add(_ container: Finding.ContainerReference) {
    if let id = container.id, !id.isEmpty { set(container.kind.idName, id.string) }
    if container.kind == .flow, let type = container.type { set("flowType", type.string) }
    if let address = container.address { set("resource", address.string) }
    if let number = container.trackingID { trackingID = number }
  }

  /// Returns the id with a name in JSON; nil if the export does not contain it.
  func value(of name: String) -> String? { members.first { $0.name == name }?.value }

  /// The ids in one line for a table: `flow 3e1f…, task Start_1, tracking id 14`; empty without any.
  var text: String {
    var out = ByteWriter()
    for (index, member) in members.enumerated() {
      if index > 0 { out.write(literal: ", ") }
      out.write(member.name)
      out.write(byte: ASCII.space)
      out.write(member.value)
    }
    if let trackingID {
      out.write(literal: members.isEmpty ? "tracking id " : ", tracking id ")
      out.write(trackingID)
    }
    return out.text
  }

  func write(to json: inout JSONWriter) {
    json.object("ids") { json in
      for member in members {
        json.name(member.name)
        json.element(member.value)
      }
      if let trackingID { json.member("trackingId", trackingID) }
    }
  }

  /// The innermost container of a kind counts.
  private mutating func set(_ name: String, _ value: String) {
    if members.isEmpty { members.reserveCapacity(4) }
    for index in members.indices where members[index].name == name {
      members.remove(at: index)
      break
    }
    members.append((name, value))
  }
}

extension Container.Kind {
  /// The name of an id of such a container in JSON.
  var idName: String {
    switch self {
    case .person: "user"
    case .choice: "menuChoice"
    case .dataAction: "dataAction"
    case .resource: "object"
    default: rawValue
    }
  }
}

extension Finding.ContainerReference {
  /// Whether the export contains anything that identifies the container.
  var isIdentified: Bool { id != nil || trackingID != nil || type != nil || address != nil }

  /// Whether the container adds to the members of `FindingIDs`.
  var hasIDs: Bool { id.map { !$0.isEmpty } ?? false || kind == .flow && type != nil || address != nil }

  /// Writes the members of a JSON object.
  func write(to json: inout JSONWriter) {
    json.member("kind", kind.rawValue)
    json.member("name", name?.string)
    json.member("id", id?.string)
    if let trackingID { json.member("trackingId", trackingID) }
    if let type { json.member("type", type.string) }
    if let address { json.member("address", address.string) }
  }
}

extension ReportContext {
  /// Returns the clauses that the rule of a finding maps to: `ccpa:v1A`; empty if the rule is unknown.
  func law(of finding: Finding) -> [String] { laws[finding.rule] ?? rule(finding.rule)?.law ?? [] }
}

/// Reads a person of the Directory: the personal status and, on request, the free text of the profile.
///
/// The personal status is the `message` of a presence. It is recognized by its path: `conversationSummary.message` of
/// the same object is a counter of the message media type.
enum DirectoryPerson {
  /// Reads a user of the platform API, with the users nested in it.
  static func read(_ id: NodeID, in sink: inout FieldSink, counting people: inout PeopleCount) {
    let tree = sink.tree
    guard tree.kind(of: id) == .mapping, sink.descend(to: id) else { return }
    defer { sink.ascend() }
    let person = sink.addContainer(
      .person, id, name: tree.value(.name, of: id), identifier: tree.firstText(.id, .email, of: id), in: nil)
    var hasPresence = false
    for (key, value) in tree.entries(of: id) {
      switch tree.key(key) {
      case .name: sink.exclude(value)
      case .presence, .integrationPresence:
        hasPresence = status(value, of: person, in: &sink) || hasPresence
      case .expands:
        for key in [ExportKey.presence, .integrationPresence] {
          guard let presence = tree.value(key, of: value) else { continue }
          hasPresence = status(presence, of: person, in: &sink) || hasPresence
        }
      case .outOfOffice: sink.add(.personalStatus, tree.value(.message, of: value), in: person)
      case .statusMessage, .presenceMessage: sink.add(.personalStatus, value, in: person)
      case .title, .department, .stateChangeReason: sink.add(.profileText, value, in: person)
      case .biography, .certifications, .profileSkills:
        if sink.wants(.profileText) { profile(value, of: person, in: &sink) }
      case .locations: notes(value, of: person, in: &sink)
      case .groups, .team, .station: names(value, of: person, in: &sink)
      case .favorites, .superiors, .directReports:
        users(value, in: &sink, counting: &people)
      case .adjacents:
        for (_, list) in tree.entries(of: value) {
          users(list, in: &sink, counting: &people)
        }
      default: break
      }
    }
    people.total += 1
    if hasPresence { people.withPresence += 1 }
  }

  /// Reads a user of the SCIM 2.0 interface (RFC 7643), which has no status.
  static func readSCIM(_ id: NodeID, in sink: inout FieldSink, counting people: inout PeopleCount) {
    let tree = sink.tree
    people.total += 1
    let person = sink.addContainer(
      .person, id, name: tree.value(.displayName, of: id), identifier: tree.value(.id, of: id), in: nil)
    sink.add(.profileText, tree.value(.title, of: id), in: person)
    guard sink.wants(.profileText) else { return }
    for (key, value) in tree.entries(of: id) where tree.key(key) == .name || tree.key(key) == .displayName {
      sink.exclude(value)
    }
    // The key of the enterprise extension is its URN.
    for (_, value) in tree.entries(of: id) {
      sink.add(.profileText, tree.value(.department, of: value), in: person)
    }
  }

  private static func status(_ presence: NodeID, of person: Int, in sink: inout FieldSink) -> Bool {
    let tree = sink.tree
    guard tree.kind(of: presence) == .mapping else { return false }
    sink.add(.personalStatus, tree.value(.message, of: presence), in: person)
    return true
  }

  private static func users(
    _ list: NodeID, in sink: inout FieldSink, counting people: inout PeopleCount
  ) {
    let tree = sink.tree
    // Nested users are references: the export is not incomplete if they have no presence.
    var nested = PeopleCount()
    for user in tree.items(of: list) {
      read(user, in: &sink, counting: &nested)
    }
  }

  /// Adds every text below a node; dates and identifiers have other keys.
  private static func profile(_ id: NodeID, of person: Int, in sink: inout FieldSink) {
    let tree = sink.tree
    guard sink.descend(to: id) else { return }
    defer { sink.ascend() }
    switch tree.kind(of: id) {
    case .scalar: sink.add(.profileText, id, in: person)
    case .sequence:
      for item in tree.items(of: id) { profile(item, of: person, in: &sink) }
    case .mapping:
      for (key, value) in tree.entries(of: id) {
        switch tree.key(key) {
        case .biography, .interests, .hobbies, .spouse, .education, .school, .fieldOfStudy, .notes:
          profile(value, of: person, in: &sink)
        default: break
        }
      }
    case .alias: break
    }
  }

  private static func notes(_ locations: NodeID, of person: Int, in sink: inout FieldSink) {
    let tree = sink.tree
    for location in tree.items(of: locations) {
      sink.add(.locationNote, tree.value(.notes, of: location), in: person)
    }
  }

  private static func names(_ id: NodeID, of person: Int, in sink: inout FieldSink) {
    let tree = sink.tree
    guard sink.wants(.groupName) else { return }
    if tree.kind(of: id) == .mapping { return sink.add(.groupName, tree.value(.name, of: id), in: person) }
    for item in tree.items(of: id) {
      sink.add(.groupName, tree.value(.name, of: item), in: person)
    }
  }
}

/// Reads a person of the Directory: the personal status, and on request the free text of the profile.
///
/// The personal status is the `message` of a presence. It is read by path alone: `conversationSummary.message` of the
/// same object is a counter of the message media type.
enum DirectoryPerson {
  /// Reads a user of the platform API, with the users nested in it.
  static func read(_ id: NodeID, in fields: inout FieldCollector, counting people: inout PeopleCount) {
    guard fields.document[id].kind == .mapping, fields.descend(to: id) else { return }
    defer { fields.ascend() }
    let person = fields.addContainer(
      .person, id, name: fields.text(fields.value(.name, of: id)),
      identifier: fields.text(fields.value(.id, of: id)) ?? fields.text(fields.value(.email, of: id)), in: nil)
    var hasPresence = false
    var cursor = fields.document.entryCursor(of: id)
    while let (key, value) = fields.document.nextEntry(&cursor) {
      let value = fields.resolved(value)
      switch fields.term(key) {
      case .presence, .integrationPresence:
        hasPresence = status(value, of: person, in: &fields) || hasPresence
      case .expands:
        for term in [ExportKey.presence, .integrationPresence] {
          guard let presence = fields.value(term, of: value) else { continue }
          hasPresence = status(presence, of: person, in: &fields) || hasPresence
        }
      case .title, .department, .stateChangeReason: fields.add(.profileText, value, in: person)
      case .biography, .certifications, .profileSkills:
        if fields.wants(.profileText) { profile(value, of: person, in: &fields) }
      case .locations: notes(value, of: person, in: &fields)
      case .groups, .team, .station: names(value, of: person, in: &fields)
      case .favorites, .superiors, .directReports:
        users(value, in: &fields, counting: &people)
      case .adjacents:
        var lists = fields.document.entryCursor(of: value)
        while let (_, list) = fields.document.nextEntry(&lists) {
          users(fields.resolved(list), in: &fields, counting: &people)
        }
      default: break
      }
    }
    people.total += 1
    if hasPresence { people.withPresence += 1 }
  }

  /// Reads a user of the SCIM 2.0 interface (RFC 7643), which has no status.
  static func readSCIM(_ id: NodeID, in fields: inout FieldCollector, counting people: inout PeopleCount) {
    people.total += 1
    let person = fields.addContainer(
      .person, id, name: fields.text(fields.value(.displayName, of: id)),
      identifier: fields.text(fields.value(.id, of: id)), in: nil)
    fields.add(.profileText, fields.value(.title, of: id), in: person)
    guard fields.wants(.profileText) else { return }
    // The enterprise extension is keyed by its URN.
    var cursor = fields.document.entryCursor(of: id)
    while let (_, value) = fields.document.nextEntry(&cursor) {
      fields.add(.profileText, fields.value(.department, of: fields.resolved(value)), in: person)
    }
  }

  private static func status(_ presence: NodeID, of person: Int, in fields: inout FieldCollector) -> Bool {
    guard fields.document[presence].kind == .mapping else { return false }
    fields.add(.personalStatus, fields.value(.message, of: presence), in: person)
    return true
  }

  private static func users(
    _ list: NodeID, in fields: inout FieldCollector, counting people: inout PeopleCount
  ) {
    // Nested users are references; that they come without a presence says nothing about the export.
    var nested = PeopleCount()
    var cursor = fields.document.childCursor(of: list)
    while let user = fields.document.nextChild(&cursor) {
      read(fields.resolved(user), in: &fields, counting: &nested)
    }
  }

  /// Every text below a node; dates and identifiers are told by their keys elsewhere.
  private static func profile(_ id: NodeID, of person: Int, in fields: inout FieldCollector) {
    guard fields.descend(to: id) else { return }
    defer { fields.ascend() }
    let id = fields.resolved(id)
    switch fields.document[id].kind {
    case .scalar: fields.add(.profileText, id, in: person)
    case .sequence:
      var cursor = fields.document.childCursor(of: id)
      while let item = fields.document.nextChild(&cursor) { profile(item, of: person, in: &fields) }
    case .mapping:
      var cursor = fields.document.entryCursor(of: id)
      while let (key, value) = fields.document.nextEntry(&cursor) {
        switch fields.term(key) {
        case .biography, .interests, .hobbies, .spouse, .education, .school, .fieldOfStudy, .notes:
          profile(value, of: person, in: &fields)
        default: break
        }
      }
    case .alias: break
    }
  }

  private static func notes(_ locations: NodeID, of person: Int, in fields: inout FieldCollector) {
    var cursor = fields.document.childCursor(of: locations)
    while let location = fields.document.nextChild(&cursor) {
      fields.add(.locationNote, fields.value(.notes, of: fields.resolved(location)), in: person)
    }
  }

  private static func names(_ id: NodeID, of person: Int, in fields: inout FieldCollector) {
    guard fields.wants(.groupName) else { return }
    if fields.document[id].kind == .mapping { return fields.add(.groupName, fields.value(.name, of: id), in: person) }
    var cursor = fields.document.childCursor(of: id)
    while let item = fields.document.nextChild(&cursor) {
      fields.add(.groupName, fields.value(.name, of: fields.resolved(item)), in: person)
    }
  }
}

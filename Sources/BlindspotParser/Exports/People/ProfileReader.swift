/// Reads the details of people from the mappings of their profiles: users of the platform API, of SCIM (RFC 7643), of a
/// people list or of CX as Code.
package struct ProfileReader: Sendable {
  private var keys = ProfileKey.Reader()
  private var givenName: TextSlice?
  private var familyName: TextSlice?

  /// Creates a reader, which can read many documents.
  package init() {}

  /// Adds the people of a document.
  package mutating func read(_ document: ExportDocument, into people: inout KnownPeople) {
    for container in document.containers where container.kind == .person {
      if let identifier = container.identifierSlice {
        document.document.withBytes(of: identifier) { people.add(.profile, $0) }
      }
      read(document.document.resolved(container.node), in: document.document, into: &people, depth: 0)
      addJoinedName(in: document.document, to: &people)
      people.finishPerson()
    }
  }

  /// Adds the name whose parts have separate keys or columns.
  private mutating func addJoinedName(in document: Document, to people: inout KnownPeople) {
    if let givenName, let familyName {
      document.withBytes(of: givenName) { given in
        document.withBytes(of: familyName) { people.add(.name, given, $0) }
      }
    }
    givenName = nil
    familyName = nil
  }

  private mutating func read(_ id: NodeID, in document: Document, into people: inout KnownPeople, depth: Int) {
    guard depth < 6 else { return }
    switch document.kind(of: id) {
    case .sequence:
      var cursor = document.childCursor(of: id)
      while let item = document.nextChild(&cursor) {
        read(document.resolved(item), in: document, into: &people, depth: depth + 1)
      }
    case .mapping:
      var cursor = document.entryCursor(of: id)
      while let (key, value) = document.nextEntry(&cursor) {
        let key = keys.key(key, in: document)
        if key != .other { read(key, document.resolved(value), in: document, into: &people, depth: depth) }
      }
    case .scalar, .alias: break
    }
  }

  private mutating func read(
    _ key: ProfileKey, _ value: NodeID, in document: Document, into people: inout KnownPeople, depth: Int
  ) {
    switch key {
    case .name:
      guard document.kind(of: value) == .scalar else {
        return read(value, in: document, into: &people, depth: depth + 1)
      }
      // The name in a contact or a division is not that of the person.
      if depth < 3 { add(.name, value, in: document, to: &people) }
    case .givenName: givenName = text(value, in: document) ?? givenName
    case .familyName: familyName = text(value, in: document) ?? familyName
    case .email: add(.email, value, in: document, to: &people)
    case .phoneExtension: add(.phoneExtension, value, in: document, to: &people)
    case .staffNumber: add(.identifier, value, in: document, to: &people)
    case .contact:
      guard let slice = text(value, in: document) else { return }
      document.withBytes(of: slice) { text in
        if let kind = Self.contact(text) { people.add(kind, text) }
      }
    case .details: read(value, in: document, into: &people, depth: depth + 1)
    case .other: break
    }
  }

  /// Recognizes an e-mail address or a phone number; nil for any other text.
  private static func contact(_ text: Span<UInt8>) -> KnownPeople.Kind? {
    var digits = 0
    for index in text.indices {
      if text[index] == ASCII.at { return .email }
      if text[index].isDigit { digits &+= 1 }
    }
    return digits >= 3 ? .phone : nil
  }

  private func add(_ kind: KnownPeople.Kind, _ id: NodeID, in document: Document, to people: inout KnownPeople) {
    guard let slice = text(id, in: document) else { return }
    document.withBytes(of: slice) { people.add(kind, $0) }
  }

  /// Returns the text of a scalar; nil if it is empty, long, `null` or an interpolation of Terraform.
  private func text(_ id: NodeID, in document: Document) -> TextSlice? {
    guard document.kind(of: id) == .scalar else { return nil }
    let slice = document.slice(of: id)
    guard slice.count > 0, slice.count < 200 else { return nil }
    let isEmpty = document.withBytes(of: slice) { $0.hasPrefix("${") || $0.matches("null") }
    return isEmpty ? nil : slice
  }
}

/// Reads the details of people from the mappings of their profiles: users of the platform API, of SCIM (RFC 7643), of a
/// people list or of CX as Code.
package struct ProfileReader: Sendable {
  private var keys = ProfileKey.Reader()
  private var texts = ProfileTexts()

  /// Creates a reader, which can read many documents.
  package init() {}

  /// Adds the people of a document.
  package mutating func read(_ document: ExportDocument, into people: inout KnownPeople) {
    for container in document.containers where container.kind == .person {
      if let identifier = container.identifierSlice {
        document.document.withBytes(of: identifier) { people.add(.profile, $0) }
      }
      read(document.document.resolved(container.node), in: document.document, into: &people, depth: 0)
      texts.finishPerson(in: &people)
    }
  }

  private mutating func read(_ id: NodeID, in document: Document, into people: inout KnownPeople, depth: Int) {
    guard depth < ProfileTexts.depthLimit else { return }
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
    if document.kind(of: value) == .scalar {
      document.withBytes(of: document.slice(of: value)) { texts.add($0, key, depth: depth, to: &people) }
    } else if key.hasDetails {
      read(value, in: document, into: &people, depth: depth + 1)
    }
  }
}

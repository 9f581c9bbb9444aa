package import BlindspotParser

/// The data of one person: a profile of the Directory, or the subject of a request.
package struct Identity: Sendable, Hashable {
  /// The label of the person in findings, which must not identify the person by a personal value.
  package var label: String
  /// Names in any spelling: `First Last`, `Last, First`.
  package var names: [String] = []
  /// E-mail addresses and user names.
  package var emails: [String] = []
  /// Phone numbers in any spelling, with or without country.
  package var phones: [String] = []
  /// Extensions: two to ten digits.
  package var extensions: [String] = []
  /// Staff numbers, external ids, handles.
  package var identifiers: [String] = []
  /// Postal addresses, as one line each.
  package var addresses: [String] = []

  package init(label: String) { self.label = label }
}

extension KnownPeople {
  /// Creates a store of these people.
  package init(_ people: [Identity]) {
    self.init()
    for person in people {
      add(.label, [person.label])
      add(.name, person.names)
      add(.email, person.emails)
      add(.phone, person.phones)
      add(.phoneExtension, person.extensions)
      add(.identifier, person.identifiers)
      add(.address, person.addresses)
      finishPerson()
    }
  }

  private mutating func add(_ kind: Kind, _ texts: [String]) {
    for text in texts { add(kind, text.utf8.span) }
  }
}

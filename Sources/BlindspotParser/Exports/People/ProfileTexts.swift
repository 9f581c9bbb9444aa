/// Adds the texts of profiles to a collection of people, by the meaning of their keys.
struct ProfileTexts {
  /// The parts of a name that have separate keys or columns; empty if the profile has none.
  private var givenName: [UInt8] = []
  private var familyName: [UInt8] = []

  /// The depth from which on details are not read.
  static let depthLimit = 6

  /// Adds the text of a scalar. A text that is empty, long, `null` or an interpolation of Terraform is ignored.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - key: the meaning of its key.
  ///   - depth: the number of details and lists around it.
  ///   - people: receives the detail.
  mutating func add(_ text: Span<UInt8>, _ key: ProfileKey, depth: Int, to people: inout KnownPeople) {
    guard !text.isEmpty, text.count < 200, !text.hasPrefix("${"), !text.matches("null") else { return }
    switch key {
    // The name in a contact or a division is not that of the person.
    case .name: if depth < 3 { people.add(.name, text) }
    case .givenName: Self.replace(&givenName, by: text)
    case .familyName: Self.replace(&familyName, by: text)
    case .email: people.add(.email, text)
    case .phoneExtension: people.add(.phoneExtension, text)
    case .staffNumber: people.add(.identifier, text)
    case .contact: if let kind = Self.contact(text) { people.add(kind, text) }
    case .details, .other: break
    }
  }

  /// Adds the name whose parts have separate keys or columns, and ends the person.
  mutating func finishPerson(in people: inout KnownPeople) {
    if !givenName.isEmpty, !familyName.isEmpty { people.add(.name, givenName.span, familyName.span) }
    dropPerson()
    people.finishPerson()
  }

  /// Forgets the name of the person.
  mutating func dropPerson() {
    if !givenName.isEmpty { givenName.removeAll(keepingCapacity: true) }
    if !familyName.isEmpty { familyName.removeAll(keepingCapacity: true) }
  }

  private static func replace(_ name: inout [UInt8], by text: Span<UInt8>) {
    name.removeAll(keepingCapacity: true)
    name.append(contentsOf: text)
  }

  /// Recognizes an e-mail address or a phone number; nil for any other text.
  private static func contact(_ text: Span<UInt8>) -> KnownPeople.Kind? {
    if text.contains(ASCII.at) { return .email }
    var digits = 0
    for index in text.indices {
      if text[index].isDigit { digits &+= 1 }
      if digits == 3 { return .phone }
    }
    return nil
  }
}

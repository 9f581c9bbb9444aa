internal import BlindspotParser

/// What is known of many people, packed: their texts one behind the other, and who has which. An organisation has tens
/// of thousands of people, of whom hardly any is ever met in a text; so nobody has a String or an Array of their own.
package struct KnownPeople: Sendable {
  /// What a text says of a person, in the order in which spellings are made: what comes first decides what a spelling
  /// that is both is taken for.
  enum Kind: UInt8 {
    /// How findings name the person.
    case label
    /// The id of the profile, by which findings name the person.
    case profile
    case name, email, phone, phoneExtension, identifier, address
  }

  /// One text.
  struct Detail {
    let kind: Kind
    fileprivate let start: UInt32
    fileprivate let count: UInt32

    /// Where it stands in ``KnownPeople/bytes``.
    var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
  }

  /// All texts, one behind the other.
  private(set) var bytes: [UInt8] = []
  private var details: [Detail] = []
  /// Where each person's details end.
  private var ends: [UInt32] = []
  /// Whether a phone number or an extension is known of anybody.
  private(set) var hasNumbers = false

  /// Nobody.
  package init() {}

  /// These people, one after the other.
  package init(_ people: [Identity]) {
    for person in people { append(person) }
  }

  /// How many people there are.
  var count: Int { ends.count }

  /// Whether nobody is known.
  package var isEmpty: Bool { ends.isEmpty }

  /// The details of a person, in the order of their kinds.
  func details(of person: Int) -> ArraySlice<Detail> {
    details[(person == 0 ? 0 : Int(ends[person - 1]))..<Int(ends[person])]
  }

  /// How findings name a person: never by a value that says who it is.
  func label(of person: Int) -> String {
    for detail in details(of: person) {
      let text = String(decoding: bytes[detail.range], as: UTF8.self)
      switch detail.kind {
      case .label: return text
      case .profile: return "Directory profile \(text)"
      default: break
      }
    }
    return "Directory profile no. \(person + 1)"
  }

  // MARK: Adding

  /// Adds a text to what is known of the person who comes next; nothing if it is known already.
  mutating func add(_ kind: Kind, _ text: Span<UInt8>) {
    let start = bytes.count
    bytes.append(contentsOf: text)
    keep(kind, from: start)
  }

  /// Adds two texts with a blank between them.
  mutating func add(_ kind: Kind, _ first: Span<UInt8>, _ second: Span<UInt8>) {
    let start = bytes.count
    bytes.append(contentsOf: first)
    bytes.append(0x20)
    bytes.append(contentsOf: second)
    keep(kind, from: start)
  }

  /// Makes a detail of the bytes from `start` on.
  private mutating func keep(_ kind: Kind, from start: Int) {
    var place = details.count
    let first = Int(ends.last ?? 0)
    while place > first, details[place - 1].kind.rawValue >= kind.rawValue {
      place -= 1
      guard details[place].kind != kind || !isSame(details[place], from: start) else {
        bytes.removeLast(bytes.count - start)
        return
      }
    }
    while place < details.count, details[place].kind == kind { place += 1 }
    details.insert(
      Detail(kind: kind, start: UInt32(start), count: UInt32(bytes.count - start)), at: place)
  }

  private func isSame(_ detail: Detail, from start: Int) -> Bool {
    bytes.span.extracting(detail.range).holdsSameBytes(as: bytes.span.extracting(start..<bytes.count))
  }

  /// Ends the details of a person. One of whom nothing is known, but perhaps the id, is left out.
  mutating func finishPerson() {
    let first = Int(ends.last ?? 0)
    guard let last = details.last, details.count > first, last.kind.rawValue > Kind.profile.rawValue else {
      if details.count > first { bytes.removeLast(bytes.count - details[first].range.lowerBound) }
      details.removeLast(details.count - first)
      return
    }
    for detail in details[first...] where detail.kind == .phone || detail.kind == .phoneExtension { hasNumbers = true }
    ends.append(UInt32(details.count))
  }

  /// Adds a person.
  private mutating func append(_ person: Identity) {
    func add(_ kind: Kind, _ texts: [String], to people: inout Self) {
      for text in texts { people.add(kind, text.utf8.span) }
    }
    add(.label, [person.label], to: &self)
    add(.name, person.names, to: &self)
    add(.email, person.emails, to: &self)
    add(.phone, person.phones, to: &self)
    add(.phoneExtension, person.extensions, to: &self)
    add(.identifier, person.identifiers, to: &self)
    add(.address, person.addresses, to: &self)
    finishPerson()
  }
}

/// The people of a Directory in a packed form: all their texts in one array, and the details of each person as ranges.
/// An organization has tens of thousands of people, and texts mention hardly any of them, so that a person does not have
/// strings or arrays of its own.
package struct KnownPeople: Sendable {
  /// The kind of a detail, in the order in which spellings are made: the first kind applies to a spelling with several.
  package enum Kind: UInt8, Sendable {
    /// The name of the person in findings.
    case label
    /// The ID of the profile; findings name the person by it if it is not personal data.
    case profile
    case name, email, phone, phoneExtension, identifier, address
  }

  /// One text of a person.
  package struct Detail: Sendable {
    package let kind: Kind
    fileprivate let start: UInt32
    fileprivate let count: UInt32

    /// The range of the text in ``KnownPeople/bytes``.
    package var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
  }

  /// All texts, one after the other.
  package private(set) var bytes: [UInt8] = []
  private var details: [Detail] = []
  /// The index after the last detail of each person.
  private var ends: [UInt32] = []
  /// The index of the first detail of the next person.
  private var first = 0
  /// Whether a person has a phone number or an extension.
  package private(set) var hasNumbers = false

  /// Creates an empty collection.
  package init() {}

  /// The number of people.
  package var count: Int { ends.count }

  /// Whether the collection is empty.
  package var isEmpty: Bool { ends.isEmpty }

  /// Returns the details of a person, in the order of their kinds.
  package func details(of person: Int) -> ArraySlice<Detail> {
    details[(person == 0 ? 0 : Int(ends[person - 1]))..<Int(ends[person])]
  }

  /// Returns the name of a person in findings, which never identifies the person.
  package func label(of person: Int) -> String {
    for detail in details(of: person) {
      let text = String(decoding: bytes[detail.range], as: UTF8.self)
      switch detail.kind {
      case .label: return text
      case .profile where isOpaque(detail): return "Directory profile \(text)"
      default: break
      }
    }
    return "Directory profile no. \(person + 1)"
  }

  /// Whether the ID of a profile is opaque: an e-mail address identifies the person and is not shown.
  private func isOpaque(_ detail: Detail) -> Bool {
    let identifier = bytes[detail.range]
    return identifier.count >= 8 && identifier.contains { $0.isDigit }
      && identifier.allSatisfy { $0.isHexDigit || $0 == ASCII.hyphen }
  }

  /// Adds a detail of the next person, unless the person has it already.
  package mutating func add(_ kind: Kind, _ text: Span<UInt8>) {
    let start = bytes.count
    bytes.append(contentsOf: text)
    keep(kind, from: start)
  }

  /// Adds a detail that consists of two texts with a space between them.
  package mutating func add(_ kind: Kind, _ first: Span<UInt8>, _ second: Span<UInt8>) {
    let start = bytes.count
    bytes.append(contentsOf: first)
    bytes.append(ASCII.space)
    bytes.append(contentsOf: second)
    keep(kind, from: start)
  }

  /// Makes a detail from the bytes starting at `start`.
  @inline(__always)
  private mutating func keep(_ kind: Kind, from start: Int) {
    let detail = Detail(kind: kind, start: UInt32(start), count: UInt32(bytes.count - start))
    if kind == .phone || kind == .phoneExtension { hasNumbers = true }
    // Most profiles have their details in the order of the kinds, and one of each.
    if details.count == first || details[details.count &- 1].kind.rawValue < kind.rawValue {
      return details.append(detail)
    }
    insert(detail)
  }

  /// Adds the last detail in the order of the kinds, unless the person has it already.
  private mutating func insert(_ detail: Detail) {
    let kind = detail.kind
    var place = details.count
    while place > first, details[place - 1].kind.rawValue >= kind.rawValue { place -= 1 }
    while place < details.count, details[place].kind == kind {
      if isSame(details[place], detail) { return bytes.removeLast(bytes.count - Int(detail.start)) }
      place += 1
    }
    details.insert(detail, at: place)
  }

  private func isSame(_ first: Detail, _ second: Detail) -> Bool {
    first.count == second.count
      && bytes.span.extracting(first.range).hasSameBytes(as: bytes.span.extracting(second.range))
  }

  /// Ends the details of a person. A person without details except the ID is left out.
  package mutating func finishPerson() {
    guard details.count > first else { return }
    guard details[details.count - 1].kind.rawValue > Kind.profile.rawValue else {
      bytes.removeLast(bytes.count - details[first].range.lowerBound)
      details.removeLast(details.count - first)
      return
    }
    first = details.count
    ends.append(UInt32(first))
  }

  /// Removes all people after the first `count`.
  package mutating func truncate(_ count: Int) {
    ends.removeLast(ends.count - count)
    first = Int(ends.last ?? 0)
    bytes.removeLast(bytes.count - (details[first...].map(\.range.lowerBound).min() ?? bytes.count))
    details.removeLast(details.count - first)
  }
}

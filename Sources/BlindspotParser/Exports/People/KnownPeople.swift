/// What is known of many people, packed: their texts one behind the other, and who has which. An organisation has tens
/// of thousands of people, of whom hardly any is ever met in a text; so nobody has a String or an Array of their own.
package struct KnownPeople: Sendable {
  /// What a text says of a person, in the order in which spellings are made: what comes first decides what a spelling
  /// that is both is taken for.
  package enum Kind: UInt8, Sendable {
    /// How findings name the person.
    case label
    /// What the profile calls itself; findings name the person by it if it is an id and nothing personal.
    case profile
    case name, email, phone, phoneExtension, identifier, address
  }

  /// One text.
  package struct Detail: Sendable {
    package let kind: Kind
    fileprivate let start: UInt32
    fileprivate let count: UInt32

    /// Where it stands in ``KnownPeople/bytes``.
    package var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
  }

  /// All texts, one behind the other.
  package private(set) var bytes: [UInt8] = []
  private var details: [Detail] = []
  /// Where each person's details end.
  private var ends: [UInt32] = []
  /// Whether a phone number or an extension is known of anybody.
  package private(set) var hasNumbers = false

  /// Nobody.
  package init() {}

  /// How many people there are.
  package var count: Int { ends.count }

  /// Whether nobody is known.
  package var isEmpty: Bool { ends.isEmpty }

  /// The details of a person, in the order of their kinds.
  package func details(of person: Int) -> ArraySlice<Detail> {
    details[(person == 0 ? 0 : Int(ends[person - 1]))..<Int(ends[person])]
  }

  /// How findings name a person: never by a value that says who it is.
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

  /// Whether the id of a profile is one: an address says who it is, and is not shown.
  private func isOpaque(_ detail: Detail) -> Bool {
    let identifier = bytes[detail.range]
    return identifier.count >= 8 && identifier.contains { $0 >= 0x30 && $0 <= 0x39 }
      && identifier.allSatisfy { byte in
        switch byte {
        case 0x2D, 0x30...0x39, 0x41...0x46, 0x61...0x66: true
        default: false
        }
      }
  }

  /// Adds a text to what is known of the person who comes next; nothing if it is known already.
  package mutating func add(_ kind: Kind, _ text: Span<UInt8>) {
    let start = bytes.count
    bytes.append(contentsOf: text)
    keep(kind, from: start)
  }

  /// Adds two texts with a blank between them.
  package mutating func add(_ kind: Kind, _ first: Span<UInt8>, _ second: Span<UInt8>) {
    let start = bytes.count
    bytes.append(contentsOf: first)
    bytes.append(0x20)
    bytes.append(contentsOf: second)
    keep(kind, from: start)
  }

  /// Makes a detail of the bytes from `start` on.
  private mutating func keep(_ kind: Kind, from start: Int) {
    let detail = Detail(kind: kind, start: UInt32(start), count: UInt32(bytes.count - start))
    let first = Int(ends.last ?? 0)
    var place = details.count
    while place > first, details[place - 1].kind.rawValue >= kind.rawValue { place -= 1 }
    // Profiles mostly come in the order of the kinds, and with one text of each.
    guard place < details.count else { return details.append(detail) }
    while place < details.count, details[place].kind == kind {
      if isSame(details[place], detail) { return bytes.removeLast(bytes.count - start) }
      place += 1
    }
    details.insert(detail, at: place)
  }

  private func isSame(_ first: Detail, _ second: Detail) -> Bool {
    first.count == second.count
      && bytes.span.extracting(first.range).holdsSameBytes(as: bytes.span.extracting(second.range))
  }

  /// Ends the details of a person. One of whom nothing is known, but perhaps the id, is left out.
  package mutating func finishPerson() {
    let first = Int(ends.last ?? 0)
    guard details.count > first else { return }
    guard details[details.count - 1].kind.rawValue > Kind.profile.rawValue else {
      bytes.removeLast(bytes.count - details[first].range.lowerBound)
      details.removeLast(details.count - first)
      return
    }
    for index in first..<details.count where details[index].kind == .phone || details[index].kind == .phoneExtension {
      hasNumbers = true
    }
    ends.append(UInt32(details.count))
  }

  /// Forgets whoever came behind the first `count` people.
  package mutating func truncate(_ count: Int) {
    ends.removeLast(ends.count - count)
    let first = Int(ends.last ?? 0)
    bytes.removeLast(bytes.count - (details[first...].map(\.range.lowerBound).min() ?? bytes.count))
    details.removeLast(details.count - first)
  }
}

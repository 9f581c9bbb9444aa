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

  /// One text of a person, in eight bytes.
  package struct Detail: Sendable {
    fileprivate let start: UInt32
    /// The kind in the first bits, the length in the others.
    private let kindAndCount: UInt32

    private static let bits: UInt32 = 28
    /// The length above which a text is cut.
    fileprivate static let longest = 1 << 28 - 1

    fileprivate init(_ kind: Kind, start: UInt32, count: UInt32) {
      self.start = start
      kindAndCount = UInt32(kind.rawValue) &<< Self.bits | count
    }

    package var kind: Kind { Kind(rawValue: UInt8(truncatingIfNeeded: kindAndCount &>> Self.bits)) ?? .label }

    fileprivate var count: UInt32 { kindAndCount & (1 &<< Self.bits &- 1) }

    /// The range of the text in ``KnownPeople/bytes``.
    package var range: Range<Int> { Int(start)..<Int(start) + Int(count) }

    /// Returns the detail of a text that is further back.
    fileprivate func moved(by distance: UInt32) -> Detail { Detail(kind, start: start + distance, count: count) }
  }

  /// The texts of all people who are finished, one after the other.
  package private(set) var bytes: [UInt8] = []
  private var details: [Detail] = []
  /// The index after the last detail of each person.
  private var ends: [UInt32] = []
  /// The index of the first detail of the next person.
  private var first = 0
  /// The texts of the next person, and room for more. They are appended to ``bytes`` in one operation, because one for each
  /// text takes twice the instructions.
  private var pending = [UInt8](repeating: 0, count: 256)
  /// The length of the texts of the next person.
  private var pendingCount = 0
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

  /// Reserves room for the people of a listing of `count` bytes. Room that is not used takes no memory.
  mutating func reserveCapacity(for count: Int) {
    // A growing collection must grow by factors.
    guard isEmpty else { return }
    bytes.reserveCapacity(count / 3)
    details.reserveCapacity(count / 64)
  }

  /// Adds a detail of the next person, unless the person has it already.
  @inline(__always)
  package mutating func add(_ kind: Kind, _ text: Span<UInt8>) {
    let start = pendingCount
    append(text)
    keep(kind, from: start)
  }

  /// Adds a detail that consists of two texts with a space between them.
  package mutating func add(_ kind: Kind, _ first: Span<UInt8>, _ second: Span<UInt8>) {
    let start = pendingCount
    append(first)
    pending[pendingCount] = ASCII.space
    pendingCount += 1
    append(second)
    keep(kind, from: start)
  }

  /// Appends a text to ``pending``, which has room for another byte after it.
  @inline(__always)
  private mutating func append(_ text: Span<UInt8>) {
    let start = pendingCount
    let end = start &+ text.count
    if end >= pending.count { pending += [UInt8](repeating: 0, count: end) }
    var texts = pending.mutableSpan
    var output = unsafe texts.mutableBytes
    output.write(text, at: start)
    pendingCount = end
  }

  /// Makes a detail from the pending bytes starting at `start`.
  @inline(__always)
  private mutating func keep(_ kind: Kind, from start: Int) {
    let count = min(pendingCount &- start, Detail.longest)
    let detail = Detail(kind, start: UInt32(bytes.count &+ start), count: UInt32(count))
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
      if isSame(details[place], detail) { return pendingCount = Int(detail.start) - bytes.count }
      place += 1
    }
    details.insert(detail, at: place)
  }

  private func isSame(_ first: Detail, _ second: Detail) -> Bool {
    func text(_ detail: Detail) -> Range<Int> {
      detail.range.lowerBound - bytes.count..<detail.range.upperBound - bytes.count
    }
    return first.count == second.count
      && pending.span.extracting(text(first)).hasSameBytes(as: pending.span.extracting(text(second)))
  }

  /// Ends the details of a person. A person without details except the ID is left out.
  package mutating func finishPerson() {
    guard details.count > first, details[details.count - 1].kind.rawValue > Kind.profile.rawValue else {
      return dropPerson()
    }
    first = details.count
    ends.append(UInt32(first))
    Self.append(pending, pendingCount, to: &bytes)
    pendingCount = 0
  }

  private static func append(_ text: [UInt8], _ count: Int, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: text.span.extracting(0..<count))
  }

  /// Adds the people of another collection.
  mutating func append(_ other: KnownPeople) {
    dropPerson()
    let (start, end) = (UInt32(bytes.count), UInt32(details.count))
    bytes += other.bytes
    details.append(addingCapacity: other.first) { details in
      for index in 0..<other.first { details.append(other.details[index].moved(by: start)) }
    }
    ends.append(addingCapacity: other.ends.count) { ends in
      for index in other.ends.indices { ends.append(end + other.ends[index]) }
    }
    first = details.count
    hasNumbers = hasNumbers || other.hasNumbers
  }

  /// Removes the details that were added after the last person.
  mutating func dropPerson() {
    details.removeLast(details.count - first)
    pendingCount = 0
  }

  /// Removes all people after the first `count`, and details after the last person.
  package mutating func truncate(_ count: Int) {
    dropPerson()
    ends.removeLast(ends.count - count)
    first = Int(ends.last ?? 0)
    bytes.removeLast(bytes.count - (details[first...].map(\.range.lowerBound).min() ?? bytes.count))
    details.removeLast(details.count - first)
  }
}

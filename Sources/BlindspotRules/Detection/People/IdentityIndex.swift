import BlindspotParser

/// A hash table of the spellings of people's data, which is read without allocating.
///
/// A spelling is a sequence of words, stored as one 64-bit hash, so `John Smith`, `john.smith`, `JohnSmith` and `JOHN_SMITH`
/// are one entry. Because hashes can collide, `spells(_:person:takesCommonWords:)` verifies each match.
///
/// People can be added in any order, each of them once: ``SpelledPeople`` adds them when a text asks for them.
struct IdentityIndex: Sendable {
  /// The origin of a spelling, which determines the confidence of a match.
  enum Kind: UInt8, Sendable {
    case name, reversedName, partOfName, initialAndName, joinedName, email, userName, phone, localPhone, phoneExtension,
      identifier, number
    case address
  }

  /// One spelling and the people who share it.
  struct Entry: Sendable {
    let kind: Kind
    let sharing: Sharing
  }

  /// A spelling, in 16 bytes because each person has about a dozen.
  struct Slot {
    /// The hash of its words.
    let key: UInt64
    /// The number of the person; if several people share it, an index into `sharings`; ``Sharing/none`` if it is free.
    var person: UInt32
    var kind: Kind
    /// Whether several people share it.
    var isShared = false
  }

  /// The first words of all spellings.
  private(set) var starters: HashMarks
  /// The proper prefixes of all spellings.
  private var beginnings: HashMarks
  /// The spellings, each at the place of its hash or after it. The length is a power of two.
  private var slots = [Slot](repeating: IdentityIndex.free, count: 64)
  private var sharings: [Sharing] = []
  private var count = 0
  /// The hash of the spelling that is being added.
  private var sequence = UInt64.fnvSeed
  private var isBegun = false

  private static let free = Slot(key: 0, person: Sharing.none, kind: .name)

  /// The number of people for whom there is room at first: texts mention few of a Directory.
  private static let usualPeople = 128

  /// Creates an empty index, for the spellings of up to `people` people.
  init(people: Int) {
    // Most people have at most fourteen spellings.
    starters = HashMarks(capacity: min(people, Self.usualPeople) * 14)
    beginnings = starters
  }

  var isEmpty: Bool { count == 0 }

  /// Whether a spelling may start with the sequence and be longer.
  @inline(__always)
  func hasLongerMatch(_ sequence: UInt64) -> Bool { beginnings.mayContain(sequence) }

  /// Returns the spelling with the hash of a sequence of words; nil if the index does not contain it.
  func entry(_ sequence: UInt64) -> Entry? {
    let slot = slots[Self.place(of: sequence, in: slots.span)]
    guard slot.person != Sharing.none else { return nil }
    return Entry(
      kind: slot.kind, sharing: slot.isShared ? sharings[Int(slot.person)] : Sharing(person: slot.person))
  }

  /// Returns the index of the slot of a key, or of the free slot where it belongs.
  @inline(__always)
  private static func place(of key: UInt64, in slots: Span<Slot>) -> Int {
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> 32)
    while true {
      place &= slots.count &- 1
      let slot = slots[place]
      if slot.key == key || slot.person == Sharing.none { return place }
      place &+= 1
    }
  }

  /// Doubles the room for spellings.
  private mutating func grow() {
    var larger = [Slot](repeating: Self.free, count: slots.count * 2)
    for slot in slots where slot.person != Sharing.none { larger[Self.place(of: slot.key, in: larger.span)] = slot }
    slots = larger
  }
}

extension IdentityIndex: SpellingSink {
  @inline(__always)
  mutating func append(_ token: IdentityToken, of text: Span<UInt8>) {
    append(token.hash)
  }

  mutating func append(digits: Span<UInt8>, _ kind: FoundSpelling.Number) {
    append(FoundSpelling.hash(of: digits, kind))
  }

  /// Appends a word to the spelling that is being added.
  @inline(__always)
  private mutating func append(_ hash: UInt64) {
    if isBegun { beginnings.insert(sequence) } else { starters.insert(hash) }
    isBegun = true
    sequence = IdentityToken.sequence(sequence, with: hash)
  }

  /// Ends a spelling. A spelling that a person has with several kinds keeps the first.
  mutating func finish(_ kind: Kind, of person: UInt32) {
    guard isBegun else { return }
    let place = Self.place(of: sequence, in: slots.span)
    if slots[place].person == Sharing.none {
      slots[place] = Slot(key: sequence, person: person, kind: kind)
      count += 1
      if count > slots.count / 4 * 3 { grow() }
      if count > starters.capacity {
        starters.grow()
        beginnings.grow()
      }
    } else {
      slots[place].add(person, kind, to: &sharings)
    }
    sequence = UInt64.fnvSeed
    isBegun = false
  }
}

extension IdentityIndex.Slot {
  /// Adds a person who has the spelling. The kind is that of the first person.
  fileprivate mutating func add(
    _ person: UInt32, _ kind: IdentityIndex.Kind, to sharings: inout [IdentityIndex.Sharing]
  ) {
    if !isShared {
      guard self.person != person else { return }
      sharings.append(IdentityIndex.Sharing(person: self.person))
      self.person = UInt32(sharings.count - 1)
      isShared = true
    }
    if sharings[Int(self.person)].add(person) { self.kind = kind }
  }
}

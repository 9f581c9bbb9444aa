import BlindspotParser

/// A hash table of all spellings of many people's data, built once and read without allocating.
///
/// A spelling is a sequence of words, stored as one 64-bit hash, so `John Smith`, `john.smith`, `JohnSmith` and `JOHN_SMITH`
/// are one entry. Because hashes can collide, `spells(_:person:takesCommonWords:)` verifies each match.
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

  /// The people who share a spelling.
  struct Sharing: Sendable {
    /// The first person.
    let person: UInt32
    /// The second person; ``none`` if only one person has the spelling.
    fileprivate(set) var other = Self.none
    /// The number of people.
    fileprivate(set) var people: UInt32 = 1
    fileprivate var last: UInt32

    fileprivate init(person: UInt32) {
      self.person = person
      last = person
    }

    /// The number that is not a person's.
    static let none = UInt32.max
  }

  /// A spelling, in 16 bytes because each person has about a dozen.
  private struct Slot {
    /// The hash of its words; 0 in a free slot.
    var key: UInt64 = 0
    /// The number of the person; if several people share it, an index into ``sharings``.
    var person: UInt32 = 0
    var kind = Kind.name
    /// Whether several people share it.
    var isShared = false
  }

  private var slots: [Slot]
  private var count = 0
  private var sharings: [Sharing] = []
  /// The first words of all spellings, which reject most words of a text.
  private var starters: Marks
  /// The proper prefixes of all spellings.
  private var beginnings: Marks
  /// The hash of the spelling that is being added.
  private var sequence = FNV.seed
  private var isBegun = false

  /// Reserves room for `capacity` spellings.
  init(capacity: Int) {
    slots = [Slot](repeating: Slot(), count: max(64, capacity * 3 / 2))
    starters = Marks(capacity: capacity)
    beginnings = Marks(capacity: capacity)
  }

  var isEmpty: Bool { count == 0 }

  // MARK: Adding

  /// Appends a word to the spelling that is being added.
  @inline(__always)
  mutating func append(_ hash: UInt64) {
    // Most are present already, and reading is cheaper than writing.
    if isBegun {
      if !beginnings.mayContain(sequence) { beginnings.insert(sequence) }
    } else if !starters.mayContain(hash) {
      starters.insert(hash)
    }
    isBegun = true
    sequence = IdentityToken.sequence(sequence, with: hash)
  }

  /// Ends a spelling. A spelling that is added with several kinds keeps the first.
  mutating func finish(_ kind: Kind, of person: UInt32) {
    guard isBegun else { return }
    let key = Self.key(sequence)
    sequence = FNV.seed
    isBegun = false
    let index = slot(of: key)
    let slot = slots[index]
    guard slot.key != 0 else { return take(index, Slot(key: key, person: person, kind: kind)) }
    if slot.isShared { return sharings[Int(slot.person)].add(person) }
    guard slot.person != person else { return }
    sharings.append(Sharing(person: slot.person))
    sharings[sharings.count - 1].add(person)
    slots[index] = Slot(key: key, person: UInt32(sharings.count - 1), kind: slot.kind, isShared: true)
  }

  @inline(__always)
  private mutating func take(_ index: Int, _ slot: Slot) {
    slots[index] = slot
    count &+= 1
    if count &* 4 > slots.count &* 3 { grow() }
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    for slot in old where slot.key != 0 { slots[self.slot(of: slot.key)] = slot }
  }

  /// Returns the slot of a spelling, or the free slot for it.
  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    var index = home(key)
    while slots[index].key != key, slots[index].key != 0 {
      index &+= 1
      if index == slots.count { index = 0 }
    }
    return index
  }

  // MARK: Looking up

  /// Whether a spelling may start with the word.
  @inline(__always)
  func mayStart(_ hash: UInt64) -> Bool { starters.mayContain(hash) }

  /// Whether a spelling may start with the sequence and be longer.
  @inline(__always)
  func hasLongerMatch(_ sequence: UInt64) -> Bool { beginnings.mayContain(sequence) }

  /// Returns the spelling with the hash of a sequence of words; nil if the index does not contain it.
  func entry(_ sequence: UInt64) -> Entry? {
    let slot = slots[slot(of: Self.key(sequence))]
    guard slot.key != 0 else { return nil }
    return Entry(
      kind: slot.kind, sharing: slot.isShared ? sharings[Int(slot.person)] : Sharing(person: slot.person))
  }

  /// Maps the hash 0, which marks a free slot, to 1.
  @inline(__always)
  private static func key(_ sequence: UInt64) -> UInt64 { sequence == 0 ? 1 : sequence }

  /// Returns the preferred slot of a key. The table can have any length.
  @inline(__always)
  private func home(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: UInt64(slots.count)).high)
  }
}

extension IdentityIndex.Sharing {
  /// Adds a person. Since people are added one after the other, a repetition can only be of the last one.
  fileprivate mutating func add(_ person: UInt32) {
    guard last != person else { return }
    if people == 1 { other = person }
    last = person
    people += 1
  }
}

/// A set of hashes with one bit for each. Hashes that share a bit are indistinguishable.
private struct Marks: Sendable {
  /// The bits; the length is a power of two.
  private var words: [UInt64]

  /// Reserves room for about `capacity` hashes.
  init(capacity: Int) {
    var count = 64
    while count < capacity / 16 { count *= 2 }
    words = [UInt64](repeating: 0, count: count)
  }

  @inline(__always)
  mutating func insert(_ hash: UInt64) { words[word(hash)] |= 1 << (hash & 63) }

  @inline(__always)
  func mayContain(_ hash: UInt64) -> Bool { words[word(hash)] & (1 << (hash & 63)) != 0 }

  @inline(__always)
  private func word(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash &>> 6) & (words.count &- 1) }
}

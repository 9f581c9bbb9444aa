/// All spellings of many people's data as one hash table: built once, read without allocating.
///
/// Every spelling is a sequence of tokens, kept as one 64-bit hash; so `John Smith`, `john.smith`, `JohnSmith` and
/// `JOHN_SMITH` are one entry. A hash is a hint and no proof: ``KnownPeople/spells(_:person:takesCommonWords:)`` has the last
/// word.
struct IdentityIndex: Sendable {
  /// How a spelling was made, which decides how sure a match is.
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

  /// Who shares a spelling.
  struct Sharing: Sendable {
    /// The first person it belongs to.
    let person: UInt32
    /// The second one; ``nobody`` if it is one person's alone.
    fileprivate(set) var other = Self.nobody
    /// How many people share it.
    fileprivate(set) var people: UInt32 = 1
    fileprivate var last: UInt32

    fileprivate init(person: UInt32) {
      self.person = person
      last = person
    }

    /// No person's number.
    static let nobody = UInt32.max
  }

  /// A spelling: 16 bytes, since there are a dozen for each person.
  private struct Slot {
    /// The hash of its tokens; 0 marks a free slot.
    var key: UInt64 = 0
    /// The one person whom it spells; if several share it, a place in ``sharings``.
    var person: UInt32 = 0
    var kind = Kind.name
    /// Whether several people share it.
    var isShared = false
  }

  private var slots: [Slot]
  private var count = 0
  private var sharings: [Sharing] = []
  /// The first tokens of spellings: most tokens of a text are told apart here.
  private var starters: Marks
  /// What longer spellings begin with.
  private var beginnings: Marks
  /// The hash of the spelling that is being added.
  private var sequence = IdentityToken.seed
  private var isBegun = false

  /// Makes room for `capacity` spellings.
  init(capacity: Int) {
    slots = [Slot](repeating: Slot(), count: max(64, capacity * 3 / 2))
    starters = Marks(capacity: capacity)
    beginnings = Marks(capacity: capacity)
  }

  var isEmpty: Bool { count == 0 }

  // MARK: Adding

  /// Goes on with the spelling that is being added.
  @inline(__always)
  mutating func append(_ hash: UInt64) {
    // Most are there already, and to look is less work than to write.
    if isBegun {
      if !beginnings.mayContain(sequence) { beginnings.insert(sequence) }
    } else if !starters.mayContain(hash) {
      starters.insert(hash)
    }
    isBegun = true
    sequence = IdentityToken.sequence(sequence, with: hash)
  }

  /// Ends a spelling. Of several kinds of the same the first is kept.
  mutating func finish(_ kind: Kind, of person: UInt32) {
    guard isBegun else { return }
    let key = Self.key(sequence)
    sequence = IdentityToken.seed
    isBegun = false
    let place = place(of: key)
    let slot = slots[place]
    guard slot.key != 0 else { return take(place, Slot(key: key, person: person, kind: kind)) }
    if slot.isShared { return sharings[Int(slot.person)].add(person) }
    guard slot.person != person else { return }
    sharings.append(Sharing(person: slot.person))
    sharings[sharings.count - 1].add(person)
    slots[place] = Slot(key: key, person: UInt32(sharings.count - 1), kind: slot.kind, isShared: true)
  }

  @inline(__always)
  private mutating func take(_ place: Int, _ slot: Slot) {
    slots[place] = slot
    count &+= 1
    if count &* 4 > slots.count &* 3 { grow() }
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    for slot in old where slot.key != 0 { slots[place(of: slot.key)] = slot }
  }

  /// Where a spelling stands, or else the free slot where it would.
  @inline(__always)
  private func place(of key: UInt64) -> Int {
    var place = home(key)
    while slots[place].key != key, slots[place].key != 0 {
      place &+= 1
      if place == slots.count { place = 0 }
    }
    return place
  }

  // MARK: Looking up

  /// Whether a spelling may start with the token.
  @inline(__always)
  func mayStart(_ hash: UInt64) -> Bool { starters.mayContain(hash) }

  /// Whether a spelling may begin with the sequence and go on.
  @inline(__always)
  func hasLongerMatch(_ sequence: UInt64) -> Bool { beginnings.mayContain(sequence) }

  /// The spelling that a sequence of tokens is; nil if it is none.
  func entry(_ sequence: UInt64) -> Entry? {
    let slot = slots[place(of: Self.key(sequence))]
    guard slot.key != 0 else { return nil }
    return Entry(
      kind: slot.kind, sharing: slot.isShared ? sharings[Int(slot.person)] : Sharing(person: slot.person))
  }

  /// 0 is no key.
  @inline(__always)
  private static func key(_ sequence: UInt64) -> UInt64 { sequence == 0 ? 1 : sequence }

  /// Where a key would stand if no other stood there: the table may have any length.
  @inline(__always)
  private func home(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: UInt64(slots.count)).high)
  }
}

extension IdentityIndex.Sharing {
  /// Adds a person. People are added one after the other, so whoever came last is all there is to compare with.
  fileprivate mutating func add(_ person: UInt32) {
    guard last != person else { return }
    if people == 1 { other = person }
    last = person
    people += 1
  }
}

/// A set of hashes, one bit for each. Others that share the bit seem to be in it too.
private struct Marks: Sendable {
  /// A power of two long.
  private var words: [UInt64]

  /// Makes room for about so many.
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

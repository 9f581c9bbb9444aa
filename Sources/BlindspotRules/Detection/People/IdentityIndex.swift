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

  /// A sequence of tokens: 16 bytes, since there are a dozen for each person.
  private struct Slot {
    /// The hash of the sequence; 0 marks a free slot.
    var key: UInt64 = 0
    /// The one person whom the sequence spells; if it is shared, a place in ``sharings``.
    var person: UInt32 = 0
    /// How it spells them; nil if it only begins a spelling.
    var kind: Kind?
    /// Whether longer spellings begin so.
    var isPrefix = false
    /// Whether several people share it.
    var isShared = false
  }

  private var slots: [Slot]
  private var count = 0
  private var sharings: [Sharing] = []
  /// One bit for the first token of each spelling: most tokens of a text are told apart here.
  private var starters: [UInt64]
  /// The hash of the spelling that is being added.
  private var sequence = IdentityToken.seed
  private var isBegun = false

  /// Makes room for `capacity` sequences.
  init(capacity: Int) {
    slots = [Slot](repeating: Slot(), count: max(64, capacity * 4 / 3))
    var words = 64
    while words < capacity / 16 { words *= 2 }
    starters = [UInt64](repeating: 0, count: words)
  }

  var isEmpty: Bool { count == 0 }

  // MARK: Adding

  /// Goes on with the spelling that is being added.
  mutating func append(_ hash: UInt64) {
    if isBegun {
      let place = slot(of: sequence)
      slots[place].isPrefix = true
    } else {
      starters[starterWord(hash)] |= 1 << (hash & 63)
      isBegun = true
    }
    sequence = IdentityToken.sequence(sequence, with: hash)
  }

  /// Ends a spelling. Of several kinds of the same the first is kept.
  mutating func finish(_ kind: Kind, of person: UInt32) {
    guard isBegun else { return }
    let place = slot(of: sequence)
    sequence = IdentityToken.seed
    isBegun = false
    guard slots[place].kind != nil else {
      slots[place].kind = kind
      slots[place].person = person
      return
    }
    let known = slots[place].person
    // People are added one after the other, so whoever came last is all there is to compare with.
    if !slots[place].isShared {
      guard known != person else { return }
      slots[place].isShared = true
      slots[place].person = UInt32(sharings.count)
      sharings.append(Sharing(person: known))
      sharings[sharings.count - 1].add(person)
    } else {
      sharings[Int(known)].add(person)
    }
  }

  /// The place of a sequence, taken for it if it has none yet.
  @inline(__always)
  private mutating func slot(of sequence: UInt64) -> Int {
    let key = Self.key(sequence)
    var place = home(key)
    while slots[place].key != key {
      if slots[place].key == 0 { return takeSlot(place, for: key) }
      place += 1
      if place == slots.count { place = 0 }
    }
    return place
  }

  private mutating func takeSlot(_ place: Int, for key: UInt64) -> Int {
    count += 1
    if count * 4 > slots.count * 3 {
      grow()
      let place = freePlace(for: key)
      slots[place].key = key
      return place
    }
    slots[place].key = key
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    for slot in old where slot.key != 0 { slots[freePlace(for: slot.key)] = slot }
  }

  private func freePlace(for key: UInt64) -> Int {
    var place = home(key)
    while slots[place].key != 0 {
      place += 1
      if place == slots.count { place = 0 }
    }
    return place
  }

  // MARK: Looking up

  /// Whether a spelling may start with the token.
  @inline(__always)
  func mayStart(_ hash: UInt64) -> Bool { starters[starterWord(hash)] & (1 << (hash & 63)) != 0 }

  @inline(__always)
  private func starterWord(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash &>> 6) & (starters.count - 1) }

  /// What a sequence of tokens is: a spelling, and whether longer ones begin like it; nil for neither.
  func lookup(_ sequence: UInt64) -> (entry: Entry?, isPrefix: Bool)? {
    let key = Self.key(sequence)
    var place = home(key)
    while slots[place].key != key {
      if slots[place].key == 0 { return nil }
      place += 1
      if place == slots.count { place = 0 }
    }
    let slot = slots[place]
    let entry = slot.kind.map { kind in
      Entry(kind: kind, sharing: slot.isShared ? sharings[Int(slot.person)] : Sharing(person: slot.person))
    }
    return (entry, slot.isPrefix)
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
  /// Adds a person, unless it is the one who came last.
  fileprivate mutating func add(_ person: UInt32) {
    guard last != person else { return }
    if people == 1 { other = person }
    last = person
    people += 1
  }
}

/// All spellings of many people's data as one hash table: built once, read without allocating.
///
/// Every spelling is a sequence of tokens, kept as one 64-bit hash; so `John Smith`, `john.smith`, `JohnSmith` and
/// `JOHN_SMITH` are one entry. A hash is a hint and no proof: ``IdentitySpellings/spells(_:of:)`` has the last word.
struct IdentityIndex: Sendable {
  /// How a spelling was made, which decides how sure a match is.
  enum Kind: UInt8, Sendable {
    case name, reversedName, partOfName, initialAndName, joinedName, email, userName, phone, localPhone, phoneExtension,
      identifier, number
    case address
  }

  /// One spelling and the people who share it.
  struct Entry: Sendable {
    /// The first person it belongs to.
    let person: UInt32
    let kind: Kind
    /// The second one; ``nobody`` if it is one person's alone.
    fileprivate(set) var other: UInt32
    /// How many people share it.
    fileprivate(set) var people: UInt32 = 1
    fileprivate var last: UInt32

    /// No person's number.
    static let nobody = UInt32.max
  }

  private struct Slot {
    /// The hash of a sequence; 0 marks a free slot.
    var key: UInt64
    /// The entry's index plus one in the lower 31 bits, 0 for none; the top bit says that longer spellings begin so.
    var value: UInt32
  }

  private var entries: [Entry] = []
  private var slots: [Slot]
  private var count = 0
  /// One bit for the first token of each spelling: most tokens of a text are told apart here.
  private var starters: [UInt64]

  /// Makes room for `capacity` spellings.
  init(capacity: Int) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = [Slot](repeating: Slot(key: 0, value: 0), count: size)
    starters = [UInt64](repeating: 0, count: max(64, size / 32))
    entries.reserveCapacity(capacity)
  }

  var isEmpty: Bool { count == 0 }

  /// Adds a spelling, a sequence of the tokens' hashes. Within a person the kind that came first is kept.
  mutating func insert(_ tokens: Span<UInt64>, person: UInt32, kind: Kind) {
    guard !tokens.isEmpty else { return }
    let first = tokens[0]
    var sequence = IdentityToken.sequence(IdentityToken.seed, with: first)
    starters[starterWord(first)] |= 1 << (first & 63)
    for index in 1..<tokens.count {
      slots[slot(of: sequence)].value |= 0x8000_0000
      sequence = IdentityToken.sequence(sequence, with: tokens[index])
    }
    let place = slot(of: sequence)
    let known = Int(slots[place].value & 0x7FFF_FFFF)
    guard known > 0 else {
      entries.append(Entry(person: person, kind: kind, other: Entry.nobody, last: person))
      slots[place].value |= UInt32(entries.count)
      return
    }
    // People are added one after the other, so whoever came last is all there is to compare with.
    guard entries[known - 1].last != person else { return }
    if entries[known - 1].people == 1 { entries[known - 1].other = person }
    entries[known - 1].last = person
    entries[known - 1].people += 1
  }

  /// The place of a sequence, taken for it if it has none yet.
  private mutating func slot(of sequence: UInt64) -> Int {
    if (count + 1) * 4 > slots.count * 3 { grow() }
    let key = Self.key(sequence)
    var place = home(key)
    while slots[place].key != key {
      if slots[place].key == 0 {
        slots[place].key = key
        count += 1
        return place
      }
      place = (place + 1) & (slots.count - 1)
    }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(key: 0, value: 0), count: old.count * 2)
    for slot in old where slot.key != 0 {
      var place = home(slot.key)
      while slots[place].key != 0 { place = (place + 1) & (slots.count - 1) }
      slots[place] = slot
    }
  }

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
      place = (place + 1) & (slots.count - 1)
    }
    let entry = Int(slots[place].value & 0x7FFF_FFFF)
    return (entry == 0 ? nil : entries[entry - 1], slots[place].value & 0x8000_0000 != 0)
  }

  /// 0 is no key.
  @inline(__always)
  private static func key(_ sequence: UInt64) -> UInt64 { sequence == 0 ? 1 : sequence }

  @inline(__always)
  private func home(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> 20) & (slots.count - 1)
  }
}

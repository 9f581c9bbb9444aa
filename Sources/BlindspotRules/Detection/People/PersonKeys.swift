import BlindspotParser

/// Finds the people whose data a text may contain, by the words at the start of a spelling.
///
/// The simple version is an ``IdentityIndex`` of all spellings of all people, fourteen for each. They take 4,500 instructions
/// a person, and texts mention hardly any of the people. Here a person has a key for each pair of words that a spelling can
/// start with, in either order, and for each spelling of one word: four to eight, made without looking at word lists.
/// ``SpelledPeople`` makes the spellings of the people that it finds.
///
/// A person can have more keys than spellings, but every spelling has a key of its first two words or of its first one.
struct PersonKeys: Sendable {
  /// A key, and the people who have it.
  private struct Slot {
    /// A part of the key. The few keys that share a tag have their people in common.
    let tag: UInt32
    /// The last person; ``none`` if the slot is free.
    var person = PersonKeys.none
    /// The index of the link to the people before; ``none`` if there are none.
    var next = PersonKeys.none
  }

  /// A person who has the same key as one after.
  private struct Link {
    let person: UInt32
    let next: UInt32
  }

  /// The words that a spelling can start with, and others.
  private(set) var starters: HashMarks
  /// The keys, ordered by their tags except for collisions. The length is a power of two.
  private var slots: [Slot]
  private var links: [Link] = []
  private var count = 0
  /// The number of bits of a tag that are not part of its place.
  private var shift: UInt32

  private static let none = UInt32.max

  /// Reserves room for the keys of a number of people.
  init(people: Int) {
    starters = HashMarks(capacity: people * 8)
    var bits: UInt32 = 6
    while 1 << bits < people * 4, bits < 30 { bits += 1 }
    shift = 32 - bits
    slots = [Slot](repeating: Slot(tag: 0), count: 1 << Int(bits))
  }

  /// The number of slots.
  var slotCount: Int { slots.count }

  /// Marks a word that a spelling can start with.
  @inline(__always)
  mutating func addStarter(_ hash: UInt64) { starters.insert(hash) }

  /// Adds keys of a person. The people must be added one after the other.
  mutating func add(_ keys: Span<UInt64>, of person: UInt32) {
    if count &+ keys.count > slots.count / 4 * 3 { grow() }
    count &+= Self.add(keys, of: person, to: &slots, shift, &links)
  }

  /// Adds keys of a person to slots; returns the number of those that were not in a slot.
  @inline(__always)
  private static func add(
    _ keys: Span<UInt64>, of person: UInt32, to array: inout [Slot], _ shift: UInt32, _ links: inout [Link]
  ) -> Int {
    var slots = array.mutableSpan
    var count = 0
    for index in keys.indices {
      let tag = Self.tag(of: keys[index])
      var place = Int(tag &>> shift)
      while slots[place].person != Self.none, slots[place].tag != tag { place = (place &+ 1) & (slots.count &- 1) }
      let slot = slots[place]
      if slot.person == Self.none {
        slots[place] = Slot(tag: tag, person: person)
        count &+= 1
      } else if slot.person != person {
        links.append(Link(person: slot.person, next: slot.next))
        slots[place] = Slot(tag: tag, person: person, next: UInt32(links.count - 1))
      }
    }
    return count
  }

  /// Returns the slot of a key; nil if no person has it.
  func slot(of key: UInt64) -> Int? {
    let tag = Self.tag(of: key)
    var place = Int(tag &>> shift)
    while slots[place].person != Self.none {
      if slots[place].tag == tag { return place }
      place = (place &+ 1) & (slots.count &- 1)
    }
    return nil
  }

  /// Calls `body` with the people who have the key in a slot.
  func forEachPerson(in slot: Int, _ body: (Int) -> Void) {
    body(Int(slots[slot].person))
    var next = slots[slot].next
    while next != Self.none {
      body(Int(links[Int(next)].person))
      next = links[Int(next)].next
    }
  }

  @inline(__always)
  private static func tag(of key: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> 32)
  }

  /// Doubles the room for keys.
  private mutating func grow() {
    let old = slots
    shift -= 1
    slots = [Slot](repeating: Slot(tag: 0), count: old.count * 2)
    for slot in old where slot.person != Self.none {
      var place = Int(slot.tag &>> shift)
      while slots[place].person != Self.none { place = (place &+ 1) & (slots.count &- 1) }
      slots[place] = slot
    }
  }
}

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
    /// The person; if several people have the key, ``PersonKeys/shared`` and the index of the link to the last one; ``none`` if
    /// the slot is free.
    var people = PersonKeys.none
  }

  /// One of several people who have a key.
  private struct Link {
    let person: UInt32
    /// The index of the link to the person before; ``none`` if this is the first one.
    let next: UInt32
  }

  /// The words that a spelling can start with, and others.
  private(set) var starters: HashMarks
  /// The numbers among the words that keys are made of.
  private(set) var numbers = NumberWords()
  /// The keys, ordered by their tags except for collisions. The length is a power of two.
  private var slots: [Slot]
  private var links: [Link] = []
  private var count = 0
  /// The number of bits of a tag that are not part of its place.
  private var shift: UInt32
  private var isGrown = false

  private static let none = UInt32.max
  private static let shared: UInt32 = 1 << 31

  /// Reserves room for the keys of a number of people.
  init(people: Int) {
    starters = HashMarks(capacity: people * 8)
    var bits: UInt32 = 6
    while 1 << bits < people * 2, bits < 28 { bits += 1 }
    shift = 32 - bits
    slots = [Slot](repeating: Slot(tag: 0), count: 1 << Int(bits))
    // Room that is not used takes no memory.
    links.reserveCapacity(people * 4)
  }

  /// The number of slots.
  var slotCount: Int { slots.count }

  /// Marks a word that a spelling can start with.
  @inline(__always)
  mutating func addStarter(_ hash: UInt64) { starters.insert(hash) }

  /// Adds a number that is the only word of a key.
  mutating func addNumber(alone length: Int, inAddress: Bool) { numbers.add(alone: length, inAddress: inAddress) }

  /// Adds a number that is one of the two words of a key.
  @inline(__always)
  mutating func addNumber(inPair length: Int) { numbers.add(inPair: length) }

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
      while slots[place].people != Self.none, slots[place].tag != tag { place = (place &+ 1) & (slots.count &- 1) }
      let people = slots[place].people
      if people == Self.none {
        slots[place] = Slot(tag: tag, people: person)
        count &+= 1
      } else if people & Self.shared == 0 {
        if people != person {
          links.append(Link(person: people, next: Self.none))
          links.append(Link(person: person, next: UInt32(links.count - 1)))
          slots[place].people = Self.shared | UInt32(links.count - 1)
        }
      } else {
        let last = people & ~Self.shared
        if links[Int(last)].person != person {
          links.append(Link(person: person, next: last))
          slots[place].people = Self.shared | UInt32(links.count - 1)
        }
      }
    }
    return count
  }

  /// Returns the slot of a key; nil if no person has it.
  func slot(of key: UInt64) -> Int? {
    let tag = Self.tag(of: key)
    var place = Int(tag &>> shift)
    while slots[place].people != Self.none {
      if slots[place].tag == tag { return place }
      place = (place &+ 1) & (slots.count &- 1)
    }
    return nil
  }

  /// Calls `body` with the people who have the key in a slot.
  func forEachPerson(in slot: Int, _ body: (Int) -> Void) {
    let people = slots[slot].people
    guard people & Self.shared != 0 else { return body(Int(people)) }
    var next = people & ~Self.shared
    while next != Self.none {
      body(Int(links[Int(next)].person))
      next = links[Int(next)].next
    }
  }

  @inline(__always)
  private static func tag(of key: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> 32)
  }

  /// Makes room for more keys: for most of people with six keys each, or twice as many as before.
  private mutating func grow() {
    let old = slots
    let bits: UInt32 = isGrown ? 1 : 2
    isGrown = true
    shift -= bits
    slots = [Slot](repeating: Slot(tag: 0), count: old.count << Int(bits))
    for slot in old where slot.people != Self.none {
      var place = Int(slot.tag &>> shift)
      while slots[place].people != Self.none { place = (place &+ 1) & (slots.count &- 1) }
      slots[place] = slot
    }
  }
}

import BlindspotParser

/// Finds the people whose data a text may contain, by the words at the start of a spelling.
///
/// The simple version is an ``IdentityIndex`` of all spellings of all people, fourteen for each. They take 4,500 instructions
/// a person, and texts mention hardly any of the people. Here a person has a key for each pair of words that a spelling can
/// start with, in either order, and for each spelling of one word: four to eight, made without looking at word lists.
/// ``SpelledPeople`` makes the spellings of the people that it finds.
///
/// A person can have more keys than spellings, but every spelling has a key of its first two words or of its first one.
///
/// The keys are collected in a list, which is sorted once. A hash table took four times as long: each key of a large one is in
/// memory that the processor must wait for, while a sort by digits reads and writes in sequence.
package struct PersonKeys: Sendable {
  /// The words that a spelling can start with, and others.
  private(set) var starters: HashMarks
  /// The numbers among the words that keys are made of.
  private(set) var numbers = NumberWords()
  /// The tag of a key in the upper half, a person who has it in the lower one. The few keys that share a tag have their
  /// people in common.
  private var entries: [UInt64] = []
  /// The index of the first entry for each value of the first bits of a tag, and the number of entries.
  private var starts: [UInt32] = []

  /// Reserves room for the keys of some people.
  ///
  /// - Parameters:
  ///   - count: their number.
  ///   - all: the number of people of all parts.
  init(of count: Int, among all: Int) {
    starters = HashMarks(capacity: all * 8)
    // Room that is not used takes no memory.
    entries.reserveCapacity(count * 8)
  }

  /// The number of entries, which is greater than every slot.
  var count: Int { entries.count }

  /// Marks a word that a spelling can start with.
  @inline(__always)
  mutating func addStarter(_ hash: UInt64) { starters.insert(hash) }

  /// Adds a number that is the only word of a key.
  mutating func addNumber(alone length: Int, inAddress: Bool) { numbers.add(alone: length, inAddress: inAddress) }

  /// Adds a number that is one of the two words of a key.
  @inline(__always)
  mutating func addNumber(inPair length: Int) { numbers.add(inPair: length) }

  /// Adds keys of a person.
  mutating func add(_ keys: Span<UInt64>, of person: UInt32) {
    entries.append(addingCapacity: keys.count) { entries in
      for index in keys.indices { entries.append(Self.tag(of: keys[index]) | UInt64(person)) }
    }
  }

  /// Sorts the keys. Call it after the last person is added, and before a key is looked up.
  mutating func sort() { starts = KeySort.sort(&entries) }

  /// Returns the slot of a key, the index of its first entry; nil if no person has it.
  func slot(of key: UInt64) -> Int? {
    let tag = Self.tag(of: key)
    let first = Int(tag >> KeySort.firstShift)
    let entries = entries.span
    var (low, high) = (Int(starts[first]), Int(starts[first + 1]))
    while low < high {
      let middle = (low + high) / 2
      if entries[middle] >> KeySort.lastShift < tag >> KeySort.lastShift { low = middle + 1 } else { high = middle }
    }
    return next(from: low, tag)
  }

  /// Calls `body` with the people who have the key in a slot. It can be called several times with one of them.
  func forEachPerson(in slot: Int, _ body: (Int) -> Void) {
    let tag = entries[slot] & Self.tags
    var index = slot
    while let place = next(from: index, tag) {
      body(Int(UInt32(truncatingIfNeeded: entries[place])))
      index = place + 1
    }
  }

  /// Returns the index of the next entry with a tag. Only a few others have the same first bits.
  private func next(from start: Int, _ tag: UInt64) -> Int? {
    let entries = entries.span
    var index = start
    while index < entries.count {
      let entry = entries[index]
      if entry & Self.tags == tag { return index }
      if entry >> KeySort.lastShift != tag >> KeySort.lastShift { return nil }
      index += 1
    }
    return nil
  }

  /// Returns the tag of a key, in the upper half.
  @inline(__always)
  private static func tag(of key: UInt64) -> UInt64 { (key &* 0x9E37_79B9_7F4A_7C15) & tags }

  /// The bits of a tag.
  private static let tags: UInt64 = 0xFFFF_FFFF_0000_0000
}

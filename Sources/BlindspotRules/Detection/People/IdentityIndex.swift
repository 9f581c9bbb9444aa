/// All spellings of many people's data as one hash table: built once, read without allocating.
///
/// Every spelling is a sequence of tokens, kept as one 64-bit hash; so `John Smith`, `john.smith`, `JohnSmith` and
/// `JOHN_SMITH` are one entry. A table of 16 million spellings would hold a false one with a chance of 1 in 100,000.
struct IdentityIndex: Sendable {
  /// How a spelling was made, which decides how sure a match is.
  enum Kind: UInt8, Sendable {
    case name, reversedName, partOfName, initialAndName, joinedName, email, userName, phone, localPhone, phoneExtension,
      identifier, number
    case address
  }

  /// One spelling.
  struct Entry: Sendable {
    let person: UInt32
    let kind: Kind
  }

  private(set) var entries: [Entry] = []
  /// 0 marks a free slot.
  private var keys: [UInt64]
  /// The entry's index plus one in the lower 31 bits, 0 for none; the top bit says that longer spellings begin so.
  private var values: [UInt32]
  private var count = 0
  /// One bit for the first token of each spelling: most tokens of a text are told apart here.
  private var starters: [UInt64]

  /// Makes room for `capacity` spellings.
  init(capacity: Int) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    values = [UInt32](repeating: 0, count: size)
    starters = [UInt64](repeating: 0, count: max(64, size / 32))
  }

  var isEmpty: Bool { count == 0 }

  /// Adds a spelling. Where two people share one, the first keeps it, and the surer kind wins within a person.
  mutating func insert(_ tokens: [IdentityToken], person: UInt32, kind: Kind) {
    guard let first = tokens.first else { return }
    var sequence = first.appended(to: IdentityToken.seed)
    starters[starterWord(first.hash)] |= 1 << (first.hash & 63)
    for token in tokens.dropFirst() {
      set(sequence, entry: nil, isPrefix: true)
      sequence = token.appended(to: sequence)
    }
    set(sequence, entry: Entry(person: person, kind: kind), isPrefix: false)
  }

  private mutating func set(_ key: UInt64, entry: Entry?, isPrefix: Bool) {
    if (count + 1) * 4 > keys.count * 3 { grow() }
    var slot = slot(key)
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
    if keys[slot] == 0 {
      keys[slot] = key
      count += 1
    }
    if isPrefix { values[slot] |= 0x8000_0000 }
    if let entry, values[slot] & 0x7FFF_FFFF == 0 {
      entries.append(entry)
      values[slot] |= UInt32(entries.count)
    }
  }

  private mutating func grow() {
    let old = (keys, values)
    keys = [UInt64](repeating: 0, count: old.0.count * 2)
    values = [UInt32](repeating: 0, count: keys.count)
    for index in old.0.indices where old.0[index] != 0 {
      var place = slot(old.0[index])
      while keys[place] != 0 { place = (place + 1) & (keys.count - 1) }
      keys[place] = old.0[index]
      values[place] = old.1[index]
    }
  }

  /// Whether a spelling may start with the token.
  @inline(__always)
  func mayStart(_ hash: UInt64) -> Bool { starters[starterWord(hash)] & (1 << (hash & 63)) != 0 }

  @inline(__always)
  private func starterWord(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash &>> 6) & (starters.count - 1) }

  /// What a sequence of tokens is: a spelling, and whether longer ones begin like it; nil for neither.
  func lookup(_ sequence: UInt64) -> (entry: Entry?, isPrefix: Bool)? {
    var slot = slot(sequence)
    while keys[slot] != sequence {
      if keys[slot] == 0 { return nil }
      slot = (slot + 1) & (keys.count - 1)
    }
    let entry = Int(values[slot] & 0x7FFF_FFFF)
    return (entry == 0 ? nil : entries[entry - 1], values[slot] & 0x8000_0000 != 0)
  }

  @inline(__always)
  private func slot(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> 20) & (keys.count - 1)
  }
}

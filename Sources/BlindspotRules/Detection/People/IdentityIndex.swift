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

    init(person: UInt32) {
      self.person = person
      last = person
    }

    /// The number that is not a person's.
    static let none = UInt32.max
  }

  /// A spelling, in 16 bytes because each person has about a dozen.
  struct Slot {
    /// The hash of its words.
    let key: UInt64
    /// The number of the person; if several people share it, an index into ``sharings``.
    var person: UInt32
    let kind: Kind
    /// Whether several people share it.
    var isShared = false
  }

  /// The hashes that reject most words of a text.
  struct Marks: Sendable {
    /// The first words of all spellings.
    var starters: HashMarks
    /// The proper prefixes of all spellings.
    var beginnings: HashMarks

    init(capacity: Int) {
      starters = HashMarks(capacity: capacity)
      beginnings = starters
    }
  }

  /// The spellings, grouped by bucket.
  let slots: [Slot]
  /// The index of the first slot of each bucket, and at the end the number of slots.
  let starts: [UInt32]
  let sharings: [Sharing]
  let marks: Marks

  var isEmpty: Bool { slots.isEmpty }

  /// Whether a spelling may start with the word.
  @inline(__always)
  func mayStart(_ hash: UInt64) -> Bool { marks.starters.mayContain(hash) }

  /// Whether a spelling may start with the sequence and be longer.
  @inline(__always)
  func hasLongerMatch(_ sequence: UInt64) -> Bool { marks.beginnings.mayContain(sequence) }

  /// Returns the spelling with the hash of a sequence of words; nil if the index does not contain it.
  func entry(_ sequence: UInt64) -> Entry? {
    let bucket = Self.bucket(of: sequence, among: starts.count - 1)
    for index in Int(starts[bucket])..<Int(starts[bucket + 1]) where slots[index].key == sequence {
      let slot = slots[index]
      return Entry(
        kind: slot.kind, sharing: slot.isShared ? sharings[Int(slot.person)] : Sharing(person: slot.person))
    }
    return nil
  }

  /// Returns the bucket of a key. There can be any number of buckets.
  @inline(__always)
  static func bucket(of key: UInt64, among count: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: UInt64(count)).high)
  }
}

extension IdentityIndex.Sharing {
  /// Adds a person. Since people are added one after the other, a repetition can only be of the last one.
  mutating func add(_ person: UInt32) {
    guard last != person else { return }
    if people == 1 { other = person }
    last = person
    people += 1
  }
}

/// A set of hashes with one bit for each. Hashes that share a bit are indistinguishable.
struct HashMarks: Sendable {
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

import BlindspotParser

/// A bounded four-way cache of texts whose result is known, or of their shapes.
///
/// A new text replaces another one if its four slots are full, and the table grows up to a maximum size. The cache stores
/// every byte of a text, so that a hash collision cannot confuse two texts. Each text is stored with the keywords that the
/// detectors looked up in the names of its containers; see ``DetectionCache``.
struct TextCache {
  /// The hashes of a text and its kind, and of its shape: the text with a placeholder for each digit.
  struct Key {
    fileprivate var text: UInt64
    fileprivate var shape: UInt64
    /// Whether the text has a digit.
    fileprivate(set) var hasDigits = false
    /// Whether the text is the name of its innermost container.
    let isOwnName: Bool
  }

  /// The contribution of the names around a text to its result.
  struct KeywordDependency: Equatable {
    /// The keyword lists that the detectors looked up.
    var queried = KeywordSet()
    /// Those of them of which a name contains a keyword.
    var matched = KeywordSet()

    /// A hash. Not that of `Hashable`, which takes as long as to compare dozens of dependencies.
    fileprivate var hash: Int { Int(truncatingIfNeeded: (queried.hash ^ matched.hash &* 31) >> 40) }
  }

  /// The offset of a text among the stored bytes, which no other text of the cache has.
  typealias Place = UInt32

  private struct Slot {
    var hash: UInt64 = 0
    var start: Place = 0
    var count: UInt16 = 0
    /// The index in ``dependencies``.
    var dependency: UInt16 = 0
  }

  /// The initial number of slots.
  private static let initialSlots = 1 << 10
  /// The number of slots that a text may occupy. They fill a cache line.
  private static let ways = 4
  /// The maximum number of different dependencies, since an insertion searches them linearly.
  private static let maximumDependencies = 256

  private let limits: CacheLimits
  /// Whether the cache stores shapes instead of texts.
  private let isOfShapes: Bool
  private var slots: [Slot] = []
  private var used = 0
  private var bytes: [UInt8] = []
  /// The different dependencies of the stored texts; usually a few.
  private var dependencies: [KeywordDependency] = []
  /// For each hash of a dependency, the index of one with it plus one; 0 for none. The next places follow if it is another one.
  private var places: [UInt16] = []
  private static let placeCount = 4 * maximumDependencies

  /// Creates an empty cache.
  ///
  /// - Parameters:
  ///   - limits: The limits.
  ///   - isOfShapes: Whether the cache stores shapes instead of texts.
  init(_ limits: CacheLimits, ofShapes isOfShapes: Bool = false) {
    self.limits = limits
    self.isOfShapes = isOfShapes
  }

  /// Removes all texts.
  mutating func removeAll() {
    slots.removeAll(keepingCapacity: true)
    used = 0
    bytes.removeAll(keepingCapacity: true)
    dependencies.removeAll(keepingCapacity: true)
    places = []
  }

  /// Returns the key of a text; nil for a text that is empty or too long.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - kind: Its kind.
  ///   - isOwnName: Whether the text is the name of its innermost container.
  ///   - longest: The maximum length of a text in bytes.
  static func key(of text: Span<UInt8>, kind: FieldKind, isOwnName: Bool = false, longest: Int) -> Key? {
    guard text.count <= longest, text.count > 0 else { return nil }
    let start = UInt64(kind.ordinal * 2 + (isOwnName ? 1 : 0)) &+ UInt64(text.count) &* 0x9E37_79B9_7F4A_7C15
    var key = Key(text: start, shape: start, isOwnName: isOwnName)
    var index = 0
    while index &+ 8 <= text.count {
      key.add(text.word(at: index), factor: 0xFF51_AFD7_ED55_8CCD)
      key.text ^= key.text >> 32
      key.shape ^= key.shape >> 32
      index &+= 8
    }
    if index < text.count {
      // The rest as one word, which repeats some of the bytes before it.
      key.add(text.count >= 8 ? text.word(at: text.count &- 8) : text.shortWord, factor: 0xFF51_AFD7_ED55_8CCD)
    }
    key.text ^= key.text >> 29
    key.shape ^= key.shape >> 29
    return key
  }

  /// Returns the place of `text` with a dependency that satisfies `matches`; nil if the cache does not contain it.
  func place(of text: Span<UInt8>, key: Key, where matches: (KeywordDependency) -> Bool) -> Place? {
    guard !slots.isEmpty else { return nil }
    let hash = isOfShapes ? key.shape : key.text
    for index in ways(of: hash) where slots[index].hash == hash {
      let slot = slots[index]
      guard Int(slot.count) == text.count else { continue }
      let stored = bytes.span.extracting(Int(slot.start)..<Int(slot.start) + Int(slot.count))
      if isSame(text, as: stored), matches(dependencies[Int(slot.dependency)]) { return slot.start }
    }
    return nil
  }

  /// Adds `text`, whose result holds under all names that satisfy `dependency`.
  ///
  /// - Returns: Its place; 0 if the cache was empty, or emptied. Nil if the text was not added.
  @discardableResult
  mutating func insert(_ text: Span<UInt8>, key: Key, dependency: KeywordDependency) -> Place? {
    if slots.isEmpty || bytes.count > limits.bytes {
      removeAll()
      slots = [Slot](repeating: Slot(), count: Self.initialSlots)
      places = [UInt16](repeating: 0, count: Self.placeCount)
    } else if used > slots.count / 2, slots.count < limits.slots {
      grow()
    }
    guard let dependency = index(of: dependency) else { return nil }
    let place = Place(bytes.count)
    store(
      Slot(
        hash: isOfShapes ? key.shape : key.text, start: place, count: UInt16(text.count), dependency: dependency))
    if isOfShapes {
      for index in text.indices { bytes.append(text[index].isDigit ? Key.anyDigit : text[index]) }
    } else {
      bytes.append(contentsOf: text)
    }
    return place
  }

  private func isSame(_ text: Span<UInt8>, as stored: Span<UInt8>) -> Bool {
    guard isOfShapes else { return stored.hasSameBytes(as: text) }
    guard text.count >= 8 else { return Key.shape(of: text.shortWord) == stored.shortWord }
    var index = 0
    while index &+ 8 < text.count {
      guard Key.shape(of: text.word(at: index)) == stored.word(at: index) else { return false }
      index &+= 8
    }
    return Key.shape(of: text.word(at: text.count &- 8)) == stored.word(at: text.count &- 8)
  }

  private mutating func index(of dependency: KeywordDependency) -> UInt16? {
    // A search by a hash: with more texts than dependencies are kept, each new one was compared with all.
    var place = dependency.hash & (Self.placeCount - 1)
    while places[place] > 0 {
      let index = Int(places[place]) - 1
      if dependencies[index] == dependency { return UInt16(index) }
      place = (place + 1) & (Self.placeCount - 1)
    }
    guard dependencies.count < Self.maximumDependencies else { return nil }
    dependencies.append(dependency)
    places[place] = UInt16(dependencies.count)
    return UInt16(dependencies.count - 1)
  }

  @inline(__always) private func ways(of hash: UInt64) -> Range<Int> {
    let first = Int(truncatingIfNeeded: hash) & (slots.count - Self.ways)
    return first..<first + Self.ways
  }

  private mutating func store(_ slot: Slot) {
    let ways = ways(of: slot.hash)
    let free = ways.first { slots[$0].count == 0 }
    if free != nil { used += 1 }
    slots[free ?? ways.lowerBound + Int(truncatingIfNeeded: slot.hash >> 62)] = slot
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 4)
    used = 0
    for slot in old where slot.count > 0 { store(slot) }
  }
}

extension TextCache.Key {
  /// The placeholder for a digit in a shape: a byte that does not occur in UTF-8.
  fileprivate static let anyDigit: UInt8 = 0xFF

  /// Adds up to eight bytes to the hashes.
  @inline(__always)
  fileprivate mutating func add(_ bytes: UInt64, factor: UInt64) {
    let shaped = Self.shape(of: bytes)
    hasDigits = hasDigits || shaped != bytes
    text = (text ^ bytes) &* factor
    shape = (shape ^ shaped) &* factor
  }

  /// Returns eight bytes with each digit replaced by ``anyDigit``.
  @inline(__always)
  fileprivate static func shape(of bytes: UInt64) -> UInt64 {
    let highest: UInt64 = 0x8080_8080_8080_8080
    // The highest bit of each byte: whether the byte is at least `0`, and whether it is greater than `9`.
    let fromZero = (bytes | highest) &- 0x3030_3030_3030_3030
    let beyondNine = (bytes | highest) &- 0x3A3A_3A3A_3A3A_3A3A
    let digits = ((fromZero & ~beyondNine & ~bytes & highest) >> 7) &* 0xFF
    return bytes | digits
  }
}

extension Span<UInt8> {
  /// The bytes of a text of less than eight bytes as one word. Differs for different texts of the same length.
  @inline(__always)
  fileprivate var shortWord: UInt64 {
    var word: UInt64 = 0
    for index in indices { word = word << 8 | UInt64(self[index]) }
    return word
  }
}

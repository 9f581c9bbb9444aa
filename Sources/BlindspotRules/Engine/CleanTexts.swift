internal import BlindspotParser

/// The texts in which nothing was found, so that the hundredth "Disconnect" is not judged again.
///
/// A table that forgets: a text falls into one of four slots and pushes out what it finds there, and the table grows up to
/// a bound. Texts are kept byte for byte, so that two are never taken for each other. Only texts whose verdict hangs on
/// nothing around them may be kept; see ``TextScanner``.
struct CleanTexts {
  private struct Slot {
    var hash: UInt64 = 0
    var start: UInt32 = 0
    var count: UInt32 = 0
  }

  /// How many slots there are at first, and at most: an organisation of 300 flows has some 12,000 different texts.
  private static let slotCounts = 1 << 10...1 << 14
  /// How many slots a text may be in; they fill a cache line.
  private static let ways = 4
  /// Longer texts hardly ever come twice.
  private static let longest = 256
  /// How many bytes are kept before everything is forgotten.
  private static let capacity = 1 << 19

  private var slots: [Slot] = []
  private var used = 0
  private var bytes: [UInt8] = []

  /// Forgets everything.
  mutating func removeAll() {
    slots.removeAll(keepingCapacity: true)
    used = 0
    bytes.removeAll(keepingCapacity: true)
  }

  /// What stands for a text of a kind; nil for a text that is not kept.
  static func key(of text: Span<UInt8>, kind: FieldKind) -> UInt64? {
    guard text.count <= Self.longest, text.count > 0 else { return nil }
    var hash = UInt64(kind.ordinal) &+ UInt64(text.count) &* 0x9E37_79B9_7F4A_7C15
    var index = 0
    while index &+ 8 <= text.count {
      hash = (hash ^ text.word(at: index)) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
      index &+= 8
    }
    while index < text.count {
      hash = (hash ^ UInt64(text[index])) &* 0x0000_0100_0000_01B3
      index &+= 1
    }
    return hash ^ hash >> 29
  }

  /// Whether `text` was kept under `key`.
  func holds(_ text: Span<UInt8>, key: UInt64) -> Bool {
    guard !slots.isEmpty else { return false }
    for index in ways(of: key) where slots[index].hash == key {
      let slot = slots[index]
      guard slot.count == text.count else { continue }
      return bytes.span.extracting(Int(slot.start)..<Int(slot.start + slot.count)).holdsSameBytes(as: text)
    }
    return false
  }

  /// Keeps `text` under `key`.
  mutating func insert(_ text: Span<UInt8>, key: UInt64) {
    if slots.isEmpty || bytes.count > Self.capacity {
      removeAll()
      slots = [Slot](repeating: Slot(), count: Self.slotCounts.lowerBound)
    } else if used > slots.count / 2, slots.count < Self.slotCounts.upperBound {
      grow()
    }
    place(Slot(hash: key, start: UInt32(bytes.count), count: UInt32(text.count)))
    bytes.append(contentsOf: text)
  }

  @inline(__always) private func ways(of key: UInt64) -> Range<Int> {
    let first = Int(truncatingIfNeeded: key) & (slots.count - Self.ways)
    return first..<first + Self.ways
  }

  private mutating func place(_ slot: Slot) {
    let ways = ways(of: slot.hash)
    let free = ways.first { slots[$0].count == 0 }
    if free != nil { used += 1 }
    slots[free ?? ways.lowerBound + Int(truncatingIfNeeded: slot.hash >> 62)] = slot
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 4)
    used = 0
    for slot in old where slot.count > 0 { place(slot) }
  }
}

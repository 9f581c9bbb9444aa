internal import BlindspotParser

/// The texts in which nothing was found, so that the hundredth "Disconnect" is not judged again.
///
/// A table that forgets: each slot keeps the last text that fell into it, byte for byte, so that two texts are never
/// taken for each other. Only texts whose verdict hangs on nothing around them may be kept; see ``TextScanner``.
struct CleanTexts {
  private struct Slot {
    var hash: UInt64 = 0
    var start: UInt32 = 0
    var count: UInt32 = 0
  }

  private static let slotCount = 4096
  /// Longer texts hardly ever come twice.
  private static let longest = 256
  /// How many bytes are kept before everything is forgotten.
  private static let capacity = 1 << 18

  private var slots: [Slot] = []
  private var bytes: [UInt8] = []

  /// Forgets everything.
  mutating func removeAll() {
    slots.removeAll(keepingCapacity: true)
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
  @inline(__always) func holds(_ text: Span<UInt8>, key: UInt64) -> Bool {
    guard !slots.isEmpty else { return false }
    let slot = slots[Int(key % UInt64(Self.slotCount))]
    guard slot.hash == key, slot.count == text.count else { return false }
    return bytes.span.extracting(Int(slot.start)..<Int(slot.start + slot.count)).holdsSameBytes(as: text)
  }

  /// Keeps `text` under `key`.
  mutating func insert(_ text: Span<UInt8>, key: UInt64) {
    if slots.isEmpty || bytes.count > Self.capacity {
      removeAll()
      slots = [Slot](repeating: Slot(), count: Self.slotCount)
    }
    slots[Int(key % UInt64(Self.slotCount))] = Slot(
      hash: key, start: UInt32(bytes.count), count: UInt32(text.count))
    bytes.append(contentsOf: text)
  }
}

import BlindspotParser

/// Texts with their redacted forms, since most names, keys, ids and reasons occur many times in a run.
///
/// A text takes the place of another one with the same slot. All bytes of a text are compared, so that a hash collision cannot
/// show one text as another.
struct RecentTexts {
  private struct Slot {
    var hash: UInt64 = 0
    var text: [UInt8] = []
    var shown = ShownText(redacted: "")
  }

  private var slots: [Slot] = []
  private static let slotBits = 9
  /// The most bytes of a text that is kept.
  static let longestText = 128

  /// Returns the redacted form of a text; nil if it is not known.
  func shown(_ text: Span<UInt8>) -> ShownText? {
    guard !slots.isEmpty, text.count <= Self.longestText else { return nil }
    let hash = Self.hash(of: text)
    let slots = slots.span
    let slot = Self.slot(of: hash)
    guard slots[slot].hash == hash, slots[slot].text.span.hasSameBytes(as: text) else { return nil }
    return slots[slot].shown
  }

  /// Adds the redacted form of a text.
  mutating func insert(_ shown: ShownText, for text: Span<UInt8>) {
    guard text.count <= Self.longestText else { return }
    if slots.isEmpty { slots = [Slot](repeating: Slot(), count: 1 << Self.slotBits) }
    let hash = Self.hash(of: text)
    slots[Self.slot(of: hash)] = Slot(hash: hash, text: [UInt8](text), shown: shown)
  }

  private static func slot(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash &>> UInt64(64 - slotBits)) }

  private static func hash(of text: Span<UInt8>) -> UInt64 {
    FNV.hash(FNV.seed, bytes: text) &* 0x9E37_79B9_7F4A_7C15
  }
}

import BlindspotParser

/// The texts in which nothing was found, so that the hundredth "Disconnect" is not judged again; or their shapes, so that
/// the second "Order 4711" is not.
///
/// A table that forgets: a text falls into one of four slots and pushes out what it finds there, and the table grows up to
/// a bound. Texts are kept byte for byte, so that two are never taken for each other. Each is kept with what
/// the names around it said to what was asked of them; see ``DetectionCache``.
struct CleanTextCache {
  /// What stands for a text of a kind, and for its shape: the text with each digit taken for any.
  struct Key {
    fileprivate var text: UInt64
    fileprivate var shape: UInt64
    /// Whether the text has a digit.
    fileprivate(set) var hasDigits = false
    /// Whether the text is the innermost of the names around it.
    let isOwnName: Bool
  }

  /// What the names around a text said.
  struct Answers: Equatable {
    /// The lists of keywords that were asked for.
    var asked = KeywordSet()
    /// Those of them of which a keyword stands in a name.
    var held = KeywordSet()
  }

  private struct Slot {
    var hash: UInt64 = 0
    var start: UInt32 = 0
    var count: UInt16 = 0
    /// The place in ``answers``.
    var answers: UInt16 = 0
  }

  /// How many slots there are at first, and at most: an organisation of 300 flows has some 12,000 different texts.
  private static let slotCounts = 1 << 10...1 << 14
  /// How many slots a text may be in; they fill a cache line.
  private static let ways = 4
  /// Longer texts hardly ever come twice.
  private static let longest = 256
  /// How many bytes are kept before everything is forgotten.
  private static let capacity = 1 << 19
  /// How many different answers are kept: they are gone through for each text that is new.
  private static let mostAnswers = 256

  /// Whether shapes are kept and not texts.
  private let isOfShapes: Bool
  private var slots: [Slot] = []
  private var used = 0
  private var bytes: [UInt8] = []
  /// The different answers that texts are kept with; a few.
  private var answers: [Answers] = []

  /// - Parameter isOfShapes: whether shapes are kept and not texts.
  init(ofShapes isOfShapes: Bool = false) { self.isOfShapes = isOfShapes }

  /// Forgets everything.
  mutating func removeAll() {
    slots.removeAll(keepingCapacity: true)
    used = 0
    bytes.removeAll(keepingCapacity: true)
    answers.removeAll(keepingCapacity: true)
  }

  /// What stands for a text of a kind; nil for a text that is not kept.
  ///
  /// - Parameter isOwnName: whether the text is the innermost of the names around it.
  static func key(of text: Span<UInt8>, kind: FieldKind, isOwnName: Bool = false) -> Key? {
    guard text.count <= Self.longest, text.count > 0 else { return nil }
    let start = UInt64(kind.ordinal * 2 + (isOwnName ? 1 : 0)) &+ UInt64(text.count) &* 0x9E37_79B9_7F4A_7C15
    var key = Key(text: start, shape: start, isOwnName: isOwnName)
    var index = 0
    while index &+ 8 <= text.count {
      key.add(text.word(at: index), factor: 0xFF51_AFD7_ED55_8CCD)
      key.text ^= key.text >> 32
      key.shape ^= key.shape >> 32
      index &+= 8
    }
    while index < text.count {
      key.add(UInt64(text[index]), factor: 0x0000_0100_0000_01B3)
      index &+= 1
    }
    key.text ^= key.text >> 29
    key.shape ^= key.shape >> 29
    return key
  }

  /// Whether `text` was kept with answers that the names around it give, too.
  func holds(_ text: Span<UInt8>, key: Key, where areGiven: (Answers) -> Bool) -> Bool {
    guard !slots.isEmpty else { return false }
    let hash = isOfShapes ? key.shape : key.text
    for index in ways(of: hash) where slots[index].hash == hash {
      let slot = slots[index]
      guard Int(slot.count) == text.count else { continue }
      let kept = bytes.span.extracting(Int(slot.start)..<Int(slot.start) + Int(slot.count))
      if isSame(text, as: kept), areGiven(answers[Int(slot.answers)]) { return true }
    }
    return false
  }

  /// Keeps `text`, which is clean where the names around it say the same.
  mutating func insert(_ text: Span<UInt8>, key: Key, answers: Answers = Answers()) {
    if slots.isEmpty || bytes.count > Self.capacity {
      removeAll()
      slots = [Slot](repeating: Slot(), count: Self.slotCounts.lowerBound)
    } else if used > slots.count / 2, slots.count < Self.slotCounts.upperBound {
      grow()
    }
    guard let place = place(of: answers) else { return }
    self.place(
      Slot(
        hash: isOfShapes ? key.shape : key.text, start: UInt32(bytes.count), count: UInt16(text.count), answers: place))
    guard isOfShapes else { return bytes.append(contentsOf: text) }
    for index in text.indices { bytes.append(text[index].isDigit ? Key.anyDigit : text[index]) }
  }

  private func isSame(_ text: Span<UInt8>, as kept: Span<UInt8>) -> Bool {
    guard isOfShapes else { return kept.holdsSameBytes(as: text) }
    var index = 0
    while index &+ 8 <= text.count {
      guard Key.shape(of: text.word(at: index)) == kept.word(at: index) else { return false }
      index &+= 8
    }
    while index < text.count {
      guard (text[index].isDigit ? Key.anyDigit : text[index]) == kept[index] else { return false }
      index &+= 1
    }
    return true
  }

  private mutating func place(of wanted: Answers) -> UInt16? {
    for place in answers.indices where answers[place] == wanted { return UInt16(place) }
    guard answers.count < Self.mostAnswers else { return nil }
    answers.append(wanted)
    return UInt16(answers.count - 1)
  }

  @inline(__always) private func ways(of hash: UInt64) -> Range<Int> {
    let first = Int(truncatingIfNeeded: hash) & (slots.count - Self.ways)
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

extension CleanTextCache.Key {
  /// What stands in a shape for any digit: a byte that no text in UTF-8 has.
  fileprivate static let anyDigit: UInt8 = 0xFF

  /// Takes in up to eight bytes.
  @inline(__always)
  fileprivate mutating func add(_ bytes: UInt64, factor: UInt64) {
    let shaped = Self.shape(of: bytes)
    hasDigits = hasDigits || shaped != bytes
    text = (text ^ bytes) &* factor
    shape = (shape ^ shaped) &* factor
  }

  /// Eight bytes with ``anyDigit`` in place of each digit.
  @inline(__always)
  fileprivate static func shape(of bytes: UInt64) -> UInt64 {
    let highest: UInt64 = 0x8080_8080_8080_8080
    // The highest bit of each byte says whether it is no less than `0`, and whether it is more than `9`.
    let fromZero = (bytes | highest) &- 0x3030_3030_3030_3030
    let beyondNine = (bytes | highest) &- 0x3A3A_3A3A_3A3A_3A3A
    let digits = ((fromZero & ~beyondNine & ~bytes & highest) >> 7) &* 0xFF
    return bytes | digits
  }
}

import BlindspotParser

/// The folded bytes of one word, on the stack. Truncated to ``capacity`` bytes, more than the longest name in use has.
package struct FoldedWord: Sendable {
  /// The maximum number of bytes.
  static let capacity = 30

  private var bytes: InlineArray<32, UInt8> = .init(repeating: 0)
  /// The number of bytes.
  package private(set) var count = 0

  package init() {}

  /// Folds the letters of `text` from `start` up to `end`; skips all other characters.
  package init(_ text: Span<UInt8>, from start: Int, to end: Int) {
    var index = appendASCII(of: text, from: start, to: end)
    while index < end {
      let scalar = FoldedScalar(in: text, at: index)
      index += scalar.length
      if scalar.isInLexicon { scalar.forEachByte { append($0) } }
    }
  }

  /// Appends the letters before the first character beyond ASCII, and returns the offset of that character.
  @inline(__always)
  private mutating func appendASCII(of text: Span<UInt8>, from start: Int, to end: Int) -> Int {
    let first = appendLetters(of: text, from: start, to: end)
    guard first < end else { return end }
    var folded = bytes.mutableSpan
    var count = count
    for index in first..<end {
      let byte = text[index]
      guard byte < 0x80 else {
        self.count = count
        return index
      }
      if byte.isLetter, count < Self.capacity {
        folded[count] = byte.lowercased
        count &+= 1
      }
    }
    self.count = count
    return end
  }

  /// Appends the letters before the first other character, eight at a time, and returns an offset up to which there are only
  /// letters. Most words have at most sixteen letters and nothing else; one at a time, these take five times as long.
  @inline(__always)
  private mutating func appendLetters(of text: Span<UInt8>, from start: Int, to end: Int) -> Int {
    var folded = bytes.mutableSpan
    var raw = unsafe folded.mutableBytes
    var index = start
    // Room for eight more bytes.
    while count <= Self.capacity &- 8 {
      let rest = end &- index
      guard rest > 0 else { break }
      var word: UInt64
      if index &+ 8 <= text.count {
        word = text.word(at: index)
      } else if end >= 8, rest < 8 {
        word = text.word(at: end &- 8) &>> UInt64(8 &* (8 &- rest))
      } else {
        break
      }
      let others = rest < 8 ? UInt64.max &<< UInt64(8 &* rest) : 0
      word = (word | UInt64(repeating: ASCII.caseBit)) & ~others
      guard (word | UInt64(repeating: UInt8(ascii: "a")) & others).hasLowercaseOnly else { break }
      raw.storeBytes(of: word.littleEndian, toByteOffset: count, as: UInt64.self)
      count &+= min(rest, 8)
      index &+= min(rest, 8)
    }
    return index
  }

  package subscript(index: Int) -> UInt8 { bytes[index] }

  /// Returns the hash of the bytes from `start` up to `end`.
  package func hash(from start: Int = 0, to end: Int) -> WordHash {
    var hash = WordHash()
    let bytes = bytes.span
    for index in start..<end { hash.add(bytes[index]) }
    return hash
  }

  /// Calls `body` with the bytes.
  @inline(__always)
  func withBytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result { body(bytes.span.extracting(first: count)) }

  /// The last eight bytes, of which the last one is the highest; zeros before a shorter word.
  var tail: UInt64 {
    let bytes = bytes.span
    return count >= 8 ? bytes.word(at: count &- 8) : count == 0 ? 0 : bytes.word(at: 0) &<< UInt64(8 &* (8 &- count))
  }

  /// Returns the hash of a byte and the bytes from `start` to the end.
  func hash(after first: UInt8, from start: Int) -> WordHash {
    var hash = WordHash()
    hash.add(first)
    let bytes = bytes.span
    for index in start..<count { hash.add(bytes[index]) }
    return hash
  }

  private mutating func append(_ byte: UInt8) {
    guard count < Self.capacity else { return }
    bytes[count] = byte
    count += 1
  }
}

/// The hashes of the beginnings of a word of any length, each made from the one before.
struct WordBeginnings: ~Copyable {
  private var states = InlineArray<32, UInt64>(repeating: .fnvSeed)

  /// Computes the hashes for a word.
  init(of word: borrowing FoldedWord) {
    var states = states.mutableSpan
    var state = UInt64.fnvSeed
    word.forEachByte { index, byte in
      state = state.adding(toFNV: UInt64(byte))
      states[index &+ 1] = state
    }
  }

  /// Returns the hash of the bytes before `end`; see ``FoldedWord/hash(from:to:)``.
  @inline(__always)
  func hash(to end: Int) -> WordHash { WordHash(state: states.span[end]) }
}

extension FoldedWord {
  /// Calls `body` with the offset of each byte and the byte.
  @inline(__always)
  fileprivate func forEachByte(_ body: (Int, UInt8) -> Void) {
    let bytes = bytes.span
    for index in 0..<count { body(index, bytes[index]) }
  }
}

extension UInt64 {
  /// Whether all eight bytes are ASCII letters in lower case.
  @inline(__always) fileprivate var hasLowercaseOnly: Bool {
    let highest = UInt64(repeating: 0x80)
    guard self & highest == 0 else { return false }
    // The highest bit of a byte shows whether the byte is at least `a`, and whether it is beyond `z`; no byte carries over.
    let fromFirst = self &+ UInt64(repeating: 0x80 - UInt8(ascii: "a"))
    let beyondLast = self &+ UInt64(repeating: 0x7F - UInt8(ascii: "z"))
    return fromFirst & ~beyondLast & highest == highest
  }
}

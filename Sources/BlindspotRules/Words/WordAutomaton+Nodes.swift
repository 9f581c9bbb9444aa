import CTables

/// The nodes of the automaton, in the layout of `Tools/tables/words.py`.
///
/// A node has a bit for each of its symbols, so that a step takes the same few instructions however many symbols a node has.
/// A search through a list of edges took 1,300 instructions for a phrase.
extension WordAutomaton {
  // The symbols 1 to 26 are the letters.
  static let space: UInt32 = 27
  static let end: UInt32 = 28
  static let stem: UInt32 = 29
  /// Precedes the reversed endings of compounds.
  static let back: UInt32 = 30
  static let digits: Range<UInt32> = 32..<42
  /// The first of the 64 symbols for letters beyond Latin.
  static let other: UInt32 = 42

  /// The place of the node at which phrases begin.
  @inline(__always) static var root: Int { Int(word(at: 0)) }

  /// Returns one bit for each list with a phrase that begins with up to three letters, which are five bits each.
  @inline(__always) static func lists(ofBeginning letters: UInt32) -> UInt128 {
    bits(at: Int(word(at: Int(word(at: 1) &+ letters))))
  }

  @inline(__always) static func word(at place: Int) -> UInt32 { unsafe blindspot_words[place] }

  /// Returns two words as one, the lower one first.
  @inline(__always) static func doubleWord(at place: Int) -> UInt64 {
    UInt64(word(at: place)) | UInt64(word(at: place + 1)) << 32
  }

  /// Returns the first four words of a ``WordValue``: one bit for each list, and others in the top bits.
  @inline(__always) static func bits(at place: Int) -> UInt128 {
    UInt128(doubleWord(at: place)) | UInt128(doubleWord(at: place + 2)) << 64
  }

  /// Returns the place of the node or the value that follows a node with a symbol; nil if no phrase continues with it.
  @inline(__always)
  func target(of symbol: UInt32, from node: Int) -> Int? {
    let head = Self.word(at: node)
    guard head & Self.isSingle == 0 else {
      return head >> 24 & 0x7F == symbol ? Int(head & 0xFF_FFFF) : nil
    }
    guard symbol < Self.digits.lowerBound else { return targetBeyondLetters(of: symbol, from: node, head) }
    let bit = UInt32(1) << symbol
    guard head & bit != 0 else { return nil }
    let before = (head & (bit &- 1) & ~Self.hasMore).nonzeroBitCount
    return Int(Self.word(at: node &+ 1 &+ Int(head & Self.hasMore) &* 3 &+ before))
  }

  /// Returns the target of a digit or of a letter beyond Latin from a node with several symbols.
  @inline(never)
  private func targetBeyondLetters(of symbol: UInt32, from node: Int, _ head: UInt32) -> Int? {
    guard head & Self.hasMore != 0 else { return nil }
    let digits = Self.word(at: node + 1)
    let others = UInt64(Self.word(at: node + 2)) | UInt64(Self.word(at: node + 3)) << 32
    let targets = node + 4 + (head & ~Self.hasMore).nonzeroBitCount
    if symbol < Self.other {
      let bit = UInt32(1) << (symbol - Self.digits.lowerBound)
      guard digits & bit != 0 else { return nil }
      return Int(Self.word(at: targets + (digits & (bit - 1)).nonzeroBitCount))
    }
    let bit = UInt64(1) << UInt64(symbol - Self.other)
    guard others & bit != 0 else { return nil }
    return Int(Self.word(at: targets + digits.nonzeroBitCount + (others & (bit - 1)).nonzeroBitCount))
  }

  /// The ASCII digits that phrases begin with, as bits.
  @inline(__always)
  static var firstDigits: UInt32 {
    let head = word(at: root)
    guard head & isSingle == 0 else { return .max }
    return head & hasMore != 0 ? word(at: root + 1) : 0
  }

  /// Whether a phrase continues with a digit from `node`.
  @inline(__always)
  func hasDigit(at node: Int) -> Bool {
    let head = Self.word(at: node)
    guard head & Self.isSingle == 0 else { return Self.digits.contains(head >> 24 & 0x7F) }
    return head & Self.hasMore != 0 && Self.word(at: node + 1) != 0
  }

  /// Marks a node with one symbol, which is in the bits 24 to 30, and its target in the bits below.
  private static let isSingle: UInt32 = 1 << 31
  /// Marks a node that has digits or letters beyond Latin, whose bits are in three more words.
  private static let hasMore: UInt32 = 1

  /// Returns the symbol of a Latin letter or a digit, or the first symbol of another letter; 0 for any other scalar. An
  /// ordinal indicator (`nº`) is not a letter here.
  @inline(__always)
  static func symbol(of scalar: FoldedScalar) -> UInt32 {
    guard scalar.first < 0x80 else { return other + scalar.first >> 12 & 63 }
    if scalar.isInLexicon { return scalar.first - 0x60 }
    return scalar.isDigit ? scalar.first - 0x30 + digits.lowerBound : 0
  }
}

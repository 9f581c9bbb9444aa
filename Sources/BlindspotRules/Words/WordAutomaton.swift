import CTables
import BlindspotParser

/// Finds the phrases of all word lists in a text, in one pass and without allocating.
///
/// The automaton is a minimized trie over folded letters. A Latin letter or a digit is one symbol, any other letter three.
/// An edge has 32 bits: the symbol (7), whether it is the last of its node (1), and the target (24). The first edges are the
/// root's, one for each symbol. A word ends with the symbol `end`, or with `stem`, which accepts any ending. The target of
/// these two is an index into the values: one bit for each list and a number in the four top bits. `Tools/tables/words.py`
/// writes the automaton.
package struct WordAutomaton: Sendable {
  /// The automaton of the built-in lists.
  package static let builtIn = WordAutomaton()

  private let edges: [UInt32]
  private let values: [UInt128]
  /// The beginnings of words, in the form of ``WordFilter/insert(beginning:)``.
  private let beginnings: [UInt16]
  /// The lists of the phrases with each beginning.
  private let beginningLists: [UInt128]

  /// The symbols 1 to 26 are the letters.
  static let digits: ClosedRange<UInt32> = 27...36
  static let space: UInt32 = 37
  private static let end: UInt32 = 38
  private static let stem: UInt32 = 39
  /// Precedes the reversed endings of compounds.
  private static let back: UInt32 = 40
  /// The first of the 64 symbols for letters beyond Latin.
  private static let other: UInt32 = 41

  private init() {
    let bytes = unsafe UnsafeRawBufferPointer(start: blindspot_words, count: blindspot_words_count)
    var offset = 0
    // The arrays are little-endian and aligned.
    func next<Element: BitwiseCopyable>(_ count: UInt32) -> [Element] {
      let end = offset + Int(count) * MemoryLayout<Element>.stride
      defer { offset = end }
      return unsafe Array(UnsafeRawBufferPointer(rebasing: bytes[offset..<end]).bindMemory(to: Element.self))
    }
    let counts: [UInt32] = next(4)
    edges = next(counts[0])
    func nextPairs(_ count: UInt32) -> [UInt128] {
      let halves: [UInt64] = next(2 * count)
      return (0..<Int(count)).map { UInt128(halves[2 * $0]) | UInt128(halves[2 * $0 + 1]) << 64 }
    }
    values = nextPairs(counts[1])
    beginningLists = nextPairs(counts[2])
    beginnings = next(counts[2])
  }

  /// Returns the filter of words that can begin a phrase of `lists`.
  package func filter(for lists: WordLists) -> WordFilter {
    var filter = WordFilter()
    for index in beginnings.indices where beginningLists[index] & lists.rawValue != 0 {
      filter.insert(beginning: beginnings[index])
    }
    return filter
  }

  /// Calls `body` with the longest phrase at each word of `range`. A phrase hides those that start inside it, unless it is
  /// a mere cue: “is in” does not hide “in labour”.
  ///
  /// - Parameter filter: skips words that begin no phrase of its lists; without one, all phrases are found.
  package func scan(
    _ text: Span<UInt8>, in range: Range<Int>, filter: WordFilter = .none, _ body: (WordMatch) -> Void
  ) {
    var index = range.lowerBound
    var last = FoldedScalar.Category.separator
    while index < range.upperBound {
      let scalar = FoldedScalar(in: text, at: index)
      let symbol = Self.symbol(of: scalar)
      if symbol != 0, Self.startsWord(scalar, after: last, in: text, at: index), filter.admits(text, at: index),
        let match = match(in: text, at: index, limit: range.upperBound)
      {
        body(match)
        if !match.lists.isSubset(of: .cues) {
          index = match.range.end
          last = .separator
          continue
        }
      }
      index += scalar.length
      guard symbol != 0 else {
        if !Self.isIgnored(scalar, in: text, at: index - scalar.length) { last = .separator }
        continue
      }
      last = scalar.category
      // No word starts with a lower-case letter after a letter.
      guard !scalar.isDigit else { continue }
      let run = index
      while index < range.upperBound, text[index].isLower { index += 1 }
      if index > run { last = .lower }
    }
  }

  /// Returns the longest phrase that starts at `start`, the first byte of a word; nil if none starts there.
  package func match(in text: Span<UInt8>, at start: Int, limit: Int? = nil) -> WordMatch? {
    let limit = limit ?? text.count
    var node = 0
    var index = start
    var last = FoldedScalar.Category.separator
    var found: (end: Int, value: Int)?
    while index < limit {
      let scalar = FoldedScalar(in: text, at: index)
      let symbol = Self.symbol(of: scalar)
      if symbol == 0 {
        if Self.isIgnored(scalar, in: text, at: index) {
          index += scalar.length
          continue
        }
        guard last != .separator else { break }
        if let value = target(of: Self.end, from: node) { found = (index, value) }
        guard let next = target(of: Self.space, from: node) else { break }
        guard let after = wordStart(in: text, after: index, limit: limit) else { break }
        node = next
        index = after
        last = .separator
        continue
      }
      if index > start, last != .separator, Self.startsWord(scalar, after: last, in: text, at: index) {
        if let value = target(of: Self.end, from: node) { found = (index, value) }
        if let next = target(of: Self.space, from: node), target(of: symbol, from: next) != nil { node = next }
      }
      guard let next = target(of: symbol, scalar, from: node) else { break }
      node = next
      last = scalar.category
      index += scalar.length
      if let value = target(of: Self.stem, from: node) {
        found = (wordEnd(in: text, from: index, last: last, limit: limit), value)
      }
    }
    if index >= limit, last != .separator, let value = target(of: Self.end, from: node) { found = (limit, value) }
    guard let found else { return nil }
    return match(start: start, end: found.end, value: values[found.value])
  }

  /// Returns the longest compound ending (`-strasse`) of the word `range` after at least `before` bytes.
  package func ending(of range: Range<Int>, in text: Span<UInt8>, before: Int) -> WordMatch? {
    guard edges[Int(Self.back)] != 0 else { return nil }
    var node = Int(edges[Int(Self.back)] >> 8)
    var index = range.upperBound
    var found: (start: Int, value: Int)?
    while index > range.lowerBound + before {
      index -= 1
      while index > range.lowerBound, text[index] & 0xC0 == 0x80 { index -= 1 }
      let scalar = FoldedScalar(in: text, at: index)
      let symbol = Self.symbol(of: scalar)
      if symbol == 0 {
        guard Self.isIgnored(scalar, in: text, at: index) else { break }
        continue
      }
      // Only Latin lists have endings of compounds.
      guard symbol < Self.other else { break }
      if scalar.second != 0 {
        guard let second = target(of: Self.symbol(ofSecond: scalar), from: node) else { break }
        node = second
      }
      guard let next = target(of: symbol, from: node) else { break }
      node = next
      if index >= range.lowerBound + before, let value = target(of: Self.stem, from: node) { found = (index, value) }
    }
    guard let found else { return nil }
    return match(start: found.start, end: range.upperBound, value: values[found.value])
  }

  private func match(start: Int, end: Int, value: UInt128) -> WordMatch {
    WordMatch(
      range: TextRange(start: start, end: end), lists: WordLists(rawValue: value).intersection(.all),
      number: Int(value >> WordLists.count))
  }

  @inline(__always)
  func target(of symbol: UInt32, from node: Int) -> Int? {
    if node == 0 {
      let edge = edges[Int(symbol)]
      return edge == 0 ? nil : Int(edge >> 8)
    }
    var index = node
    while true {
      let edge = edges[index]
      if edge & 0x7F == symbol { return Int(edge >> 8) }
      // A node's edges are in descending order of their symbols.
      if edge & 0x80 != 0 || edge & 0x7F < symbol { return nil }
      index += 1
    }
  }

  /// Returns the target of all symbols of a letter, of which `symbol` is the first.
  @inline(__always)
  private func target(of symbol: UInt32, _ scalar: FoldedScalar, from node: Int) -> Int? {
    guard var next = target(of: symbol, from: node) else { return nil }
    if scalar.second != 0 {
      guard let second = target(of: Self.symbol(ofSecond: scalar), from: next) else { return nil }
      next = second
    } else if symbol >= Self.other {
      for shift: UInt32 in [6, 0] {
        guard let further = target(of: Self.other + scalar.first >> shift & 63, from: next) else { return nil }
        next = further
      }
    }
    return next
  }

  /// Returns the symbol of a Latin letter or a digit, or the first symbol of another letter; 0 for any other scalar. An
  /// ordinal indicator (`nº`) is not a letter here.
  @inline(__always)
  static func symbol(of scalar: FoldedScalar) -> UInt32 {
    guard scalar.first < 0x80 else { return other + scalar.first >> 12 & 63 }
    if scalar.isInLexicon { return scalar.first - 0x60 }
    return scalar.isDigit ? scalar.first - 0x30 + digits.lowerBound : 0
  }

  @inline(__always)
  private static func symbol(ofSecond scalar: FoldedScalar) -> UInt32 { UInt32(scalar.second) - 0x60 }

  /// Whether a character without symbol is part of the word around it: a mark, or an apostrophe before an ending.
  @inline(__always)
  private static func isIgnored(_ scalar: FoldedScalar, in text: Span<UInt8>, at index: Int) -> Bool {
    switch scalar.category {
    case .mark: true
    case .apostrophe: WordBoundary.isBeforeEnding(apostropheAt: index, length: scalar.length, in: text)
    default: false
    }
  }

  /// Whether a word starts at `scalar`, a letter or digit, after a character of the category `last`.
  @inline(__always)
  package static func startsWord(
    _ scalar: FoldedScalar, after last: FoldedScalar.Category, in text: Span<UInt8>, at index: Int
  ) -> Bool {
    // A phrase in a script without spaces can begin and end anywhere.
    last == .separator || scalar.category == .unspaced
      || WordBoundary.divides(last, scalar.category, next: index + scalar.length, in: text)
  }

  /// Returns the start of the next word of a phrase, if only separators that can occur inside a phrase precede it.
  private func wordStart(in text: Span<UInt8>, after start: Int, limit: Int) -> Int? {
    var index = start
    while index < limit, index < start + 4 {
      let scalar = FoldedScalar(in: text, at: index)
      if Self.symbol(of: scalar) != 0 { return index }
      switch scalar.scalar {
      case 0x20, 0x09, 0x0A, 0x0D, 0x27, 0x2D, 0x2E, 0x2F, 0x5F: break  // white space ' - . / _
      case 0x80...0xBF, 0x2000..<0x3000: break  // no-break space, typographic apostrophes and hyphens
      default: return nil
      }
      index += scalar.length
    }
    return nil
  }

  private func wordEnd(in text: Span<UInt8>, from start: Int, last: FoldedScalar.Category, limit: Int) -> Int {
    var index = start
    var last = last
    var end = start
    while index < limit {
      let scalar = FoldedScalar(in: text, at: index)
      let isWord = Self.symbol(of: scalar) != 0
      if isWord {
        if Self.startsWord(scalar, after: last, in: text, at: index) { break }
        last = scalar.category
      } else if !Self.isIgnored(scalar, in: text, at: index) {
        break
      }
      index += scalar.length
      if isWord { end = index }
    }
    return end
  }
}

import CTables
import BlindspotParser

/// Finds the phrases of all word lists in a text, in one pass and without allocating.
///
/// The automaton is a minimised trie over folded letters. Each edge is 32 bits: symbol (7), whether it is the last of
/// its node (1), target (24). The first 41 edges are the root's, one for each symbol. Words end in `end` (the word is
/// over) or `stem` (any ending may follow), whose target is an index into the values: a bit for each list and, in the
/// four top bits, a number.
package struct WordAutomaton: Sendable {
  /// The automaton of the built-in lists.
  package static let builtIn = WordAutomaton()

  /// How letters are folded.
  package let folding: LetterFolding
  private let edges: [UInt32]
  private let values: [UInt64]
  /// What words begin with, as ``WordFilter/insert(beginning:)`` takes it.
  private let beginnings: [UInt16]
  /// The lists with phrases that begin so, for each of the beginnings.
  private let beginningLists: [UInt64]

  static let digits: ClosedRange<UInt32> = 27...36
  static let space: UInt32 = 37
  private static let end: UInt32 = 38
  private static let stem: UInt32 = 39
  private static let back: UInt32 = 40

  private init() {
    let bytes = unsafe UnsafeRawBufferPointer(start: blindspot_words(), count: blindspot_words_count())
    var place = 0
    // Little-endian, and each array where its elements are aligned.
    func next<Element: BitwiseCopyable>(_ count: UInt32) -> [Element] {
      let end = place + Int(count) * MemoryLayout<Element>.stride
      defer { place = end }
      return unsafe Array(UnsafeRawBufferPointer(rebasing: bytes[place..<end]).bindMemory(to: Element.self))
    }
    let counts: [UInt32] = next(6)
    edges = next(counts[0])
    values = next(counts[1])
    beginningLists = next(counts[2])
    folding = LetterFolding(table: next(counts[3]), pairs: next(counts[4]))
    beginnings = next(counts[2])
  }

  /// Which words may begin a phrase of `lists`.
  package func filter(for lists: WordLists) -> WordFilter {
    var filter = WordFilter()
    for index in beginnings.indices where beginningLists[index] & lists.rawValue != 0 {
      filter.insert(beginning: beginnings[index])
    }
    return filter
  }

  /// Calls `body` with the longest phrase at each word of `range`. A phrase hides those that start inside it, unless it is
  /// a mere cue: “is in” hides nothing of “in labour”.
  ///
  /// - Parameter filter: leaves out words that begin no phrase of its lists; without one, all phrases are found.
  package func scan(
    _ text: Span<UInt8>, in range: Range<Int>, filter: WordFilter = .none, _ body: (WordMatch) -> Void
  ) {
    var index = range.lowerBound
    var last = FoldedLetter(code: 0, second: 0, width: 0, isUpper: false)
    while index < range.upperBound {
      let letter = folding.letter(in: text, at: index)
      if letter.isWord, startsWord(letter, after: last, in: text, at: index), filter.admits(text, at: index),
        let match = match(in: text, at: index, limit: range.upperBound)
      {
        body(match)
        if !match.lists.isSubset(of: .cues) {
          index = match.range.end
          last = FoldedLetter(code: 0, second: 0, width: 0, isUpper: false)
          continue
        }
      }
      if letter.code != FoldedLetter.ignored { last = letter }
      index += letter.width
      // No word starts among lower-case letters behind a letter.
      guard letter.isWord, !letter.isDigit else { continue }
      let run = index
      while index < range.upperBound, text[index] >= 0x61, text[index] <= 0x7A { index += 1 }
      if index > run { last = FoldedLetter(code: text[index - 1] - 0x60, second: 0, width: 1, isUpper: false) }
    }
  }

  /// The longest phrase that starts at `start`, the first byte of a word; nil if no list holds one.
  package func match(in text: Span<UInt8>, at start: Int, limit: Int? = nil) -> WordMatch? {
    let limit = limit ?? text.count
    var node = 0
    var index = start
    var last = FoldedLetter(code: 0, second: 0, width: 0, isUpper: false)
    var found: (end: Int, value: Int)?
    while index < limit {
      let letter = folding.letter(in: text, at: index)
      if letter.code == FoldedLetter.ignored {
        index += letter.width
        continue
      }
      if !letter.isWord {
        if last.isWord, let value = target(of: Self.end, from: node) { found = (index, value) }
        guard last.isWord, let next = target(of: Self.space, from: node) else { break }
        guard let after = wordStart(in: text, after: index, limit: limit) else { break }
        node = next
        index = after
        last = FoldedLetter(code: 0, second: 0, width: 0, isUpper: false)
        continue
      }
      if index > start, last.isWord, startsWord(letter, after: last, in: text, at: index) {
        if let value = target(of: Self.end, from: node) { found = (index, value) }
        if let next = target(of: Self.space, from: node), target(of: UInt32(letter.code), from: next) != nil {
          node = next
        }
      }
      guard var next = target(of: UInt32(letter.code), from: node) else { break }
      if letter.second != 0 {
        guard let second = target(of: UInt32(letter.second), from: next) else { break }
        next = second
      }
      node = next
      last = letter
      index += letter.width
      if let value = target(of: Self.stem, from: node) {
        found = (wordEnd(in: text, from: index, last: letter, limit: limit), value)
      }
    }
    if index >= limit, last.isWord, let value = target(of: Self.end, from: node) { found = (limit, value) }
    guard let found else { return nil }
    return made(start: start, end: found.end, value: values[found.value])
  }

  /// The longest compound ending (`-strasse`) of the word `range`, whose letters before it number at least `before`.
  package func ending(of range: Range<Int>, in text: Span<UInt8>, before: Int) -> WordMatch? {
    guard edges[Int(Self.back)] != 0 else { return nil }
    var node = Int(edges[Int(Self.back)] >> 8)
    var index = range.upperBound
    var found: (start: Int, value: Int)?
    while index > range.lowerBound + before {
      index -= 1
      while index > range.lowerBound, text[index] & 0xC0 == 0x80 { index -= 1 }
      let letter = folding.letter(in: text, at: index)
      if letter.code == FoldedLetter.ignored { continue }
      guard letter.isWord else { break }
      if letter.second != 0 {
        guard let second = target(of: UInt32(letter.second), from: node) else { break }
        node = second
      }
      guard let next = target(of: UInt32(letter.code), from: node) else { break }
      node = next
      if index >= range.lowerBound + before, let value = target(of: Self.stem, from: node) { found = (index, value) }
    }
    guard let found else { return nil }
    return made(start: found.start, end: range.upperBound, value: values[found.value])
  }

  private func made(start: Int, end: Int, value: UInt64) -> WordMatch {
    WordMatch(
      range: TextRange(start: start, end: end), lists: WordLists(rawValue: value).intersection(.all),
      number: Int(value >> 60))
  }

  @inline(__always)
  func target(of symbol: UInt32, from node: Int) -> Int? {
    if node == 0 {
      let edge = edges[Int(symbol)]
      return edge == 0 ? nil : Int(edge >> 8)
    }
    var place = node
    while true {
      let edge = edges[place]
      if edge & 0x7F == symbol { return Int(edge >> 8) }
      // A node's edges stand in falling order of their symbols.
      if edge & 0x80 != 0 || edge & 0x7F < symbol { return nil }
      place += 1
    }
  }

  /// Whether a word starts at `letter`: behind a separator, at `aB`, between letters and digits, at the `B` of `AABb`.
  @inline(__always)
  package func startsWord(_ letter: FoldedLetter, after last: FoldedLetter, in text: Span<UInt8>, at index: Int) -> Bool
  {
    if !last.isWord { return true }
    if last.isDigit != letter.isDigit { return true }
    guard letter.isUpper else { return false }
    if !last.isUpper { return true }
    guard index + 1 < text.count else { return false }
    return text[index + 1] >= 0x61 && text[index + 1] <= 0x7A
  }

  /// Where the next word of a phrase starts, if only what may part the words of a phrase lies between.
  private func wordStart(in text: Span<UInt8>, after start: Int, limit: Int) -> Int? {
    var index = start
    while index < limit, index < start + 4 {
      let letter = folding.letter(in: text, at: index)
      if letter.isWord { return index }
      switch text[index] {
      case 0x20, 0x09, 0x0A, 0x0D, 0x27, 0x2D, 0x2E, 0x2F, 0x5F: index += 1  // space, ' - . / _
      case 0xC2 where letter.width == 2, 0xE2 where letter.width == 3: index += letter.width  // no-break space, ’ ‑
      default: return nil
      }
    }
    return nil
  }

  private func wordEnd(in text: Span<UInt8>, from start: Int, last: FoldedLetter, limit: Int) -> Int {
    var index = start
    var last = last
    var end = start
    while index < limit {
      let letter = folding.letter(in: text, at: index)
      if letter.code != FoldedLetter.ignored {
        if !letter.isWord || startsWord(letter, after: last, in: text, at: index) { break }
        last = letter
      }
      index += letter.width
      if letter.isWord { end = index }
    }
    return end
  }
}

import CTables
import BlindspotParser

/// Finds the phrases of all word lists in a text, in one pass and without allocating.
///
/// The automaton is a minimized trie over folded letters, which `Tools/tables/words.py` writes. A Latin letter or a digit is
/// one symbol, any other letter three. A word ends with the symbol `end`, or with `stem`, which accepts any ending. The target
/// of these two is the place of a ``WordValue``.
package struct WordAutomaton: Sendable {
  /// The automaton of the built-in lists.
  package static let builtIn = WordAutomaton()

  private init() {}

  /// Returns the filter of words that can begin a phrase of `lists`.
  package func filter(for lists: WordLists) -> WordFilter { WordFilter(lists) }

  /// Returns the lists of all phrases in a text, also of those inside other phrases. No scan of the text, or of whole words of
  /// it, finds a phrase of another list.
  ///
  /// A detector reads the result in ``TextProfile/lists`` and returns at once if it contains none of its lists: one pass over
  /// the text takes the place of a scan by each detector, which together took a tenth of all instructions.
  package func lists(in text: Span<UInt8>) -> WordLists {
    var bits: UInt128 = 0
    forEachWord(in: text, 0..<text.count) { start in
      walk(text, from: start, to: text.count) { value, _, _ in bits |= Self.bits(at: value) }
      return nil
    }
    return WordLists(rawValue: bits).intersection(.all)
  }

  /// Calls `body` with the longest phrase at each word of `range`. A phrase hides those that start inside it, unless it is
  /// a mere cue: “is in” does not hide “in labour”.
  ///
  /// - Parameters:
  ///   - filter: Skips words that begin no phrase of its lists; without one, all phrases are found.
  ///   - flow: The language of the flow; see ``WordValue``.
  package func scan(
    _ text: Span<UInt8>, in range: Range<Int>, filter: WordFilter = .none, flow: WordLanguages = .none,
    _ body: (WordMatch) -> Void
  ) {
    forEachWord(in: text, range) { start in
      guard filter.admits(text, at: start),
        let match = match(in: text, at: start, limit: range.upperBound, flow: flow)
      else { return nil }
      body(match)
      return match.lists.isSubset(of: .cues) ? nil : match.range.end
    }
  }

  /// Calls `body` with the start of each word, which returns the end of a phrase to continue after it.
  @inline(__always)
  private func forEachWord(in text: Span<UInt8>, _ range: Range<Int>, _ body: (Int) -> Int?) {
    var index = range.lowerBound
    var last = FoldedScalar.Category.separator
    let digits = Self.firstDigits
    while index < range.upperBound {
      let byte = text[index]
      // Digits and the most frequent signs.
      if byte < UInt8(ascii: "A") || byte == ASCII.underscore, byte != ASCII.apostrophe {
        if byte.isDigit {
          if digits >> UInt32(byte & 15) & 1 == 1, last != .digit, let end = body(index) {
            index = end
            last = .separator
            continue
          }
          index += 1
          while index < range.upperBound, text[index].isDigit { index += 1 }
          last = .digit
        } else {
          index += 1
          last = .separator
        }
        continue
      }
      if byte.isLetter {
        let isUpper = byte.isUpper
        let begins =
          switch last {
          case .separator, .digit, .ideograph: true
          case .lower, .caseless, .unspaced: isUpper
          case .upper: isUpper && WordBoundary.continuesInLowerCase(text, at: index + 1)
          case .mark, .apostrophe: isUpper
          }
        if begins, let end = body(index) {
          index = end
          last = .separator
          continue
        }
        index += 1
        last = isUpper ? .upper : .lower
        let run = index
        while index < range.upperBound, text[index].isLower { index += 1 }
        if index > run { last = .lower }
        continue
      }
      let scalar = FoldedScalar(in: text, at: index)
      let symbol = Self.symbol(of: scalar)
      guard symbol != 0 else {
        if !Self.isIgnored(scalar, in: text, at: index) { last = .separator }
        index += scalar.length
        continue
      }
      if Self.startsWord(scalar, after: last, in: text, at: index), let end = body(index) {
        index = end
        last = .separator
        continue
      }
      index += scalar.length
      last = scalar.category
      // A lower-case letter begins a word only after a digit or an ideograph.
      if last == .ideograph || last == .digit { continue }
      let run = index
      while index < range.upperBound, text[index].isLower { index += 1 }
      if index > run { last = .lower }
    }
  }

  /// Returns the longest phrase that starts at `start`, the first byte of a word; nil if none starts there.
  package func match(
    in text: Span<UInt8>, at start: Int, limit: Int? = nil, flow: WordLanguages = .none
  ) -> WordMatch? {
    let limit = limit ?? text.count
    var found: (end: Int, value: WordValue)?
    walk(text, from: start, to: limit) { place, end, stem in
      let end = stem.map { wordEnd(in: text, from: end, last: $0, limit: limit) } ?? end
      let value = WordValue(at: place, for: start..<end, in: text, flow: flow)
      if !value.lists.isEmpty { found = (end, value) }
    }
    guard let found else { return nil }
    return WordMatch(
      range: TextRange(start: start, end: found.end), lists: found.value.lists, number: found.value.number)
  }

  /// Calls `found` with each phrase that starts at `start`, from the shortest to the longest: the place of its value, its end,
  /// and for a phrase that accepts any ending, the category of its last letter.
  @inline(__always)
  private func walk(
    _ text: Span<UInt8>, from start: Int, to limit: Int, _ found: (Int, Int, FoldedScalar.Category?) -> Void
  ) {
    var node = Self.root
    var index = start
    var last = FoldedScalar.Category.separator
    while index < limit {
      let byte = text[index]
      if byte.isLower, last != .digit, last != .ideograph {
        // Not the first letter of a next word.
        guard let next = target(of: UInt32(byte & 0x1F), from: node) else { return }
        node = next
        last = .lower
        index += 1
      } else {
        let scalar = FoldedScalar(in: text, at: index)
        let symbol = Self.symbol(of: scalar)
        guard symbol != 0 else {
          if Self.isIgnored(scalar, in: text, at: index) {
            index += scalar.length
            continue
          }
          guard last != .separator else { return }
          if let value = target(of: Self.end, from: node) { found(value, index, nil) }
          guard let next = target(of: Self.space, from: node),
            let after = wordStart(in: text, after: index, limit: limit)
          else { return }
          node = next
          index = after
          last = .separator
          continue
        }
        if index > start, last != .separator, Self.startsWord(scalar, after: last, in: text, at: index) {
          if let value = target(of: Self.end, from: node) { found(value, index, nil) }
          if let next = target(of: Self.space, from: node), target(of: symbol, from: next) != nil,
            !continues(scalar, symbol, from: node)
          {
            node = next
          }
        }
        guard let next = target(of: symbol, scalar, from: node) else { return }
        node = next
        last = scalar.category
        index += scalar.length
      }
      if let value = target(of: Self.stem, from: node) { found(value, index, last) }
    }
    if last != .separator, let value = target(of: Self.end, from: node) { found(value, limit, nil) }
  }

  /// Whether a phrase without a space continues with a character of a script without spaces. It takes precedence over one
  /// with a space, which a text without spaces contains more rarely.
  @inline(__always)
  private func continues(_ scalar: FoldedScalar, _ symbol: UInt32, from node: Int) -> Bool {
    (scalar.category == .unspaced || scalar.category == .ideograph) && target(of: symbol, scalar, from: node) != nil
  }

  /// Returns the longest compound ending (`-strasse`) of the word `range` after at least `before` bytes.
  package func ending(of range: Range<Int>, in text: Span<UInt8>, before: Int) -> WordMatch? {
    guard var node = target(of: Self.back, from: Self.root) else { return nil }
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
    let value = WordValue(at: found.value, for: found.start..<range.upperBound, in: text, flow: .none)
    return WordMatch(
      range: TextRange(start: found.start, end: range.upperBound), lists: value.lists, number: value.number)
  }

  /// Calls `body` with each word of at least seven letters that ends in a compound ending after at least `before` bytes, and
  /// with the lists of the ending, until it returns false.
  func forEachCompound(
    in text: Span<UInt8>, _ range: Range<Int>, before: Int, _ body: (TextRange, WordLists) -> Bool
  ) {
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start
      while end < range.upperBound, text[end].isLetter || text[end] >= 0x80 { end += 1 }
      if end - start >= Self.shortestCompound, let ending = ending(of: start..<end, in: text, before: before),
        !body(TextRange(start: start, end: end), ending.lists)
      {
        return
      }
      start = end + 1
    }
  }

  /// Three letters and the shortest ending, `lijn`.
  private static let shortestCompound = 7

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

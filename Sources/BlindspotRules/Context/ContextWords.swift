import BlindspotParser

/// Keywords and phrases that say what a value near them is: `ssn|social security|n de seguridad social`.
///
/// The phrases are separated by `|` and written the way ``ContextText`` folds a text: lower case, Latin letters without
/// accents, no punctuation (`drivers licence`). A space matches any separator or none, so that `social security`
/// is found in `SocialSecurity`, `social_security` and `social-security`. A constant of the program: nothing is
/// parsed at start and nothing allocated.
package struct ContextWords: Sendable, ExpressibleByStringLiteral {
  package let phrases: StaticString
  /// Which two letters phrases begin with, as bits: most texts have no word that begins like any of them.
  let beginnings: UInt64
  /// Where the phrases that begin with two letters of one bit stand, for lists too long to be gone through: 65 places in
  /// this array, and from the first of them on the offsets of the phrases. Empty for short lists.
  private let index: [UInt16]
  /// From how many bytes on a list is long.
  private static let longList = 256

  package init(_ phrases: StaticString) {
    self.phrases = phrases
    beginnings = Self.beginnings(of: phrases)
    index = phrases.utf8CodeUnitCount < Self.longList ? [] : Self.index(of: phrases)
  }

  package init(stringLiteral phrases: StaticString) { self.init(phrases) }

  /// The bit of a word that begins with these two bytes.
  @inline(__always) static func bit(_ first: UInt8, _ second: UInt8) -> UInt64 { 1 << UInt64(place(first, second)) }

  @inline(__always) private static func place(_ first: UInt8, _ second: UInt8) -> Int {
    Int((first &* 31 &+ second) & 63)
  }

  /// Calls `body` with the offset of every phrase that may begin with these two bytes, spaces left out.
  @inline(__always) func forEachPhrase(from first: UInt8, _ second: UInt8, _ body: (Int) -> Void) {
    guard index.isEmpty else {
      let place = Self.place(first, second)
      for entry in Int(index[place])..<Int(index[place + 1]) { body(Int(index[entry])) }
      return
    }
    let count = phrases.utf8CodeUnitCount
    var cursor = 0
    while cursor < count {
      // A phrase whose first byte differs is passed over without a closer look; most are.
      if phrases.byte(at: cursor) == first { body(cursor) }
      while cursor < count, phrases.byte(at: cursor) != 0x7C { cursor += 1 }
      cursor += 1
    }
  }

  private static func index(of phrases: StaticString) -> [UInt16] {
    var index = [UInt16](repeating: 0, count: 65)
    forEachBeginning(of: phrases) { beginning, _ in
      for place in places(of: beginning) { index[place + 1] += 1 }
    }
    index[0] = 65
    for place in 0..<64 { index[place + 1] += index[place] }
    var next = index
    for _ in 65..<Int(index[64]) { index.append(0) }
    forEachBeginning(of: phrases) { beginning, offset in
      for place in places(of: beginning) {
        index[Int(next[place])] = UInt16(offset)
        next[place] += 1
      }
    }
    return index
  }

  /// Where a phrase that begins so is looked for; one of a single byte, behind which anything may follow, everywhere.
  private static func places(of beginning: Beginning) -> Range<Int> {
    guard beginning.second != 0 else { return 0..<64 }
    let place = place(beginning.first, beginning.second)
    return place..<place + 1
  }

  private static func beginnings(of phrases: StaticString) -> UInt64 {
    var bits: UInt64 = 0
    // A phrase of one byte: whatever follows it in the text.
    forEachBeginning(of: phrases) { beginning, _ in
      bits |= beginning.second == 0 ? .max : bit(beginning.first, beginning.second)
    }
    return bits
  }

  /// The first bytes of a phrase, spaces left out; 0 where it has no more.
  struct Beginning {
    var first: UInt8 = 0
    var second: UInt8 = 0
    var third: UInt8 = 0
  }

  /// Hands the beginning of each phrase to `body`.
  func forEachBeginning(_ body: (Beginning) -> Void) {
    Self.forEachBeginning(of: phrases) { beginning, _ in body(beginning) }
  }

  /// The same with the offset of the phrase.
  private static func forEachBeginning(of phrases: StaticString, _ body: (Beginning, Int) -> Void) {
    let count = phrases.utf8CodeUnitCount
    var cursor = 0
    while cursor < count {
      let start = cursor
      var beginning = Beginning()
      var letters = 0
      while cursor < count, letters < 3, phrases.byte(at: cursor) != 0x7C {
        let byte = phrases.byte(at: cursor)
        cursor += 1
        if byte == 0x20 { continue }
        switch letters {
        case 0: beginning.first = byte
        case 1: beginning.second = byte
        default: beginning.third = byte
        }
        letters += 1
      }
      if letters > 0 { body(beginning, start) }
      while cursor < count, phrases.byte(at: cursor) != 0x7C { cursor += 1 }
      cursor += 1
    }
  }

  /// Whether there is no phrase.
  package var isEmpty: Bool { phrases.utf8CodeUnitCount == 0 }
}

extension ContextText {
  /// A phrase that was found.
  package struct Match: Sendable {
    /// Where it stands in the text, in bytes.
    package let start: Int
    package let end: Int
  }

  /// The occurrence of one of `words` nearest before the byte `offset`, beginning at most `window` bytes before it.
  package func match(_ words: ContextWords, before offset: Int, within window: Int = 48) -> Match? {
    guard beginnings & words.beginnings != 0 else { return nil }
    var index = tokens.count
    while index > 0 {
      index -= 1
      let token = tokens[index]
      if token.start >= offset { continue }
      if offset - token.start > window { return nil }
      if let end = end(of: words, at: index), end <= offset { return Match(start: token.start, end: end) }
    }
    return nil
  }

  /// The occurrence of one of `words` nearest after the byte `offset`, beginning at most `window` bytes after it.
  package func match(_ words: ContextWords, after offset: Int, within window: Int = 24) -> Match? {
    guard beginnings & words.beginnings != 0 else { return nil }
    for index in tokens.indices {
      let token = tokens[index]
      if token.start < offset { continue }
      if token.start - offset > window { return nil }
      if let end = end(of: words, at: index) { return Match(start: token.start, end: end) }
    }
    return nil
  }

  /// The first occurrence of one of `words` anywhere.
  package func match(_ words: ContextWords) -> Match? { match(words, after: 0, within: .max) }

  /// Where the longest of `words` that begins with the token `index` ends in the text, in bytes.
  package func end(of words: ContextWords, at index: Int) -> Int? {
    let start = Int(tokens[index].foldedStart)
    // No phrase begins with a digit.
    guard !folded[start].isDigit, words.beginnings & beginning(of: tokens[index]) != 0 else { return nil }
    var best = -1
    words.forEachPhrase(from: folded[start], start + 1 < folded.count ? folded[start + 1] : 0) { phrase in
      if let end = end(ofPhraseAt: phrase, in: words.phrases, token: index) { best = max(best, end) }
    }
    return best < 0 ? nil : best
  }

  private func end(ofPhraseAt start: Int, in phrases: StaticString, token first: Int) -> Int? {
    let count = phrases.utf8CodeUnitCount
    var cursor = start
    var index = first
    var position = Int(tokens[first].foldedStart)
    while cursor < count, phrases.byte(at: cursor) != 0x7C {
      let byte = phrases.byte(at: cursor)
      if byte == 0x20 {
        cursor += 1
        continue
      }
      if position == Int(tokens[index].foldedEnd) {
        // The phrase goes on in the next token: where it has a space, or where letters stand apart (`S.S.N.`, 身份证).
        guard index + 1 < tokens.count, phrases.byte(at: cursor - 1) == 0x20 || tokens[index].isSingle else {
          return nil
        }
        index += 1
      }
      guard folded[position] == byte else { return nil }
      position += 1
      cursor += 1
    }
    let token = tokens[index]
    let rest = Int(token.foldedEnd) - position
    // A plural says the same.
    guard rest == 0 || (rest == 1 && folded[position] == 0x73) else { return nil }
    return token.end
  }
}

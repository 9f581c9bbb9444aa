import BlindspotParser

/// Keywords and phrases that qualify a value near them: `ssn|social security|n de seguridad social`.
///
/// The phrases are separated by `|` and written in the folded form of ``ContextText``: lower case, Latin letters without
/// accents, no punctuation (`drivers licence`). A space matches any separator or none, so `social security` is found in
/// `SocialSecurity`, `social_security` and `social-security`.
package struct ContextWords: Sendable, ExpressibleByStringLiteral {
  package let phrases: StaticString
  /// The beginnings of the phrases, as bits. Most texts have no word with the beginning of a phrase.
  let beginnings: UInt64
  /// The beginning of every phrase.
  let starts: [Beginning]
  /// Whether a phrase contains a digit.
  let hasDigits: Bool
  /// The offsets of the phrases, grouped by the bit of their beginning: 65 indices into this array, then the offsets.
  /// Empty for lists that are short enough to be searched completely.
  private let index: [UInt16]
  /// The length in bytes from which a list has an index.
  private static let indexedLength = 256

  package init(_ phrases: StaticString) {
    self.phrases = phrases
    (starts, hasDigits) = Self.starts(of: phrases)
    var bits: UInt64 = 0
    // Any byte can follow a phrase of one byte.
    for start in starts { bits |= start.isSingle ? .max : 1 << UInt64(start.group) }
    beginnings = bits
    index = phrases.utf8CodeUnitCount < Self.indexedLength ? [] : Self.index(of: starts)
  }

  /// Sorts the offsets of phrases by group in two passes; an array for each group would need 64 allocations a list.
  private static func index(of starts: [Beginning]) -> [UInt16] {
    let groups = 64
    var ends = [Int](repeating: 0, count: groups)
    for start in starts {
      for group in start.isSingle ? 0..<groups : start.group..<start.group + 1 { ends[group] += 1 }
    }
    var index = [UInt16](repeating: 0, count: groups + 1 + ends.reduce(0, +))
    var next = groups + 1
    for group in 0..<groups {
      index[group] = UInt16(next)
      (ends[group], next) = (next, next + ends[group])
    }
    index[groups] = UInt16(next)
    for start in starts {
      for group in start.isSingle ? 0..<groups : start.group..<start.group + 1 {
        index[ends[group]] = start.offset
        ends[group] += 1
      }
    }
    return index
  }

  package init(stringLiteral phrases: StaticString) { self.init(phrases) }

  /// Returns the bit of a word that begins with these two bytes.
  @inline(__always) static func bit(_ first: UInt8, _ second: UInt8) -> UInt64 { 1 << UInt64(group(first, second)) }

  @inline(__always) private static func group(_ first: UInt8, _ second: UInt8) -> Int {
    Int((first &* 31 &+ second) & 63)
  }

  /// Calls `body` with the offset of every phrase that may begin with these two bytes, ignoring spaces.
  @inline(__always) func forEachPhrase(from first: UInt8, _ second: UInt8, _ body: (Int) -> Void) {
    guard index.isEmpty else {
      let group = Self.group(first, second)
      for entry in Int(index[group])..<Int(index[group + 1]) { body(Int(index[entry])) }
      return
    }
    for start in starts where start.first == first && (start.second == second || start.isSingle) {
      body(Int(start.offset))
    }
  }

  /// The first bytes of a phrase without spaces; 0 after its end.
  struct Beginning {
    private(set) var first: UInt8 = 0
    private(set) var second: UInt8 = 0
    private(set) var third: UInt8 = 0
    /// The offset of the phrase in the list.
    let offset: UInt16

    /// Creates the beginning of a phrase at an offset of the list; nil for a phrase without letters.
    fileprivate init?(of phrase: Span<UInt8>, at offset: Int) {
      self.offset = UInt16(offset)
      var letters = 0
      for index in phrase.indices where phrase[index] != UInt8(ascii: " ") {
        switch letters {
        case 0: first = phrase[index]
        case 1: second = phrase[index]
        default:
          third = phrase[index]
          return
        }
        letters += 1
      }
      if letters == 0 { return nil }
    }

    /// Whether the phrase consists of one byte.
    @inline(__always) var isSingle: Bool { second == 0 }

    /// The group of the phrase in the index.
    @inline(__always) fileprivate var group: Int { ContextWords.group(first, second) }
  }

  private static let separator = UInt8(ascii: "|")

  /// Returns the beginnings of phrases and whether one contains a digit.
  private static func starts(of phrases: StaticString) -> (starts: [Beginning], hasDigits: Bool) {
    phrases.withUTF8Buffer { buffer in
      let bytes = unsafe buffer.span
      var starts: [Beginning] = []
      starts.reserveCapacity(bytes.count / 8 + 1)
      var offset = 0
      while offset < bytes.count {
        let end = bytes.firstIndex(of: separator, from: offset) ?? bytes.count
        if let start = Beginning(of: bytes.extracting(offset..<end), at: offset) { starts.append(start) }
        offset = end + 1
      }
      var hasDigits = false
      // Without an exit, so that the loop reads sixteen bytes at a time.
      for index in bytes.indices { hasDigits = bytes[index].isDigit ? true : hasDigits }
      return (starts, hasDigits)
    }
  }

  /// Whether the list contains no phrases.
  package var isEmpty: Bool { phrases.utf8CodeUnitCount == 0 }
}

extension ContextText {
  /// An occurrence of a phrase.
  package struct Match: Sendable {
    /// The offset of its first byte in the text.
    package let start: Int
    /// The offset after its last byte.
    package let end: Int
    /// The reach of a phrase before and after a value, in bytes.
    package static let reach = (before: 48, after: 24)
  }

  /// Returns the occurrences of `words` by position. Allocates only for a text with one.
  package func matches(of words: ContextWords) -> [Match] {
    var matches: [Match] = []
    guard beginnings & words.beginnings != 0 else { return matches }
    for index in tokens.indices {
      if let end = end(of: words, at: index) { matches.append(Match(start: tokens[index].start, end: end)) }
    }
    return matches
  }

  /// Returns the occurrences of the keywords of a list by position. Allocates only for a text with one.
  ///
  /// - Parameter index: The index of the list, which rejects most words.
  func matches(of keywords: Keywords, in index: KeywordIndex) -> [Match] {
    var matches: [Match] = []
    guard beginnings & keywords.words.beginnings != 0 else { return matches }
    for token in tokens.indices where index.mayBegin(keywords.number, with: tokens[token], of: self) {
      if let end = end(of: keywords.words, at: token) { matches.append(Match(start: tokens[token].start, end: end)) }
    }
    return matches
  }

  /// Returns the occurrence of one of `words` nearest before the byte `offset`, beginning at most `window` bytes before it.
  package func match(_ words: ContextWords, before offset: Int, within window: Int = Match.reach.before) -> Match? {
    matches(of: words).nearest(before: offset, within: window)
  }

  /// Returns the occurrence of one of `words` nearest after the byte `offset`, beginning at most `window` bytes after it.
  package func match(_ words: ContextWords, after offset: Int, within window: Int = Match.reach.after) -> Match? {
    matches(of: words).nearest(after: offset, within: window)
  }

  /// Returns the first occurrence of one of `words`.
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
    while cursor < count, phrases.byte(at: cursor) != UInt8(ascii: "|") {
      let byte = phrases.byte(at: cursor)
      if byte == UInt8(ascii: " ") {
        cursor += 1
        continue
      }
      if position == Int(tokens[index].foldedEnd) {
        // A phrase continues in the next token after a space, or after a single letter (`S.S.N.`, 身份证).
        guard index + 1 < tokens.count, phrases.byte(at: cursor - 1) == UInt8(ascii: " ") || tokens[index].isSingle
        else {
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
    // The plural also matches.
    guard rest == 0 || (rest == 1 && folded[position] == UInt8(ascii: "s")) else { return nil }
    return token.end
  }
}

/// Occurrences by position.
extension [ContextText.Match] {
  /// Returns the occurrence nearest before `offset`, beginning at most `window` bytes before it.
  func nearest(before offset: Int, within window: Int = Element.reach.before) -> Element? {
    var index = partitioningIndex { $0.start >= offset }
    while index > 0 {
      index -= 1
      if offset - self[index].start > window { return nil }
      if self[index].end <= offset { return self[index] }
    }
    return nil
  }

  /// Returns the occurrence nearest after `offset`, beginning at most `window` bytes after it.
  func nearest(after offset: Int, within window: Int = Element.reach.after) -> Element? {
    let index = partitioningIndex { $0.start >= offset }
    return index < count && self[index].start - offset <= window ? self[index] : nil
  }
}

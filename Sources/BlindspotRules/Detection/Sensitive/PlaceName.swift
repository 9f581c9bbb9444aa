import BlindspotParser

/// The words of the name of a place beside a word that introduces it.
enum PlaceName {
  /// The number of bytes of an article and its spaces between a preposition and a place: “at the hotel”.
  static let articleLength = 6

  /// Returns the name directly after `range`: “Leeds” after “flying to”.
  ///
  /// - Parameters:
  ///   - end: the end of the sentence.
  ///   - isKnown: whether the lexicon must contain the place. Otherwise a capitalized word that it does not contain is
  ///     a place too.
  static func after(_ range: TextRange, in text: Span<UInt8>, before end: Int, isKnown: Bool) -> TextRange? {
    var words = WordStream(from: range.end, apostrophes: .divide, dividesUnspaced: false)
    guard range.end < end, text[range.end] == ASCII.space || text[range.end] == ASCII.comma,
      var word = words.next(in: text), word.end <= end,
      areJoined(range.end, word.start, in: text) || isPause(range.end..<word.start, in: text)
    else { return nil }
    if word.end - word.start <= 3, LexiconEntry(of: word, in: text).isFunction || isElided(word, in: text),
      let next = words.next(in: text), next.end <= end,
      areJoined(word.end, next.start, in: text) || isElided(word, in: text)
    {
      word = next
    }
    let last = nameEnd(in: text, from: word.end, before: end)
    guard isPlace(word, in: text, isKnown: isKnown, least: last > word.end ? 3 : 4) else { return nil }
    return TextRange(start: word.start, end: last)
  }

  /// Whether a comma before a capital is between a preposition and a place: the pause of a prompt, “on retreat in, Knock”.
  private static func isPause(_ gap: Range<Int>, in text: Span<UInt8>) -> Bool {
    gap.count == 2 && text[gap.lowerBound] == ASCII.comma && isSpace(text[gap.lowerBound + 1])
      && FoldedScalar(in: text, at: gap.upperBound).isUpper
  }

  /// Whether the word is an article of one or two letters before an apostrophe: `l'Alguer`.
  private static func isElided(_ word: WordStream.Word, in text: Span<UInt8>) -> Bool {
    guard word.end - word.start <= 2, word.end < text.count else { return false }
    return FoldedScalar(in: text, at: word.end).category == .apostrophe
  }

  /// Returns the first part between commas or other marks that is the name of a place alone: “op verlof aan zee,
  /// Sint-Idesbald, geen bereik”. The words are capitalized, and the lexicon contains them as places or not
  /// at all.
  static func setOff(in text: Span<UInt8>, _ sentence: Range<Int>) -> TextRange? {
    var start = sentence.lowerBound
    var index = start
    while index <= sentence.upperBound {
      let isEnd = index == sentence.upperBound || isDivider(text, at: index)
      if isEnd {
        if start > sentence.lowerBound || index < sentence.upperBound, let place = whole(in: text, start..<index) {
          return place
        }
        start = index + 1
      }
      index += 1
    }
    return nil
  }

  private static func isDivider(_ text: Span<UInt8>, at index: Int) -> Bool {
    switch text[index] {
    case ASCII.comma, ASCII.semicolon, ASCII.openParenthesis, ASCII.closeParenthesis, ASCII.bar, ASCII.colon,
      ASCII.slash:
      return true
    case ASCII.hyphen: return isSpace(text.byte(at: index - 1))
    default: return false
    }
  }

  /// Returns the range without its spaces if it is the name of a place: one to three capitalized words.
  private static func whole(in text: Span<UInt8>, _ range: Range<Int>) -> TextRange? {
    var words = WordStream(from: range.lowerBound, apostrophes: .divide, dividesUnspaced: false)
    var first: Int?
    var last = range.lowerBound
    var count = 0
    while let word = words.next(in: text), word.start < range.upperBound {
      guard word.end <= range.upperBound, !word.isNumber, count < longestPlace else { return nil }
      let entry = LexiconEntry(of: word, in: text)
      let scalar = FoldedScalar(in: text, at: word.start)
      guard scalar.isUpper || isElided(word, in: text) || entry.isParticle && first != nil else { return nil }
      if scalar.isUpper {
        guard !entry.isBrand, !entry.isDomain, !entry.isMachine,
          entry.isPlace || entry.word == 0 && (entry.foreign == 0 || first != nil),
          entry.isPlace || entry.given < commonName, word.length >= 4 || first != nil,
          !FoldedScalar(in: text, at: word.start + scalar.length).isUpper || word.length < 2
        else { return nil }
        count += 1
        let match = WordAutomaton.builtIn.match(in: text, at: word.start, limit: range.upperBound)
        if let match, !match.lists.isDisjoint(with: [.dateOfBirthMonth, .negativeCue, .positiveCue, .whereaboutsLeave])
        {
          return nil
        }
      }
      first = first ?? word.start
      last = word.end
    }
    guard let first, count > 0 else { return nil }
    return TextRange(start: first, end: last)
  }

  /// The maximum number of capitalized words of a place between commas.
  private static let longestPlace = 3

  /// Whether the lexicon contains the first word of the range as a place.
  static func isKnown(_ range: TextRange, in text: Span<UInt8>) -> Bool {
    var words = WordStream(from: range.start, apostrophes: .divide, dividesUnspaced: false)
    guard let word = words.next(in: text) else { return false }
    return LexiconEntry(of: word, in: text).isPlace
  }

  /// Returns the kind of place `range` with the capitalized words and numbers around it: “Seaview Hotel, room 12”.
  static func around(_ range: TextRange, in text: Span<UInt8>, _ sentence: Range<Int>) -> TextRange {
    var start = range.start
    while let previous = wordStart(in: text, before: start, after: sentence.lowerBound),
      FoldedScalar(in: text, at: previous).isUpper
    {
      start = previous
    }
    var end = nameEnd(in: text, from: range.end, before: sentence.upperBound)
    if end == range.end { end = particleNameEnd(in: text, from: range.end, before: sentence.upperBound) }
    if end == range.end { end = quotedEnd(in: text, from: range.end, before: sentence.upperBound) }
    return TextRange(start: start, end: end)
  }

  /// Returns the known place at the beginning of a sentence if it is alone or followed by a time or a remark: “Accra, back
  /// Monday”.
  ///
  /// - Parameter isAway: whether the sentence mentions a journey, so that any word can follow.
  static func first(
    in text: Span<UInt8>, _ sentence: Range<Int>, isAway: Bool
  ) -> TextRange? {
    var words = WordStream(from: sentence.lowerBound, apostrophes: .divide, dividesUnspaced: false)
    guard let word = words.next(in: text), word.end <= sentence.upperBound,
      FoldedScalar(in: text, at: word.start).isUpper
    else { return nil }
    let entry = LexiconEntry(of: word, in: text)
    guard entry.isPlace, entry.word < 2, entry.given < commonName else { return nil }
    guard let next = words.next(in: text), next.end <= sentence.upperBound else {
      return TextRange(start: word.start, end: word.end)
    }
    let isSeparate = (word.end..<next.start).contains { !isSpace(text[$0]) && text[$0] != ASCII.apostrophe }
    let follower = WordAutomaton.builtIn.match(in: text, at: next.start, limit: sentence.upperBound)?.lists ?? []
    guard
      isAway || isSeparate || next.isNumber
        || !follower.isDisjoint(with: [.positiveCue, .whereaboutsAt, .whereaboutsLeave])
    else {
      return nil
    }
    return TextRange(start: word.start, end: word.end)
  }

  /// Returns the first known place with an ending after an apostrophe: “Ankara'dayım”.
  static func withEnding(in text: Span<UInt8>, _ sentence: Range<Int>) -> TextRange? {
    var words = WordStream(from: sentence.lowerBound, apostrophes: .join, dividesUnspaced: false)
    while let word = words.next(in: text), word.end <= sentence.upperBound {
      guard FoldedScalar(in: text, at: word.start).isUpper,
        let mark = (word.start..<word.end).first(where: { FoldedScalar(in: text, at: $0).category == .apostrophe })
      else { continue }
      let ending = mark + FoldedScalar(in: text, at: mark).length
      let place = TextRange(start: word.start, end: mark)
      guard word.end - ending >= 2, text[ending].isLower else { continue }
      let entry = LexiconEntry(of: place, in: text)
      if entry.isPlace || isLocative(text, at: ending) && isUnlisted(entry, place) { return place }
    }
    return nil
  }

  /// Returns the first known place with the ending of a place in Finnish, Hungarian or Estonian: `Mikkelissä`, `Szolnokon`.
  static func inflected(in text: Span<UInt8>, _ sentence: Range<Int>) -> TextRange? {
    var words = WordStream(from: sentence.lowerBound, apostrophes: .join, dividesUnspaced: false)
    while let word = words.next(in: text), word.end <= sentence.upperBound {
      guard word.length >= 6, FoldedScalar(in: text, at: word.start).isUpper, !text.byte(at: word.start - 1).isWordByte,
        LexiconEntry(of: word, in: text).word == 0
      else { continue }
      for ending in endings {
        let stem = TextRange(start: word.start, end: max(word.start, word.end - ending.utf8CodeUnitCount))
        guard stem.count >= 4, text.matches(ending, at: stem.end) else { continue }
        // In Finnish, the last vowel is long: `Tampereella`.
        let short = TextRange(start: stem.start, end: stem.end - 1)
        let isLong = text[stem.end - 1] == text[stem.end - 2] && short.count >= 4
        if [stem, short].prefix(isLong ? 2 : 1).contains(where: { isCertain(LexiconEntry(of: $0, in: text)) }) {
          return TextRange(start: word.start, end: word.end)
        }
      }
    }
    return nil
  }

  private static func isCertain(_ entry: LexiconEntry) -> Bool {
    entry.isPlace && entry.word == 0 && entry.given < commonName
  }

  private static let endings: [StaticString] = [
    "ssa", "ssä", "lla", "llä", "sta", "stä", "lta", "ltä", "lle",
    "ban", "ben", "on", "en", "ön", "nál", "nél", "ra", "re", "ról", "ről", "ból", "ből",
    "sse", "st", "s", "l",
  ]

  /// Returns the road directly after `range` and an article: “on the A303”, “auf der A8”, “na BR-116”.
  static func road(after range: TextRange, in text: Span<UInt8>, before end: Int) -> TextRange? {
    var start = range.end
    for _ in 0..<2 {
      while start < end, isSpace(text[start]) || FoldedScalar(in: text, at: start).category == .apostrophe {
        start += FoldedScalar(in: text, at: start).length
      }
      guard start < end else { return nil }
      if let road = roadEnd(in: text, at: start), road <= end { return TextRange(start: start, end: road) }
      var article = start
      while article < end, text[article].isLower { article += 1 }
      guard 1...4 ~= article - start else { return nil }
      start = article
    }
    return nil
  }

  /// Returns the end of the number of a road: one or two capitals and up to three digits.
  private static func roadEnd(in text: Span<UInt8>, at start: Int) -> Int? {
    var index = start
    while index < text.count, index - start < 2, text[index].isUpper { index += 1 }
    guard index > start else { return nil }
    if text.byte(at: index) == ASCII.hyphen || text.byte(at: index) == ASCII.space { index += 1 }
    let digits = index
    while text.byte(at: index).isDigit { index += 1 }
    return 1...3 ~= index - digits && !text.byte(at: index).isWordByte ? index : nil
  }

  /// Whether the ending is one of a place in Turkish: `-de`, `-dayım`, `-den`.
  private static func isLocative(_ text: Span<UInt8>, at start: Int) -> Bool {
    let first = text[start]
    guard first == UInt8(ascii: "d") || first == UInt8(ascii: "t") else { return false }
    let second = text.byte(at: start + 1)
    return second == UInt8(ascii: "e") || second == UInt8(ascii: "a")
  }

  /// Whether the lexicon does not contain the word except as a rare name.
  private static func isUnlisted(_ entry: LexiconEntry, _ place: TextRange) -> Bool {
    place.count >= 4 && !entry.isBrand && !entry.isDomain && entry.word == 0 && entry.foreign < 2
      && entry.given < commonName
  }

  /// The frequency of a given name from which a word alone is more likely a name than a place.
  private static let commonName = 8
  /// The frequency of an English word from which it is not a place: “in Reading”, “at Bath”.
  private static let commonWord = 3

  /// Whether a word is the name of a place, or without `isKnown` may be one of at least `least` letters.
  private static func isPlace(_ word: WordStream.Word, in text: Span<UInt8>, isKnown: Bool, least: Int) -> Bool {
    let entry = LexiconEntry(of: word, in: text)
    let first = FoldedScalar(in: text, at: word.start)
    if entry.isPlace, first.isUpper, entry.word < commonWord { return true }
    guard !word.isNumber, !entry.isDomain, !entry.isFunction, entry.word < commonWord else { return false }
    guard first.isUpper else {
      // A caseless script has no capitals; a lower-case place must be no other word.
      if first.category == .ideograph || first.category == .unspaced || first.category == .caseless { return !isKnown }
      return entry.isPlace && entry.word == 0 && entry.foreign == 0 && word.length >= 5
    }
    // A word of capitals is an abbreviation.
    guard !isKnown, word.length >= least, !entry.isBrand, word.start + first.length < word.end,
      !FoldedScalar(in: text, at: word.start + first.length).isUpper
    else { return false }
    return entry.word == 0 && entry.foreign < 2
  }

  /// Returns the end of the capitalized words and numbers from `start`.
  private static func nameEnd(in text: Span<UInt8>, from start: Int, before end: Int) -> Int {
    var words = WordStream(from: start, apostrophes: .join, dividesUnspaced: false)
    var last = start
    for _ in 0..<longestName {
      guard let word = words.next(in: text), word.end <= end, areJoined(last, word.start, in: text) else { break }
      guard word.isNumber || FoldedScalar(in: text, at: word.start).isUpper || isNative(word, in: text) else { break }
      last = word.end
    }
    return last
  }

  /// Returns the end of a name after one or two particles: `Hospital de la Princesa`, `Terme di Saturnia`; `start` without one.
  private static func particleNameEnd(in text: Span<UInt8>, from start: Int, before end: Int) -> Int {
    var words = WordStream(from: start, apostrophes: .divide, dividesUnspaced: false)
    var last = start
    for _ in 0..<3 {
      guard let word = words.next(in: text), word.end <= end,
        areJoined(last, word.start, in: text) || last > start && isElided(text, last..<word.start)
      else { return start }
      if FoldedScalar(in: text, at: word.start).isUpper {
        return last > start ? nameEnd(in: text, from: word.end, before: end) : start
      }
      guard LexiconEntry(of: word, in: text).isParticle || isElided(word, in: text) else { return start }
      last = word.end
    }
    return start
  }

  private static func isElided(_ text: Span<UInt8>, _ gap: Range<Int>) -> Bool {
    !gap.isEmpty && gap.lowerBound + FoldedScalar(in: text, at: gap.lowerBound).length == gap.upperBound
      && FoldedScalar(in: text, at: gap.lowerBound).category == .apostrophe
  }

  /// The maximum number of words in the name of a place.
  private static let longestName = 5

  private static func isNative(_ word: WordStream.Word, in text: Span<UInt8>) -> Bool {
    FoldedScalar(in: text, at: word.start).category == .ideograph
  }

  /// Returns the end of a quoted name after `start`: `гостиница «Волна»`.
  private static func quotedEnd(in text: Span<UInt8>, from start: Int, before end: Int) -> Int {
    var index = start
    while index < end, isSpace(text[index]) { index += 1 }
    guard index < end, let close = closingQuote(of: FoldedScalar(in: text, at: index).scalar) else { return start }
    index += FoldedScalar(in: text, at: index).length
    while index < end {
      let scalar = FoldedScalar(in: text, at: index)
      index += scalar.length
      if scalar.scalar == close { return index }
    }
    return start
  }

  private static func closingQuote(of scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x22: 0x22  // "
    case 0xAB: 0xBB  // « »
    case 0x201C: 0x201D
    case 0x201E: 0x201C
    case 0x300C: 0x300D
    default: nil
    }
  }

  /// Whether only spaces, a hyphen or a comma before a number are between two words.
  private static func areJoined(_ start: Int, _ end: Int, in text: Span<UInt8>) -> Bool {
    for index in start..<end where !isSpace(text[index]) {
      guard end - start <= 2, text[index] == ASCII.hyphen || text[index] == ASCII.period else { return false }
    }
    return end - start <= 3
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == ASCII.space }

  /// Returns the start of the word directly before `end` and one space.
  private static func wordStart(in text: Span<UInt8>, before end: Int, after start: Int) -> Int? {
    guard end - 1 > start, isSpace(text[end - 1]), !isSpace(text[end - 2]) else { return nil }
    var index = end - 1
    while index > start, text[index - 1].isLetter || text[index - 1] >= 0x80 || text[index - 1] == ASCII.apostrophe {
      index -= 1
    }
    return index < end - 1 ? index : nil
  }
}

extension LexiconEntry {
  /// The entry of a word of a text.
  fileprivate init(of word: WordStream.Word, in text: Span<UInt8>) {
    self.init(of: TextRange(start: word.start, end: word.end), in: text)
  }

  fileprivate init(of range: TextRange, in text: Span<UInt8>) {
    let folded = FoldedWord(text, from: range.start, to: range.end)
    self = folded.count == 0 ? .none : Lexicon.entry(for: folded)
  }
}

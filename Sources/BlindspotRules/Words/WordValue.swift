import BlindspotParser

/// The value of a phrase in ``WordAutomaton``: its lists, and the number that the list assigns to it.
///
/// A short word of one language can be a frequent word of another one: `som` means "I am" in Slovak and "who" in Swedish. The
/// compiler of the lists (`Tools/tables/languages.py`) marks a phrase that is another word in some language. A list then
/// contains the phrase only if the words around it are not of such a language, rather than of the languages of the list.
struct WordValue {
  /// The lists that contain the phrase in a language that the text can have.
  let lists: WordLists
  /// The number of the phrase (1 to 12 for months), or 0.
  let number: Int

  // The layout of `Tools/tables/words.py`. The first four words have a bit for each list, and the number. In a marked value,
  // the languages in which the phrase is another word (two words) and the number of conditions follow, then for each condition
  // the languages of some lists (two words) and these lists (four words).
  private static let languages = 4
  private static let count = 6
  private static let conditions = 7
  private static let wordsPerCondition = 6
  private static let isConditional: UInt128 = 1 << 123
  private static let numberShift: UInt128 = 124

  /// Reads the value at a place of the automaton for an occurrence of its phrase in a text of a flow in a language.
  @inline(__always)
  init(at place: Int, for range: Range<Int>, in text: Span<UInt8>, flow: WordLanguages) {
    let bits = WordAutomaton.bits(at: place)
    var lists = WordLists(rawValue: bits).intersection(.all)
    if bits & Self.isConditional != 0 { Self.remove(from: &lists, at: place, for: range, in: text, flow) }
    self.lists = lists
    number = Int(truncatingIfNeeded: bits >> Self.numberShift)
  }

  /// Removes the lists whose condition is not met.
  @inline(never)
  private static func remove(
    from lists: inout WordLists, at place: Int, for range: Range<Int>, in text: Span<UInt8>, _ flow: WordLanguages
  ) {
    var counts = LanguageCounts(around: range, in: text)
    counts.add(flow)
    let likely = counts.mostFrequent(of: .all)
    let others = languages(at: place + languages).bits & likely.languages.bits
    guard likely.count > 0, others != 0 else { return }
    // One letter is no evidence of a language.
    let isWord = range.count > 1
    for index in 0..<Int(WordAutomaton.word(at: place + count)) {
      let condition = place + conditions + index * wordsPerCondition
      let own = languages(at: condition)
      // The words of some languages are not known, and English words occur in texts of all languages.
      let words = own.bits == 0 ? 1 : counts.mostFrequent(of: own).count
      let margin = isWord && (words > 0 || others == english.bits) ? 1 : 0
      if likely.count > words + margin {
        lists.subtract(WordLists(rawValue: WordAutomaton.bits(at: condition + 2)))
      }
    }
  }

  private static let english = WordLanguages(code: "en")

  private static func languages(at place: Int) -> WordLanguages {
    WordLanguages(bits: WordAutomaton.doubleWord(at: place))
  }
}

extension LanguageCounts {
  /// The farthest distance of a word from the phrase, in bytes: a text can have parts in several languages. So near, there are
  /// fewer words than a count can hold.
  private static let longestDistance = 90

  /// Counts the languages of the words near a range, without those inside it.
  ///
  /// - Parameter readsASCII: False to read ASCII like any other text, which counts the same.
  init(around range: Range<Int>, in text: Span<UInt8>, readsASCII: Bool = true) {
    self.init()
    var start = max(0, range.lowerBound - Self.longestDistance)
    if start > 0 { while start < range.lowerBound, text[start] != ASCII.space, text[start] < 0xE0 { start += 1 } }
    let end = min(text.count, range.upperBound + Self.longestDistance)
    if readsASCII, addASCII(from: start, to: end, without: range, in: text) { return }
    self = Self()
    var words = WordStream(from: start, apostrophes: .divide, dividesUnspaced: false)
    while let word = words.next(in: text), word.start < end {
      guard !word.isNumber, word.end <= range.lowerBound || word.start >= range.upperBound else { continue }
      if word.length > 1 {
        // The hash of a folded word, which has at most its capacity.
        let isHashed = word.isASCII && word.length <= FoldedWord.capacity
        add(
          isHashed
            ? WordLanguages(of: word.hash(in: text).value)
            : WordLanguages(of: FoldedWord(text, from: word.start, to: word.end)))
      } else if text[word.start] == 0xE3 {
        add(.kana(FoldedScalar(in: text, at: word.start).scalar))
      }
    }
  }

  /// Counts the languages of words in ASCII. Returns false if a character beyond ASCII is near them.
  private mutating func addASCII(from start: Int, to end: Int, without range: Range<Int>, in text: Span<UInt8>) -> Bool
  {
    var words = ASCIIWordStream(from: start, apostrophes: .divide)
    var hash = UInt64.fnvSeed
    var length = 0
    while let word = words.next(
      in: text, before: end,
      { byte in
        hash = hash.adding(toFNV: UInt64(byte))
        length += 1
      })
    {
      let (letters, wordHash) = (length, WordHash(state: hash))
      (length, hash) = (0, UInt64.fnvSeed)
      guard !word.isNumber, letters > 1 else { continue }
      guard word.range.upperBound <= range.lowerBound || word.range.lowerBound >= range.upperBound else { continue }
      add(
        letters <= FoldedWord.capacity
          ? WordLanguages(of: wordHash.value)
          : WordLanguages(of: FoldedWord(text, from: word.range.lowerBound, to: word.range.upperBound)))
    }
    return !words.isBeyondASCII
  }
}

extension WordLanguages {
  /// The language of a Japanese syllable; no language for any other scalar. The words of Japanese are not known, so it has no
  /// other use.
  fileprivate static func kana(_ scalar: UInt32) -> Self { 0x3041...0x30FF ~= scalar ? Self(bits: 1 << 63) : .none }
}

import BlindspotParser

/// Finds dates of birth in words: `born on the third of March nineteen eighty-four`, `née le trois mars
/// quatre-vingt-deux`, `昭和五十八年四月二日生`.
///
/// A birth keyword and a sequence of number words, ordinals and names of months occur near each other. The values are not
/// computed: such words next to a birth keyword are a date.
enum SpokenDate {
  private static let automaton = WordAutomaton.builtIn
  private static let keywords: WordLists = [.dateOfBirthContext, .dateOfBirthYear, .dateOfBirthAfter]
  private static let filter = automaton.filter(for: keywords.union(.cueExample))
  /// Whether a text has a keyword and enough words for a date.
  static func mayOccur(_ profile: TextProfile) -> Bool {
    profile.mayContain(keywords) && (profile.hasNonASCII || profile.letters >= 16 && profile.spaces >= 3)
  }

  /// The number of bytes before and after a keyword that are searched for a date.
  private static let reach = (before: 72, after: 72)
  /// The most words of a date and of the words between them.
  private static let maximumWords = 24

  /// Calls `body` with the dates in words near birth keywords.
  static func forEach(in text: Span<UInt8>, _ body: (TextRange) -> Void) {
    var taken = 0
    var example: Int?
    automaton.scan(text, in: 0..<text.count, filter: filter) { match in
      if match.lists.contains(.cueExample) { example = match.range.end }
      guard !match.lists.isDisjoint(with: keywords), match.range.start >= taken,
        let date = date(near: match, in: text, from: taken)
      else { return }
      taken = date.end
      // A prompt with an example: `Say your date of birth, for example, March third, nineteen eighty`.
      if let example, date.start - example < reach.after, date.start > example { return }
      if hasExample(in: text, from: match.range.end, to: date.start) { return }
      body(date)
    }
  }

  private static func hasExample(in text: Span<UInt8>, from start: Int, to end: Int) -> Bool {
    guard start < end else { return false }
    var found = false
    automaton.scan(text, in: start..<end, filter: filter) { found = found || $0.lists.contains(.cueExample) }
    return found
  }

  /// Returns the first date in the sentence around a keyword, those after it before those in front of it.
  private static func date(near keyword: WordMatch, in text: Span<UInt8>, from taken: Int) -> TextRange? {
    // A word for a birthday, which a campaign can have, requires a year.
    let least = !keyword.lists.isDisjoint(with: [.dateOfBirthYear, .dateOfBirthAfter]) ? 1 : 2
    let end = min(text.count, keyword.range.end + reach.after)
    if let date = first(in: text, keyword.range.end..<end, least: least) { return date }
    var start = max(taken, keyword.range.start - reach.before)
    // The window does not start inside a word.
    while start > taken, start < keyword.range.start, text[start - 1] > ASCII.space { start += 1 }
    return first(in: text, start..<keyword.range.start, least: least)
  }

  /// Returns the first date of at least `least` numbers that begins in the range.
  private static func first(in text: Span<UInt8>, _ range: Range<Int>, least: Int) -> TextRange? {
    var index = range.lowerBound
    while index < range.upperBound {
      guard text[index].isWordByte else {
        index += 1
        continue
      }
      let run = Run(text, at: index)
      if run.isDate(least: least) { return run.range }
      index = max(run.end, SpokenToken.wordEnd(text, from: index))
    }
    return nil
  }

  /// A sequence of words that can be parts of a date.
  private struct Run {
    private(set) var start: Int
    private(set) var end: Int
    /// The words for numbers, without digits.
    private var words = 0
    private var numbers = 0
    private var months = 0

    var range: TextRange { TextRange(start: start, end: end) }

    /// Whether the words are a month and at least `least` numbers, or three numbers.
    func isDate(least: Int) -> Bool { words > 0 && (months > 0 && numbers >= least || numbers >= 3) }

    /// Reads the words from `index`, the first byte of one.
    init(_ text: Span<UInt8>, at index: Int) {
      (start, end) = (index, index)
      var index = index
      for _ in 0..<maximumWords {
        guard index < text.count, let next = read(text, at: index) else { return }
        index = next
        var marks = 0
        while index < text.count, marks < 3, Self.isBetween(text[index]) {
          index += 1
          marks += 1
        }
      }
    }

    /// Reads one word. Returns its end; nil if the word belongs to no date.
    private mutating func read(_ text: Span<UInt8>, at index: Int) -> Int? {
      if text[index].isDigit {
        guard let number = DateNumber.at(index, in: text), number.digits <= 2 || number.digits == 4 else { return nil }
        numbers += 1
        end = number.end
        // `2nd`
        guard text.byte(at: end).isLetter else { return end }
        let ending = SpokenToken.wordEnd(text, from: end)
        guard ending - end <= 2 else { return nil }
        end = ending
        return end
      }
      let match = automaton.match(in: text, at: index)
      if let match, !match.lists.isDisjoint(with: [.dateOfBirthPart, .dateOfBirthMonth]) {
        // The month of “5. mail” is no part of “e-mail”.
        if text.byte(at: index - 1) == ASCII.hyphen, text.byte(at: index - 2).isLetter,
          !text.byte(at: index - 3).isWordByte
        {
          return nil
        }
        if match.lists.contains(.dateOfBirthMonth) { months += 1 } else { (words, numbers) = (words + 1, numbers + 1) }
        end = match.range.end
        // The rest of a Korean word: the list has only its beginning.
        while end < text.count, Self.hangul.contains(text[end]) { end += 3 }
        return end
      }
      let wordEnd = SpokenToken.wordEnd(text, from: index)
      if let word = NumberWord(text, from: index, to: wordEnd, languages: NumberWord.allLanguages) {
        switch word.role {
        case .number, .multiplier, .teen:
          (words, numbers) = (words + 1, numbers + 1)
          end = wordEnd
          return wordEnd
        case .joiner: return numbers + months > 0 ? wordEnd : nil
        default: break
        }
      }
      guard numbers + months > 0 else { return nil }
      for unit: StaticString in ["年", "月", "日"] where text.matches(unit, at: index) {
        end = index + unit.utf8CodeUnitCount
        return end
      }
      guard let match, match.lists.contains(.linkFiller) else { return nil }
      return match.range.end
    }

    /// The first bytes of Korean syllables.
    private static let hangul: ClosedRange<UInt8> = 0xEA...0xED

    private static func isBetween(_ byte: UInt8) -> Bool {
      byte == ASCII.space || byte == ASCII.comma || byte == ASCII.hyphen || byte == ASCII.period
    }
  }
}

package import BlindspotParser

/// A copy of a text in which the numbers that it spells out are written in digits: `oh eight oh two, triple zero` becomes
/// `0802000`. The detectors of numbers read it in addition to the text. Positions map back to the text.
package struct SpokenNumbers: Sendable {
  private var copy = MappedText()
  /// The last run that was read.
  private var run = SpokenRun()
  /// The ranges of the numbers in ``bytes``.
  private var runs: [TextRange] = []
  /// The codes of the languages of the numbers.
  private(set) var languages: [String] = []
  /// The likely languages of the last text, as codes and as bits.
  private var likely: (codes: [String], bits: UInt32) = ([], NumberWord.bits(of: []))

  package init() {}

  /// The bytes of the last text with a spoken number.
  package var bytes: [UInt8] { copy.bytes }

  /// Makes a copy of `text` with its spoken numbers in digits. Returns false, without a copy, for a text without them.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - profile: The profile of the text.
  ///   - languages: The likely languages of the text. One or two words among digits must be of one of them or English:
  ///     `on` is ten in Turkish.
  ///   - deadline: The end of the time to search texts, after which the rest of a long text is left out of the copy.
  package mutating func prepare(
    _ text: Span<UInt8>, profile: TextProfile, languages: [String], deadline: Deadline? = nil
  ) -> Bool {
    guard Self.mayHoldRun(text, profile) else { return false }
    copy.removeAll()
    runs.removeAll(keepingCapacity: true)
    self.languages = []
    let wordRuns = profile.wordRuns
    var index = 0
    var copied = 0
    if likely.codes != languages { likely = (languages, NumberWord.bits(of: languages)) }
    let expected = likely.bits | NumberWord.english
    var nextCheck = Self.bytesPerDeadlineCheck
    while index < text.count {
      if index >= nextCheck {
        if let deadline, deadline.hasSearchEnded { break }
        nextCheck = index + Self.bytesPerDeadlineCheck
      }
      guard let start = Self.wordStart(text, from: index, wordRuns) else { break }
      let end = Self.wordEnd(text, from: start, wordRuns)
      // Most words and groups of digits do not begin a run.
      guard SpokenRun.mayBeSpoken(text, from: start, isASCII: !profile.hasNonASCII) else {
        index = end
        continue
      }
      run.read(text, at: start)
      guard run.isSpoken(in: expected) else {
        index = end
        continue
      }
      copy.append(text, in: copied..<run.range.start)
      let first = copy.bytes.count
      run.write(to: &copy)
      runs.append(TextRange(start: first, end: copy.bytes.count))
      addLanguages(run.languages)
      copied = run.range.end
      index = max(copied, start + 1)
    }
    guard !runs.isEmpty else { return false }
    copy.append(text, in: copied..<text.count)
    return true
  }

  /// Returns the range in the text for a range of ``bytes`` that contains a part of a spoken number; nil for another one.
  package func range(of copied: TextRange) -> TextRange? {
    let run = runs.partitioningIndex { $0.end > copied.start }
    guard run < runs.count, runs[run].start < copied.end else { return nil }
    return copy.range(of: copied)
  }

  /// The number of bytes between two checks of the deadline.
  private static let bytesPerDeadlineCheck = 16_384

  private mutating func addLanguages(_ bits: UInt32) {
    guard bits != NumberWord.allLanguages else { return }
    for (language, code) in NumberWord.languageCodes.enumerated()
    where bits >> UInt32(language) & 1 == 1 && !code.isEmpty && !languages.contains(code) {
      languages.append(code)
    }
  }

  /// Whether the text has three words or groups of digits in sequence that could be parts of a spoken number. Costs a look
  /// at the bytes of a text with at least three words. Does not depend on the values of digits.
  static func mayHoldRun(_ text: Span<UInt8>, _ profile: TextProfile) -> Bool {
    guard profile.spaces >= 2 || profile.hasNonASCII || profile.hyphens >= 2,
      profile.letters >= 6 || profile.digits >= 7 || profile.hasNonASCII
    else { return false }
    let runs = profile.wordRuns
    var index = 0
    var count = 0
    while index < text.count {
      let byte = text[index]
      if byte.isLetter || byte >= 0x80 && SpokenToken.isLetter(text, at: index) {
        let end = wordEnd(text, from: index, runs)
        count = end == index + 1 || NumberWord.mayBe(text, from: index, to: end) ? count + 1 : 0
        index = end
      } else if byte.isDigit {
        count += 1
        index = runs.endOfDigits(from: index, in: text)
      } else {
        index += 1
      }
      if count == 3 { return mayBeSpoken(text, runs, isASCII: !profile.hasNonASCII) }
    }
    return false
  }

  /// Whether the text may contain a word for a number, or what a run without one needs: letters, single digits, or a long
  /// pause. Groups of digits alone are not a spoken number.
  private static func mayBeSpoken(_ text: Span<UInt8>, _ runs: TextRuns, isASCII: Bool) -> Bool {
    var (letters, singles) = (0, 0)
    // The marks and the spaces since the last word.
    var (marks, spaces) = (0, 0)
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte.isDigit || SpokenToken.isLetter(text, at: index) {
        let end = wordEnd(text, from: index, runs)
        if byte.isDigit {
          if end == index + 1 { singles += 1 }
        } else if NumberWord.mayBe(text, from: index, to: end),
          !isASCII || NumberWord.mayBe(letters: text, from: index, to: end)
        {
          return true
        } else if end == index + 1 {
          letters += 1
        }
        (marks, spaces) = (0, 0)
        index = end
      } else {
        if byte <= ASCII.space { spaces += 1 } else { marks += 1 }
        if byte == ASCII.comma || byte >= 0x80 || spaces > 2 || byte == ASCII.period && marks > 2 { return true }
        index += 1
      }
    }
    return letters >= SpokenRun.leastLetters || singles >= SpokenRun.leastSingles
  }

  /// Returns the start of the next word or group of digits.
  private static func wordStart(_ text: Span<UInt8>, from start: Int, _ runs: TextRuns) -> Int? {
    if runs.areKnown {
      let index = runs.next(from: start, in: text)
      return index < text.count ? index : nil
    }
    var index = start
    while index < text.count {
      if text[index].isDigit || SpokenToken.isLetter(text, at: index) { return index }
      index += 1
    }
    return nil
  }

  /// Returns the end of the word or group of digits at `start`.
  @inline(__always)
  private static func wordEnd(_ text: Span<UInt8>, from start: Int, _ runs: TextRuns) -> Int {
    if text[start].isDigit { return runs.endOfDigits(from: start, in: text) }
    return runs.areKnown ? runs.endOfLetters(from: start, in: text) : SpokenToken.wordEnd(text, from: start)
  }
}

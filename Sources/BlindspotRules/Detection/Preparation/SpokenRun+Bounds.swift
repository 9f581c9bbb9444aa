import BlindspotParser

/// The words and groups of digits that a run may consist of, without reading them.
extension SpokenRun {
  /// Whether the run that begins at `start`, the first byte of a word or a number, may be spoken. False only if it is not: most
  /// texts with several numbers have neither number words nor letters, and their groups are too few or of other lengths than
  /// those of a telephone number. To read a run takes ten times as long.
  ///
  /// - Parameter isASCII: Whether the text is known to be ASCII.
  static func mayBeSpoken(_ text: Span<UInt8>, from start: Int, isASCII: Bool = false) -> Bool {
    guard !text[start].isDigit || mayBeginWithDigit(text, at: start) else { return false }
    var index = start
    var groups = Groups()
    var hasLetter = false
    // Each part has a character or more. Without the limit, a text of numbers would be read once for each.
    var parts = 0
    while index < text.count, parts < maximumLength {
      parts += 1
      if text[index].isDigit {
        let first = index
        while text.byte(at: index).isDigit { index += 1 }
        guard index - first <= SpokenToken.mostDigits else { break }
        if text.byte(at: index).isLetter {
          // `tre3tre`: a number, or the end of the run without these digits.
          let end = SpokenToken.wordEnd(text, from: index)
          let word = NumberWord(text, from: index, to: end, languages: NumberWord.allLanguages)
          if word?.role == .number { return true }
          break
        }
        guard mayEndWithDigit(text, at: index, languages: NumberWord.allLanguages) else { break }
        groups.append(index - first)
      } else {
        let end = SpokenToken.wordEnd(text, from: index)
        var word: NumberWord?
        if !isASCII || NumberWord.mayBe(letters: text, from: index, to: end) {
          word = NumberWord(text, from: index, to: end, languages: NumberWord.allLanguages)
        }
        if let word, !isLetter(word, from: index, to: end) {
          // These continue a number, and are no part of a run by themselves.
          guard word.role != .joiner, word.role != .teen else { break }
          return true
        }
        guard end == index + 1 else { break }
        if hasLetter { return true }
        hasLetter = true
        index = end
      }
      let end = index
      while index < text.count, !text[index].isWordByte {
        if text[index] == ASCII.comma { groups.hasPause = true }
        index += 1
      }
      // Two marks and a full stop, or three spaces.
      if index - end > 2 { groups.hasPause = true }
      // A character that a pause may contain, or a word that explains a letter: `A for Alpha`.
      if text.byte(at: index) >= 0x80 || hasLetter && text.byte(at: index).isLetter { return true }
    }
    return !hasLetter && groups.mayBeSpoken
  }

  /// Whether a word for a letter is that letter itself.
  private static func isLetter(_ word: NumberWord, from start: Int, to end: Int) -> Bool {
    end == start + 1 && (word.role == .letter || word.role == .spelling)
  }

  /// The lengths of the first groups of digits.
  private struct Groups {
    private var count = 0
    /// The digits of the first groups, as many as a number with pauses has at most.
    private var digits = 0
    /// Whether all groups have one digit.
    private var areSingle = true
    /// Whether the first three groups have as many digits as those of a number with pauses.
    private var haveLengths = true
    /// Whether a pause may be between two parts.
    var hasPause = false

    mutating func append(_ length: Int) {
      if length > 1, count < SpokenRun.leastSingles { areSingle = false }
      if count < 3, length > 4 || count > 0 && length < 2 { haveLengths = false }
      if count < 5 { digits += length }
      count += 1
    }

    /// Whether groups without number words and letters may be spoken: as single digits, or with pauses. A plus can be one of the
    /// nine characters of a number with pauses.
    var mayBeSpoken: Bool {
      areSingle && count >= SpokenRun.leastSingles || haveLengths && hasPause && count >= 3 && digits >= 8
    }
  }
}

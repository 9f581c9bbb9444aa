import BlindspotParser

/// Divides a text into sentences.
enum SentenceScan {
  /// Calls `body` with the range of each sentence, without the character that ends it.
  static func forEach(in text: Span<UInt8>, _ body: (Range<Int>) -> Void) {
    var start = 0
    while start < text.count {
      let (end, next) = end(in: text, from: start)
      if start < end { body(start..<end) }
      start = next
    }
  }

  /// Returns the end of the sentence that starts at `start` and the start of the next: a line end, `!`, `?`, or `.` before a
  /// blank, and their forms in other scripts.
  private static func end(in text: Span<UInt8>, from start: Int) -> (end: Int, next: Int) {
    var index = start
    while index < text.count {
      switch text[index] {
      case ASCII.newline, ASCII.carriageReturn: return (index, index + 1)
      case ASCII.exclamationMark, ASCII.questionMark: return (index, index + 1)
      case ASCII.period
      where index + 1 < text.count && text[index + 1] == ASCII.space && !isAbbreviation(in: text, start..<index):
        return (index, index + 1)
      case 0xE0...0xEF:
        let scalar = FoldedScalar(in: text, at: index)
        if stops.contains(scalar.scalar) { return (index, index + scalar.length) }
        index += scalar.length
      default: index += 1
      }
    }
    return (text.count, text.count + 1)
  }

  /// The full stops of Devanagari and of Chinese and Japanese, and the wide exclamation and question marks.
  private static let stops: [UInt32] = [0x0964, 0x3002, 0xFF01, 0xFF0E, 0xFF1F]

  /// Whether the full stop after `range` is that of `A.`, `e.g.`, `St.` or `Dr.` and not the end of a sentence, or that of a
  /// short word before a number: `pok. 6`, `Zi. 12`.
  private static func isAbbreviation(in text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count >= 3 else { return true }
    if isDay(text, endingAt: range.upperBound) { return true }
    if text.byte(at: range.upperBound + 2).isDigit, isShortWord(text, endingAt: range.upperBound) { return true }
    let second = text[range.upperBound - 2]
    return second == ASCII.space || second == ASCII.period
      || second.isUpper && text[range.upperBound - 3] == ASCII.space
  }

  /// Whether a number of one or two digits ends at `end` and a month follows its full stop: `4. März`.
  private static func isDay(_ text: Span<UInt8>, endingAt end: Int) -> Bool {
    guard text[end - 1].isDigit, !text.byte(at: end - 3).isWordByte, end + 2 < text.count,
      let match = WordAutomaton.builtIn.match(in: text, at: end + 2)
    else { return false }
    return match.lists.contains(.dateOfBirthMonth)
  }

  /// Whether a word of two to four letters ends at `end`.
  private static func isShortWord(_ text: Span<UInt8>, endingAt end: Int) -> Bool {
    var start = end
    while start > 0, text[start - 1].isLetter { start -= 1 }
    return 2...4 ~= end - start && !text.byte(at: start - 1).isWordByte
  }
}

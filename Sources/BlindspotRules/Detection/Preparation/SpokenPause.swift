import BlindspotParser

/// The pause between two parts of a spoken number: spaces, commas, full stops, dashes.
struct SpokenPause {
  /// The end, at which the next part begins.
  let end: Int
  /// Whether a reader makes a pause: a comma, an ellipsis, or wide space where markup was.
  let isLong: Bool

  /// The widest pause, in bytes; wide enough for the spaces that replace markup.
  private static let maximumLength = 200
  /// The most marks.
  private static let maximumMarks = 4

  /// Reads the pause after a part; nil if none follows, or only the separator of a decimal or of thousands.
  init?(_ text: Span<UInt8>, after start: Int, isAfterDigit: Bool) {
    var index = start
    var marks = 0
    var spaces = 0
    var isLong = false
    while index < text.count, index - start < Self.maximumLength, marks <= Self.maximumMarks {
      let byte = text[index]
      if byte == ASCII.space || byte == ASCII.newline || byte == ASCII.tab || byte == ASCII.carriageReturn {
        spaces += 1
        index += 1
      } else if Self.isMark(byte) || byte == ASCII.hyphen || byte == ASCII.openParenthesis
        || byte == ASCII.closeParenthesis
      {
        if byte == ASCII.comma || byte == ASCII.period, text.byte(at: index + 1) != byte {
          isLong = isLong || byte == ASCII.comma || marks > 1
        }
        marks += 1
        index += 1
      } else if byte >= 0xE2, !SpokenToken.isLetter(text, at: index) {
        // An ellipsis, a dash, an ideographic comma.
        isLong = true
        marks += 1
        index += 3
      } else {
        break
      }
    }
    guard index < text.count, index > start || Self.mayTouch(text, at: index) else { return nil }
    if index == start + 1, isAfterDigit, text[index].isDigit, text[start] == ASCII.comma || text[start] == ASCII.period
    {
      return nil
    }
    end = index
    self.isLong = isLong || spaces > 2
  }

  /// Whether the parts before and after `index` need no space: letters and digits (`tre3tre`), or ideographs.
  private static func mayTouch(_ text: Span<UInt8>, at index: Int) -> Bool {
    text[index] >= 0xE3 || text[index].isDigit != text[index - 1].isDigit
  }

  /// Whether the byte is a comma, a full stop or a semicolon.
  static func isMark(_ byte: UInt8) -> Bool {
    byte == ASCII.comma || byte == ASCII.period || byte == ASCII.semicolon
  }

  /// Returns the start of the word after one space or hyphen; nil for other pauses.
  static func joint(_ text: Span<UInt8>, after end: Int) -> Int? {
    let byte = text.byte(at: end)
    return byte == ASCII.space || byte == ASCII.hyphen ? end + 1 : nil
  }
}

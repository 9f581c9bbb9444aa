import BlindspotParser

/// The form of a user name: letters, digits, `_`, `.` and `-`.
struct UserName {
  /// The range in the text.
  private(set) var range: TextRange
  private(set) var letters = 0
  private(set) var digits = 0
  /// The number of `_`, `.` and `-` between letters and digits.
  private(set) var joints = 0
  /// Whether one of the joints, or a sign at an end, is `_`.
  private(set) var hasUnderscore = false

  /// The longest user name, in bytes.
  static let maximumLength = 64

  /// Reads a user name at `start`; nil if none begins there.
  ///
  /// - Parameter allowsLetters: Whether letters beyond ASCII are part of it.
  init?(in text: Span<UInt8>, at start: Int, allowsLetters: Bool = false) {
    var end = start
    var last = start
    while end < text.count, end - start <= Self.maximumLength {
      let byte = text[end]
      if byte.isLetter {
        letters += 1
      } else if byte.isDigit {
        digits += 1
      } else if byte == ASCII.underscore {
        hasUnderscore = true
        joints += 1
      } else if byte == ASCII.period || byte == ASCII.hyphen {
        end += 1
        // A joint is between two parts of the name.
        guard text.byte(at: end).isAlphanumeric || text.byte(at: end) == ASCII.underscore else { break }
        joints += 1
        last = end
        continue
      } else if allowsLetters, byte >= 0x80,
        Self.isLetter(FoldedScalar(in: text, at: end), first: FoldedScalar(in: text, at: start))
      {
        letters += 1
        end += FoldedScalar(in: text, at: end).length
        last = end
        continue
      } else {
        break
      }
      end += 1
      last = end
    }
    guard last > start, letters > 0 else { return nil }
    range = TextRange(start: start, end: last)
  }

  /// Whether a scalar beyond ASCII is part of a name. A character of a script without spaces can also be that of the next
  /// word, unless the name begins with one.
  private static func isLetter(_ scalar: FoldedScalar, first: FoldedScalar) -> Bool {
    switch scalar.category {
    case .lower, .upper, .mark: true
    case .ideograph, .unspaced, .caseless: first.category == scalar.category
    default: false
    }
  }

  /// Reads a number that serves as a user name at `start`; nil if it is not one word of digits.
  init?(digitsIn text: Span<UInt8>, at start: Int) {
    var end = start
    while text.byte(at: end).isDigit { end += 1 }
    guard end > start, !text.byte(at: end).isWordByte else { return nil }
    digits = end - start
    range = TextRange(start: start, end: end)
  }

  /// Whether the name has a digit or a joint, which a word of a sentence has not.
  var hasSign: Bool { digits > 0 || joints > 0 }

  /// Whether each part of the name is a number, a single letter or an ordinary word, as in the names of variables and
  /// queues: `agent_queue_2`.
  func isOrdinary(in text: Span<UInt8>) -> Bool {
    var stream = WordStream(from: range.start, apostrophes: .divide, dividesUnspaced: false)
    let words = OrdinaryWords()
    while let word = stream.next(in: text), word.start < range.end {
      if word.isNumber || word.length < 2 { continue }
      if words.kind(of: word.hash(in: text)) == .unlisted { return false }
    }
    return true
  }
}

import BlindspotParser

/// Divides a text of ASCII into the words of ``WordStream`` with a fifth to a third of its instructions: without scalars, and
/// with one look at most bytes.
struct ASCIIWordStream {
  /// One word of a text.
  struct Word {
    /// The range of its bytes.
    let range: Range<Int>
    /// Whether the word consists of digits.
    let isNumber: Bool
  }

  private var index: Int
  private let apostrophes: WordStream.Apostrophes
  /// Whether the words ended at a character beyond ASCII. The last word may be a part of one then.
  private(set) var isBeyondASCII = false

  /// Creates a stream of the words from the offset `index`.
  @inline(__always)
  init(from index: Int = 0, apostrophes: WordStream.Apostrophes) {
    self.index = index
    self.apostrophes = apostrophes
  }

  /// Returns the next word of `text` that begins before `end`; nil if there is none before a character beyond ASCII.
  ///
  /// - Parameter visit: called with each folded letter or digit of the word, in order.
  @inline(__always)
  mutating func next(in text: Span<UInt8>, before end: Int, _ visit: (UInt8) -> Void) -> Word? {
    while index < end {
      let byte = text[index]
      if byte.isLetter { return letters(in: text, visit) }
      if byte.isDigit {
        let start = index
        while index < text.count, text[index].isDigit {
          visit(text[index])
          index &+= 1
        }
        return Word(range: start..<index, isNumber: true)
      }
      guard byte < 0x80 else {
        isBeyondASCII = true
        return nil
      }
      index &+= 1
    }
    return nil
  }

  /// Returns the word of letters that starts here; nil if it continues beyond ASCII.
  @inline(__always)
  private mutating func letters(in text: Span<UInt8>, _ visit: (UInt8) -> Void) -> Word? {
    let start = index
    while true {
      var isUpper = text[index].isUpper
      visit(text[index].lowercased)
      index &+= 1
      while index < text.count, text[index].isLower {
        visit(text[index])
        index &+= 1
        isUpper = false
      }
      let end = index
      var next = index
      if text.byte(at: index) == ASCII.apostrophe {
        switch apostrophes {
        case .join: next += 1
        case .divide where WordBoundary.isPossessive(text, at: index + 1):
          index += 2
          return Word(range: start..<end, isNumber: false)
        case .divide: if WordBoundary.isBeforeEnding(apostropheAt: index, length: 1, in: text) { next += 1 }
        }
      }
      let byte = text.byte(at: next)
      guard byte < 0x80 else {
        isBeyondASCII = true
        return nil
      }
      guard byte.isLetter, !byte.isUpper || isUpper && !WordBoundary.continuesInLowerCase(text, at: next + 1) else {
        return Word(range: start..<end, isNumber: false)
      }
      index = next
    }
  }
}

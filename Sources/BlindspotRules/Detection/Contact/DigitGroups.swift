import BlindspotParser

/// Digit groups with the separators of telephone numbers: `+1 (212) 555-0143`.
struct DigitGroups: ~Copyable {
  /// One group of digits.
  struct Group {
    let start: Int
    let end: Int
    /// The separator before the group: 0 for the first group, `(` for one in parentheses.
    let mark: UInt8

    var count: Int { end - start }
  }

  /// The maximum number of groups.
  static let capacity = 12

  /// The runs of the text.
  private let runs: TextRuns
  // Vectors, since reading an element of an inline array copies the whole array.
  private var starts = SIMD16<Int32>.zero
  private var ends = SIMD16<Int32>.zero
  private var marks = SIMD16<UInt8>.zero
  /// The number of digits in all groups before each one.
  private var digitsBefore = SIMD16<Int32>.zero
  /// The groups whose mark is a parenthesis, as bits.
  private var parentheses: UInt32 = 0
  private(set) var count = 0
  /// The start: that of the first digit, or of a `+` or parenthesis before it.
  private(set) var start = 0
  private(set) var end = 0
  /// Whether the first group follows a `+`.
  private(set) var hasPlus = false

  /// - Parameter runs: The runs of the text that will be read.
  init(_ runs: TextRuns = .unknown) { self.runs = runs }

  /// Returns one of the groups.
  subscript(index: Int) -> Group { Group(start: Int(starts[index]), end: Int(ends[index]), mark: marks[index]) }

  /// Returns the number of digits in a range of groups.
  func digits(in range: Range<Int>) -> Int { Int(digitsBefore[range.upperBound] &- digitsBefore[range.lowerBound]) }

  /// Whether a group in a range is in parentheses.
  func hasParentheses(in range: Range<Int>) -> Bool {
    parentheses >> UInt32(range.lowerBound) & (1 &<< UInt32(range.count) &- 1) != 0
  }

  /// Reads the next groups that begin at `index` or later; returns false if there are none.
  mutating func readNext(in text: Span<UInt8>, from index: Int) -> Bool {
    var index = index
    while index < text.count {
      // Before a call: most bytes are letters.
      let first = text[index]
      if first.isDigit || first == ASCII.plus || first == ASCII.openParenthesis, read(text, at: index) { return true }
      index += 1
    }
    return false
  }

  /// Reads the groups that begin with the digit, plus or parenthesis at `index`; returns false if none do.
  private mutating func read(_ text: Span<UInt8>, at index: Int) -> Bool {
    let first = text[index]
    if first.isDigit, index > 0, text[index - 1].isDigit { return false }
    start = index
    count = 0
    parentheses = 0
    hasPlus = false
    var position = index
    var mark: UInt8 = 0
    if first == ASCII.plus || (first == ASCII.openParenthesis && text.byte(at: index + 1) == ASCII.plus) {
      hasPlus = true
      position += first == ASCII.plus ? 1 : 2
      while text.byte(at: position) == ASCII.space { position += 1 }
    }
    if text.byte(at: position) == ASCII.openParenthesis {
      mark = ASCII.openParenthesis
      position += 1
    }
    while count < Self.capacity, text.byte(at: position).isDigit {
      let groupStart = position
      position = runs.endOfDigits(from: position, in: text)
      append(Group(start: groupStart, end: position, mark: mark))
      end = position
      mark = 0
      // At most three separators in a row: `) - `.
      for _ in 0..<3 {
        let (separator, length) = Self.separator(in: text, at: position)
        guard length > 0 else { break }
        if separator == ASCII.openParenthesis || mark != ASCII.openParenthesis { mark = separator }
        position += length
      }
    }
    return count > 0
  }

  private mutating func append(_ group: Group) {
    starts[count] = Int32(truncatingIfNeeded: group.start)
    ends[count] = Int32(truncatingIfNeeded: group.end)
    marks[count] = group.mark
    digitsBefore[count + 1] = digitsBefore[count] &+ Int32(truncatingIfNeeded: group.count)
    if group.mark == ASCII.openParenthesis || group.mark == ASCII.closeParenthesis { parentheses |= 1 << UInt32(count) }
    count += 1
  }

  private static func separator(in text: Span<UInt8>, at index: Int) -> (mark: UInt8, length: Int) {
    switch text.byte(at: index) {
    case ASCII.openParenthesis, ASCII.closeParenthesis: return (text[index], 1)
    case ASCII.plus: return (0, 0)
    case ASCII.underscore: return (ASCII.space, 1)
    default: return text.separator(at: index)
    }
  }
}

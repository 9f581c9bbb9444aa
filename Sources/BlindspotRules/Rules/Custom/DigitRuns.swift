import BlindspotParser

/// Numbers of a given length in a text, with or without separators between their digits.
package struct DigitRuns: Sendable {
  /// The number of digits.
  package let digits: ClosedRange<Int>
  /// The ASCII characters that may separate two digits, one at a time.
  package let separators: Set<UInt8>

  package init(
    digits: ClosedRange<Int>, separators: Set<UInt8> = [ASCII.space, ASCII.hyphen, ASCII.period, ASCII.slash]
  ) {
    self.digits = digits
    self.separators = separators
  }

  /// The length in a setting, `8` or `8-10`; nil if invalid.
  package static func length(_ text: String) -> ClosedRange<Int>? {
    let bounds = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard let first = bounds.first, let low = first, let last = bounds.last, let high = last, bounds.count <= 2,
      (1...40).contains(low), (low...40).contains(high)
    else { return nil }
    return low...high
  }

  /// Calls `body` with the byte range of every number. A run that is too long with its separators is tried group by
  /// group, so that `12345678 2026` holds a number of eight digits.
  package func forEachMatch(in text: Span<UInt8>, _ body: (Range<Int>) -> Void) {
    var index = 0
    while index < text.count {
      guard text[index].isDigit else {
        index += 1
        continue
      }
      // Digits glued to a word are a part of it (`SHA256`), unless the word is an all-caps prefix and ends before them.
      let isGlued = index > 0 && text[index - 1].isWordByte
      let (end, count) = run(from: index, in: text, joining: true)
      if digits.contains(count), !isGlued, !text.byte(at: end).isWordByte {
        body(index..<end)
      } else {
        groups(from: index, to: end, in: text, isGlued: isGlued, body)
      }
      index = end
    }
  }

  private func groups(
    from start: Int, to end: Int, in text: Span<UInt8>, isGlued: Bool, _ body: (Range<Int>) -> Void
  ) {
    var index = start
    while index < end {
      let (stop, count) = run(from: index, in: text, joining: false)
      let isFree = (index > start || !isGlued) && !text.byte(at: stop).isWordByte
      if isFree, digits.contains(count) { body(index..<stop) }
      index = stop
      while index < end, !text[index].isDigit { index += 1 }
    }
  }

  /// The end of the digits that begin at `start`, and how many they are.
  private func run(from start: Int, in text: Span<UInt8>, joining: Bool) -> (end: Int, count: Int) {
    var index = start
    var end = start
    var count = 0
    while index < text.count {
      if text[index].isDigit {
        count += 1
        end = index + 1
      } else if !joining || !separators.contains(text[index]) || !text.byte(at: index + 1).isDigit {
        break
      }
      index += 1
    }
    return (end, count)
  }
}

import BlindspotParser

/// Iterates over the pairs of a list of endings that fit a word: the end of a form and the end of the listed word in its
/// place.
///
/// The list is a string of pairs `ending-replacement`, separated by spaces; both parts can be empty.
struct EndingPairs {
  /// A pair that fits a word.
  struct Match {
    /// The number of bytes of the word before the ending.
    let stem: Int
    /// The replacement of the ending: a range of the list.
    let replacement: Range<Int>
  }

  private let list: StaticString
  private var index = 0

  @inline(__always)
  init(_ list: StaticString) { self.list = list }

  /// Returns the next pair whose ending is that of the word and leaves at least `minimumStem` bytes.
  @inline(__always)
  mutating func next(in word: borrowing FoldedWord, minimumStem: Int) -> Match? {
    while index < list.utf8CodeUnitCount {
      let start = index
      while list.byte(at: index) != ASCII.hyphen { index += 1 }
      let middle = index
      while index < list.utf8CodeUnitCount, list.byte(at: index) != ASCII.space { index += 1 }
      let end = index
      index += 1
      let stem = word.count - (middle - start)
      if stem >= minimumStem, word.ends(with: list, from: start, to: middle) {
        return Match(stem: stem, replacement: middle + 1..<end)
      }
    }
    return nil
  }
}

extension FoldedWord {
  /// Whether the word ends with the bytes of `list` from `start` up to `end`.
  fileprivate func ends(with list: StaticString, from start: Int, to end: Int) -> Bool {
    for offset in 0..<(end - start) where self[count - 1 - offset] != list.byte(at: end - 1 - offset) { return false }
    return true
  }

  /// Whether the word begins with the bytes of `list` from `start` up to `end`.
  func begins(with list: StaticString, from start: Int, to end: Int) -> Bool {
    guard end - start <= count else { return false }
    for offset in 0..<(end - start) where self[offset] != list.byte(at: start + offset) { return false }
    return true
  }
}

import BlindspotParser

/// Rejects most words of a text by their first three letters: those that no phrase of certain lists begins with.
///
/// `Tools/tables/words.py` writes the lists of each beginning, so a filter has no table of its own.
package struct WordFilter: Sendable {
  /// One bit for each list; all bits to admit every word.
  private let lists: UInt128

  /// Admits every word.
  package static let none = WordFilter(lists: .max)

  /// Admits the words that can begin a phrase of `lists`.
  init(_ lists: WordLists) { self.init(lists: lists.rawValue) }

  private init(lists: UInt128) { self.lists = lists }

  /// Whether a phrase can start at `index`, a word's first byte. Always true unless the word's first three letters are
  /// ASCII and certainly belong to one word (unlike `aB`, `ABc`).
  @inline(__always)
  func admits(_ text: Span<UInt8>, at index: Int) -> Bool {
    guard lists != .max else { return true }
    let first = text[index]
    guard first.isLetter else { return first >= 0x80 || hasBeginning() }
    guard index + 1 < text.count, !Self.isBlank(text[index + 1]) else { return hasBeginning(first) }
    let second = text[index + 1]
    guard second.isLetter, first & 0x20 == second & 0x20 || second & 0x20 != 0 else { return true }
    guard index + 2 < text.count, !Self.isBlank(text[index + 2]) else { return hasBeginning(first, second) }
    let third = text[index + 2]
    guard third.isLetter else { return true }
    if second & 0x20 == 0 || third & 0x20 == 0 {
      let next = index + 3 < text.count ? text[index + 3] : ASCII.space
      guard (first | second | third) & 0x20 == 0, !next.isLower else { return true }
    }
    return hasBeginning(first, second, third)
  }

  /// Whether a phrase of the lists begins with three letters. Without a third or a second one, the first word of the phrase
  /// ends there; without letters, the phrase begins with a digit.
  @inline(__always)
  private func hasBeginning(_ first: UInt8 = 0, _ second: UInt8 = 0, _ third: UInt8 = 0) -> Bool {
    let key = UInt32(first & 0x1F) << 10 | UInt32(second & 0x1F) << 5 | UInt32(third & 0x1F)
    return WordAutomaton.lists(ofBeginning: key) & lists != 0
  }

  /// Whether a word certainly ends before the byte: not a letter, digit, apostrophe or part of a scalar beyond ASCII.
  @inline(__always)
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte < UInt8(ascii: "0") && byte != ASCII.apostrophe || byte == ASCII.underscore || byte == ASCII.colon
  }
}

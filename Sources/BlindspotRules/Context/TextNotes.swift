import BlindspotParser

/// What the detectors have determined about the text that they read, so that the first one that asks does so for all.
///
/// A class, because the context of a text refers to it. A scanner has one for all its texts, and begins it anew for each
/// text that the detectors read. A context outside a scanner has none.
package final class TextNotes {
  private var lists: KeywordSet?
  private var words = ContextText()
  private var areWordsKnown = false
  /// The occurrences of keywords, by the number of the list, of the lists that were searched for.
  private var matches: [(list: UInt16, matches: [ContextText.Match])] = []
  /// Whether some digits in the places of those of the text could be a telephone number; nil if not determined.
  var mayHoldPhoneNumber: Bool?
  /// Whether the text has the form of an identifier, whatever its digits are; nil if not determined.
  var hasIdentifierForm: Bool?

  package init() {}

  /// Prepares for the next text.
  package func begin() {
    lists = nil
    areWordsKnown = false
    mayHoldPhoneNumber = nil
    hasIdentifierForm = nil
    if !matches.isEmpty { matches.removeAll(keepingCapacity: true) }
  }

  /// Returns the lists of `index` that may have a keyword in the text.
  func lists(of index: KeywordIndex, in text: Span<UInt8>) -> KeywordSet {
    if let lists { return lists }
    let made = index.lists(in: text)
    lists = made
    return made
  }

  /// Returns the words of the text.
  func words(of text: Span<UInt8>) -> ContextText {
    divide(text)
    return words
  }

  private func divide(_ text: Span<UInt8>) {
    guard !areWordsKnown else { return }
    words.read(text)
    areWordsKnown = true
  }

  /// Returns the occurrences of the keywords of a list in the text, by position.
  func matches(of keywords: Keywords, in text: Span<UInt8>) -> [ContextText.Match] {
    for known in matches where known.list == keywords.number { return known.matches }
    divide(text)
    let found = words.matches(of: keywords.words)
    matches.append((keywords.number, found))
    return found
  }
}

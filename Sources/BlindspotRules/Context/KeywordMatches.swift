import BlindspotParser

/// The occurrences of the keywords of one list in a text, by position.
struct KeywordMatches {
  /// The number of the list.
  let list: UInt16
  private let matches: [ContextText.Match]

  /// Finds the keywords of a list among the words of a text. Allocates only for a text with one.
  init(of keywords: Keywords, in words: ContextText) {
    list = keywords.number
    var matches: [ContextText.Match] = []
    words.forEachMatch(of: keywords.words) { matches.append($0) }
    self.matches = matches
  }

  /// Whether the text contains no keyword of the list.
  var isEmpty: Bool { matches.isEmpty }

  /// Returns the occurrence nearest before `offset`, beginning at most `window` bytes before it.
  func nearest(before offset: Int, within window: Int) -> ContextText.Match? {
    var index = matches.partitioningIndex { $0.start >= offset }
    while index > 0 {
      index -= 1
      if offset - matches[index].start > window { return nil }
      if matches[index].end <= offset { return matches[index] }
    }
    return nil
  }

  /// Returns the occurrence nearest after `offset`, beginning at most `window` bytes after it.
  func nearest(after offset: Int, within window: Int) -> ContextText.Match? {
    let index = matches.partitioningIndex { $0.start >= offset }
    return index < matches.count && matches[index].start - offset <= window ? matches[index] : nil
  }
}

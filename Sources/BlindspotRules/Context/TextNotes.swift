import BlindspotParser

/// What the detectors have determined about the text that they read, so that the first one that asks does so for all.
///
/// A class, because the context of a text refers to it. A scanner has one for all its texts, and begins it anew for each
/// text that the detectors read. A context outside a scanner has none.
package final class TextNotes {
  /// The answers about the current text. One value, since each access to a property is checked.
  private var answers = Answers()
  private var words = ContextText()
  /// The occurrences of keywords, by the number of the list, of the lists that were searched for.
  private var matches: [(list: UInt16, matches: [ContextText.Match])] = []

  private struct Answers {
    var runs = TextRuns.unknown
    var lists: KeywordSet?
    var areWordsKnown = false
    var hasMatches = false
    var mayHoldPhoneNumber: Bool?
    var mayHoldBirthDate: Bool?
    var hasIdentifierForm: Bool?
  }

  package init() {}

  /// Prepares for the next text.
  ///
  /// - Parameter runs: Its runs, if the text is known to be in ASCII.
  package func begin(_ runs: TextRuns = .unknown) {
    if answers.hasMatches { matches.removeAll(keepingCapacity: true) }
    answers = Answers(runs: runs)
  }

  /// Whether some digits in the places of those of the text could be a telephone number; nil if not determined.
  var mayHoldPhoneNumber: Bool? {
    get { answers.mayHoldPhoneNumber }
    set { answers.mayHoldPhoneNumber = newValue }
  }

  /// Whether the text has the form of a date that can be one of a birth; nil if not determined.
  var mayHoldBirthDate: Bool? {
    get { answers.mayHoldBirthDate }
    set { answers.mayHoldBirthDate = newValue }
  }

  /// Whether the text has the form of an identifier, whatever its digits are; nil if not determined.
  var hasIdentifierForm: Bool? {
    get { answers.hasIdentifierForm }
    set { answers.hasIdentifierForm = newValue }
  }

  /// Returns the lists of `index` that may have a keyword in the text.
  func lists(of index: KeywordIndex, in text: Span<UInt8>) -> KeywordSet {
    if let lists = answers.lists { return lists }
    // Beyond ASCII, the index reads the words of the text, which other detectors need, too.
    let made = index.listsInASCII(text, answers.runs) ?? index.lists(in: words(of: text))
    answers.lists = made
    return made
  }

  /// Returns the words of the text.
  func words(of text: Span<UInt8>) -> ContextText {
    divide(text)
    return words
  }

  private func divide(_ text: Span<UInt8>) {
    guard !answers.areWordsKnown else { return }
    words.read(text)
    answers.areWordsKnown = true
  }

  /// Returns the occurrences of the keywords of a list of `index` in the text, by position.
  func matches(of keywords: Keywords, of index: KeywordIndex, in text: Span<UInt8>) -> [ContextText.Match] {
    if answers.hasMatches {
      for known in matches where known.list == keywords.number { return known.matches }
    }
    divide(text)
    let found = words.matches(of: keywords, in: index)
    matches.append((keywords.number, found))
    answers.hasMatches = true
    return found
  }
}

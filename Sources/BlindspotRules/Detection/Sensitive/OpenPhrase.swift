import BlindspotParser

/// Completes phrases of word lists that end before their noun: in “staying at the Seaview Inn” the list contains “staying
/// at the”, and only the noun identifies the place.
enum OpenPhrase {
  /// The last words of such phrases, folded: articles, possessives and prepositions.
  private static let endings: Set<String> = [
    "the", "my", "with", "of", "mi", "mis", "en", "el", "de", "du", "ma", "mon", "minha", "meu", "mia", "mio", "no",
    "von",
    "van", "mijn", "gegen",
  ]

  /// Returns the end of the noun phrase after `phrase`: one word, and if it is capitalized, the capitalized words directly
  /// after it. Returns the end of `phrase` if the phrase is complete or no noun follows.
  ///
  /// - Parameters:
  ///   - phrase: the range of a phrase of a word list.
  ///   - end: the end of the sentence.
  static func end(of phrase: TextRange, in text: Span<UInt8>, before end: Int) -> Int {
    guard isOpen(phrase, in: text) else { return phrase.end }
    // In a text of capitals, capitalization does not mark the words of a name.
    let isCapitals = text[phrase.end - 1].isUpper
    var words = WordStream(from: phrase.end, apostrophes: .join, dividesUnspaced: false)
    var last = phrase.end
    while last + 1 < end, text[last] == ASCII.space, let word = words.next(in: text), word.start == last + 1,
      word.end <= end
    {
      let isCapitalized = FoldedScalar(in: text, at: word.start).isUpper
      if last == phrase.end {
        guard !word.isNumber, !isFunction(word, in: text) else { break }
      } else if !isCapitalized {
        break
      }
      last = word.end
      if isCapitals || !isCapitalized { break }
    }
    return last
  }

  private static func isOpen(_ phrase: TextRange, in text: Span<UInt8>) -> Bool {
    var start = phrase.end
    while start > phrase.start, text[start - 1].isLetter { start -= 1 }
    var word: [UInt8] = []
    for index in start..<phrase.end { word.append(text[index].lowercased) }
    return endings.contains(String(decoding: word, as: UTF8.self))
  }

  private static func isFunction(_ word: WordStream.Word, in text: Span<UInt8>) -> Bool {
    Lexicon.entry(for: word.hash(in: text)).isFunction
  }
}

/// The languages of a chunk of text according to its words and its flow.
///
/// A word of the language of a text is less likely a name there: `Anna` means "give" in `Anna palautetta`, and is a name in
/// `Frag Anna nach dem Termin`. The word itself has no say in the language of its text. The language of the flow decides
/// between languages that fit equally well, and if no other word is known.
struct NameLanguages {
  private var counts = LanguageCounts()

  /// The language of the flow.
  private let flow: UInt64

  /// Counts the languages of words in a flow with the language `flow`.
  ///
  /// - Parameter words: Receives the languages of each word. Not a part of the value, which would be copied to read one.
  init(_ tokens: Span<NameToken>, flow: WordLanguages, words: inout MutableSpan<UInt64>) {
    self.flow = flow.bits
    for index in tokens.indices where tokens[index].kind != .number && tokens[index].letters > 1 {
      var languages = WordLanguages(of: tokens[index].hash)
      if languages.bits == 0, tokens[index].affixes != .none { languages = tokens[index].affixes.words }
      words[index] = languages.bits
      counts.add(languages)
    }
  }

  /// Returns how a word with the languages `own` fits the others: 0 to 11, three times the evidence plus the membership.
  ///
  /// The evidence is the number of other words that the most likely languages of the text have in common, 3 for more. The
  /// membership is 0 if the word is frequent in none of these languages, 1 in some, 2 in all. Without evidence it is 0 if the
  /// language of the flow is unknown, 1 if the word is not frequent in it, 2 if it is.
  func fit(_ own: UInt64) -> Int {
    let (languages, count) = counts.without(WordLanguages(bits: own)).mostFrequent(of: .all)
    guard count > 0 else { return flow == 0 ? 0 : own & flow == 0 ? 1 : 2 }
    let best = languages.bits & flow != 0 ? flow : languages.bits
    let common = own & best
    return min(count, 3) * 3 + (common == 0 ? 0 : common == best ? 2 : 1)
  }
}

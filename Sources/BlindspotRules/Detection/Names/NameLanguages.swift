/// The languages of a chunk of text according to its words and its flow.
///
/// A word of the language of a text is less likely a name there: `Anna` means "give" in `Anna palautetta`, and is a name in
/// `Frag Anna nach dem Termin`. The word itself has no say in the language of its text. The language of the flow decides
/// between languages that fit equally well, and if no other word is known.
struct NameLanguages {
  /// The languages of the words.
  private var words: InlineArray<48, UInt64> = .init(repeating: 0)
  /// For each language the number of words, at most 63, bit by bit: element 0 has the lowest bit of all counts.
  private var counts = SIMD8<UInt64>.zero

  /// The language of the flow.
  private let flow: UInt64

  /// Counts the languages of at most 48 words in a flow with the language `flow`.
  init(_ tokens: Span<NameToken>, flow: WordLanguages) {
    self.flow = flow.bits
    var words = words.mutableSpan
    for index in tokens.indices where tokens[index].kind != .number && tokens[index].letters > 1 {
      var languages = WordLanguages(of: tokens[index].hash).bits
      if languages == 0, tokens[index].affixes != .none { languages = tokens[index].affixes.words.bits }
      words[index] = languages
      var carry = languages
      var bit = 0
      while carry != 0, bit < 6 {
        let sum = counts[bit]
        counts[bit] = sum ^ carry
        carry &= sum
        bit += 1
      }
    }
  }

  /// Returns how the word at `index` fits the others: 0 to 11, three times the evidence plus the membership.
  ///
  /// The evidence is the number of other words that the most likely languages of the text have in common, 3 for more. The
  /// membership is 0 if the word is frequent in none of these languages, 1 in some, 2 in all. Without evidence it is 0 if the
  /// language of the flow is unknown, 1 if the word is not frequent in it, 2 if it is.
  func fit(_ index: Int) -> Int {
    let own = words.span[index]
    // The counts without the word: a subtraction of one from the counts of its languages, with a borrow.
    var others = counts
    var borrow = own
    for bit in 0..<6 where borrow != 0 {
      let difference = others[bit] ^ borrow
      borrow &= difference
      others[bit] = difference
    }
    var best = UInt64.max
    var count = 0
    for bit in (0..<6).reversed() where best & others[bit] != 0 {
      best &= others[bit]
      count |= 1 << bit
    }
    guard count > 0 else { return flow == 0 ? 0 : own & flow == 0 ? 1 : 2 }
    if best & flow != 0 { best = flow }
    let common = own & best
    return min(count, 3) * 3 + (common == 0 ? 0 : common == best ? 2 : 1)
  }
}

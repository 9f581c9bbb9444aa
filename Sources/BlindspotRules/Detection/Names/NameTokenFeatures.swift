import BlindspotParser

/// The features of one word for ``NameTagger``: rows of the table of vectors that the tagger adds up.
///
/// Both the tagger and its trainer get the rows here. Each group of features has its own range of rows. A change requires a
/// new training (`Tools/names/README.md`) and a new ``version``.
package struct NameTokenFeatures {
  /// The version of the features, which `Tools/names/check.py` compares with the version that the weights were trained on.
  package static let version = 5
  /// The number of rows of words, by hash.
  static let words = 1 << 15
  /// The number of rows of endings, by hash.
  static let endings = 1 << 12
  /// The total number of rows.
  package static let rowCount =
    words + 3 * endings + 17 + 64 + 64 + 20 + 32 + 16 + 16 + 24 * 4 + 12 + 13 * 4 + 32 + 6 * 6 * 4 + 24 + 5 + 3 + 12 * 2
    + 6 * 12
  /// The number of features of a word.
  package static let count = 21

  /// The rows.
  private(set) var rows: InlineArray<21, Int32> = .init(repeating: 0)
  /// The number of rows: ``count``, or that of some parts.
  private(set) var size = 0
  private var base = 0
  private let parts: Parts

  /// The properties on which a row depends.
  struct Parts: OptionSet {
    let rawValue: UInt8

    /// Those of the word itself, which take the most time.
    static let word = Parts(rawValue: 1)
    /// Also those of its place, or the separator before it.
    static let place = Parts(rawValue: 2)
    static let all: Parts = [.word, .place]
  }

  package subscript(index: Int) -> Int { Int(rows[index]) }

  @inline(__always)
  private mutating func add(_ index: @autoclosure () -> Int, of count: Int, _ part: Parts = .word) {
    if parts.contains(part) {
      rows[size] = Int32(truncatingIfNeeded: base + index())
      size += 1
    }
    base += count
  }

  /// Computes the features of the word at `index` among `tokens`, the words of `text`.
  package init(_ index: Int, of tokens: Span<NameToken>, in text: Span<UInt8>, context: NameContext) {
    let phrases = NamePhrases(tokens, in: text)
    let addresses = NameAddresses(tokens, in: text)
    var languagesOfWords = InlineArray<48, UInt64>(repeating: 0)
    var words = languagesOfWords.mutableSpan
    let languages = NameLanguages(tokens, flow: context.language, words: &words)
    let place = NameTokenPlace(
      index, of: tokens, context: context, phrases: phrases, addresses: addresses,
      language: languages.fit(words[index]))
    self.init(tokens[index], place, in: text)
  }

  /// Computes the features of a word of `text` from its own properties and those of its place.
  ///
  /// - Parameter parts: The features to compute. Constant where it is called, so that the indices of the rows are, too.
  @inline(__always)
  init(_ token: NameToken, _ place: NameTokenPlace, in text: Span<UInt8>, parts: Parts = .all) {
    self.parts = parts
    let entry = token.entry
    let shape = Int(token.shape.rawValue)
    if !parts.contains(.word) {
      base = Self.words + 3 * Self.endings + 17
    } else if token.kind == .number {
      // Digits: their number, not their values.
      let length = token.isAddress ? 16 : min(Int(token.end - token.start), 15)
      add(length, of: Self.words)
      for _ in 0..<3 { add(0, of: Self.endings) }
      add(16, of: 17)
    } else {
      let word = FoldedWord(text, from: Int(token.start), to: Int(token.end))
      let count = word.count
      let hash = count < FoldedWord.capacity ? token.hash : word.hash(to: count).value
      assert(hash == word.hash(to: count).value)
      add(Int(hash >> 49), of: Self.words)
      for length in 2...4 {
        let ending = word.hash(after: UInt8(length), from: max(count - length, 0))
        add(Int(ending.value >> 52), of: Self.endings)
      }
      let score = token.letterScore.map(Int.init) ?? CharacterModel.score(word)
      add(min(max(score / 16 + 8, 0), 15), of: 17)
    }
    let isLower = token.shape == .lower ? 1 : 0
    let isAfterPunctuation = token.gap == .start || token.gap == .sentence || token.gap == .other ? 2 : 0
    add(entry.given * 4 + isLower + isAfterPunctuation, of: 64, .place)
    add(entry.surname * 4 + isLower + isAfterPunctuation, of: 64, .place)
    add(min(entry.word, 4) * 4 + entry.foreign, of: 20)
    add(Self.flags(of: entry), of: 32)
    add(entry.before, of: 16)
    add(entry.after, of: 16)
    add(Int(token.kind.rawValue) * 4 + shape, of: 24 * 4)
    add(Int(token.gap.rawValue), of: 12, .place)
    add(min(Int(token.letters), 12) * 4 + shape, of: 13 * 4)
    add(Self.others(of: token), of: 32)
    let bins = (NameToken.bin(entry.given), NameToken.bin(entry.surname))
    let common = entry.isDomain || entry.isFunction ? 3 : max(entry.word - 1, entry.foreign)
    add((bins.0 * 6 + bins.1) * 4 + min(max(common, 0), 3), of: 6 * 6 * 4)
    add(place.letterCase, of: 24, .place)
    add(place.fieldGroup, of: 5, .place)
    add(place.counterpart, of: 3, .place)
    add(place.language * 2 + isLower, of: 12 * 2, .place)
    add(max(bins.0, bins.1) * 12 + place.language, of: 6 * 12, .place)
    assert(base == Self.rowCount && (size == Self.count || parts != .all))
  }

  private static func flags(of entry: LexiconEntry) -> Int {
    var flags = 0
    if entry.isPlace { flags |= 1 }
    if entry.isBrand { flags |= 2 }
    if entry.isDomain { flags |= 4 }
    if entry.isFunction { flags |= 8 }
    if entry.isParticle { flags |= 16 }
    return flags
  }

  private static func others(of token: NameToken) -> Int {
    let entry = token.entry
    var others = 0
    if token.isPossessive { others |= 1 }
    if entry.isMachine { others |= 2 }
    if entry.isVoice { others |= 4 }
    if entry.isSpelling { others |= 8 }
    if entry.isService { others |= 16 }
    return others
  }
}

/// The properties of the place of a word that are features: those that do not follow from the word itself.
struct NameTokenPlace {
  /// The capitalization of the word combined with that of the chunk: 0–23.
  let letterCase: Int
  /// The kind of the field: 0–4.
  let fieldGroup: Int
  /// Whether the word has a counterpart: 0 none, 1 a part of an e-mail address of the chunk, 2 a phrase of the lexicon that
  /// covers the word.
  let counterpart: Int
  /// How the word fits the language of the other words: 0–11, ``NameLanguages/fit(_:)``.
  let language: Int

  /// The place of the word at `index` among `tokens`, which fits them as `language` tells.
  init(
    _ index: Int, of tokens: Span<NameToken>, context: NameContext, phrases: NamePhrases, addresses: NameAddresses,
    language: Int
  ) {
    let span = NameSpan(first: index, last: index)
    letterCase = context.letterCase(of: span, tokens)
    fieldGroup = context.fieldGroup
    // A phrase covers a word completely or not at all.
    counterpart = phrases.cover(index) ? 2 : addresses.contain(index) ? 1 : 0
    self.language = language
  }
}

extension WordVectorCache.Key {
  /// The bits of ``properties`` that depend on the place.
  static let place: UInt64 = 0x1FFF_F800

  /// The key of a word in a place.
  @inline(__always)
  init(_ token: NameToken, _ place: NameTokenPlace) {
    let length = token.kind == .number ? min(Int(token.end - token.start), 15) : min(Int(token.letters), 15)
    let ofWord = length | Int(token.kind.rawValue) << 4 | Int(token.shape.rawValue) << 9
    let ofPlace = place.letterCase | place.fieldGroup << 5 | place.counterpart << 8 | Int(token.gap.rawValue) << 10
    let rest = ofWord | ofPlace << 11 | place.language << 25 | (token.isPossessive ? 1 << 30 : 0) | 1 << 31
    self.init(
      word: token.hash, properties: UInt64(token.entry.bits) << 32 | UInt64(truncatingIfNeeded: rest))
  }
}

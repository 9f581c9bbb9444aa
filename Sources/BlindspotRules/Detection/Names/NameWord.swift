import BlindspotParser

/// One word of a text while ``NameTokenizer`` reads it.
struct NameWord {
  private let start: Int
  /// The offset after the word's last byte.
  var end: Int
  private var hash = WordHash()
  private var letters = 0
  private var uppers = 0
  /// The first letter, folded, and whether it is upper-case.
  private var first: UInt32 = 0
  private var isFirstUpper = false
  private var isCaseless = false
  private var previous = FoldedScalar.Category.separator

  init(start: Int) {
    self.start = start
    end = start
  }

  /// Reads the word at `index` if it is one letter of ASCII and letters in lower case after it, between other characters of
  /// ASCII; nil for any other word, or if an apostrophe or a capital letter follows, which can belong to the word. Most words are
  /// such, and take half of the instructions without scalars.
  @inline(__always)
  init?(plain text: Span<UInt8>, at index: Int) {
    let initial = text[index]
    guard initial.isLetter else { return nil }
    self.init(start: index)
    first = UInt32(initial.lowercased)
    isFirstUpper = initial.isUpper
    var hash = hash
    hash.add(initial.lowercased)
    var end = index &+ 1
    while end < text.count, text[end].isLower {
      hash.add(text[end])
      end &+= 1
    }
    if end < text.count {
      let next = text[end]
      guard next < 0x80, !next.isLetter, next != ASCII.apostrophe else { return nil }
    }
    self.hash = hash
    self.end = end
    letters = end &- index
    uppers = isFirstUpper ? 1 : 0
  }

  /// Adds a letter.
  @inline(__always)
  mutating func append(_ letter: FoldedScalar) {
    if letters == 0 {
      first = letter.first
      isFirstUpper = letter.isUpper
    }
    letter.forEachByte { hash.add($0) }
    if letter.isUpper { uppers += 1 }
    if letter.category == .caseless { isCaseless = true }
    previous = letter.category
    letters += 1
  }

  /// Adds the ASCII lower-case letters at `index`, which never begin a new word, and returns the offset after them.
  @inline(__always)
  mutating func appendLowerCase(of text: Span<UInt8>, at index: Int) -> Int {
    var index = index
    while index < text.count, text[index].isLower {
      hash.add(text[index])
      letters += 1
      previous = .lower
      index += 1
    }
    return index
  }

  /// Whether the upper-case letter at `index` begins a new word.
  func ends(before letter: FoldedScalar, at index: Int, in text: Span<UInt8>) -> Bool {
    guard letters > 0, WordBoundary.divides(previous, letter.category, next: index + letter.length, in: text) else {
      return false
    }
    // Mc
    if letters == 2, isFirstUpper, first == UInt8(ascii: "m"), text[index - 1] == UInt8(ascii: "c") { return false }
    return !(previous == .upper && isMistyped(hump: index, in: text))
  }

  /// Whether letters after an apostrophe belong to the word: a short beginning must be `O'`, `D'` or `N'`.
  var continuesAfterApostrophe: Bool {
    letters > 2
      || (isFirstUpper && (first == UInt8(ascii: "o") || first == UInt8(ascii: "d") || first == UInt8(ascii: "n")))
  }

  /// Whether the word is a common one with too many capitals (`CUstomer`), and the rest from the capital at `hump` is
  /// not a word.
  private func isMistyped(hump: Int, in text: Span<UInt8>) -> Bool {
    var end = hump + 1
    while end < text.count, text[end].isLower { end += 1 }
    guard end - start >= 4, end - start < 30, end - hump >= 3 else { return false }
    let whole = FoldedWord(text, from: start, to: end)
    let entry = Lexicon.entry(for: whole.hash(to: whole.count))
    guard entry.word >= 3 || entry.isDomain, entry.nameRank < 6 else { return false }
    let rest = Lexicon.entry(for: whole.hash(from: hump - start, to: whole.count))
    return rest.nameRank == 0 && rest.word < 3 && !rest.isDomain
  }

  /// Returns the token of the word, with its entry in the lexicon and its kind.
  func token(in text: Span<UInt8>) -> NameToken {
    var token = NameToken()
    token.start = Int32(start)
    token.end = Int32(end)
    token.letters = UInt8(min(letters, 255))
    token.shape = shape
    token.hash = hash.value
    token.entry = Lexicon.entry(for: hash)
    classify(&token, in: text)
    return token
  }

  private var shape: NameToken.Shape {
    if isCaseless { return .mixed }
    if uppers == 0 { return .lower }
    if uppers == letters, letters > 1 { return .upper }
    return isFirstUpper && uppers <= 2 ? .title : .mixed
  }

  /// Determines the kind of the token, and the entry of an inflected name.
  private func classify(_ token: inout NameToken, in text: Span<UInt8>) {
    if letters <= 1 {
      token.kind = token.shape == .title && !touchesDigit(text) && !isElided(text) ? .initial : .function
    } else if token.entry.isListed {
      token.kind = NameTokenKind(listed: token.entry)
    } else if first >= 0x80 {
      let word = FoldedWord(text, from: start, to: end)
      if let stem = WordStem(of: word) {
        token.affixes = stem.language
        _ = take(stem.entry, &token)
        return
      }
      token.kind = .unlisted
      token.letterScore = Int16(clamping: CharacterModel.score(word))
    } else if letters < 30 {
      let word = FoldedWord(text, from: start, to: end)
      let beginnings = WordBeginnings(of: word)
      guard !take(NameInflection.name(in: word, beginnings), &token) else { return }
      if take(NameInflection.declinedName(in: word, beginnings), &token) {
        token.kind = .declinedName
        return
      }
      token.letterScore = Int16(clamping: CharacterModel.score(word))
      token.kind = NameTokenKind(unlisted: word, beginnings, shape: token.shape)
    } else {
      token.kind = .word
    }
  }

  /// Replaces the entry of the token by the entry of the name that it is a form of. Returns false without a name.
  private func take(_ name: LexiconEntry?, _ token: inout NameToken) -> Bool {
    guard let name else { return false }
    token.entry = name
    token.kind = NameTokenKind(listed: name)
    return true
  }

  /// Whether an apostrophe replaces the rest of the word: French `L'offre`, Catalan `S'ha`.
  private func isElided(_ text: Span<UInt8>) -> Bool {
    end < text.count && FoldedScalar(in: text, at: end).category == .apostrophe
  }

  /// Whether a single letter is part of a code: `A1`, `2B`.
  private func touchesDigit(_ text: Span<UInt8>) -> Bool {
    text.byte(at: end).isDigit || text.byte(at: start - 1).isDigit
  }
}

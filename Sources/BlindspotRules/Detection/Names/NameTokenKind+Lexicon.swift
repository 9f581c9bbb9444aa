extension NameTokenKind {
  /// The role of a listed word.
  init(listed entry: LexiconEntry) {
    let given = entry.given
    let rank = entry.nameRank
    if rank >= 6 || (rank >= 4 && given >= 4) {
      self = Self(name: entry)
    } else if entry.isParticle {
      self = .particle
    } else if entry.isFunction {
      self = .function
    } else if entry.isDomain {
      self = .domain
    } else if entry.isBrand || entry.isPlace {
      self = .placeOrBrand
    } else if entry.word >= 2 || entry.foreign >= 1 || entry.before > 0 || entry.after > 0 {
      self = .word
    } else if rank > 0 {
      self = .rareName
    } else {
      self = .word
    }
  }

  private init(name entry: LexiconEntry) {
    if entry.isFunction || entry.isParticle {
      self = .nameOrFunction
    } else if entry.isDomain {
      self = .nameOrDomain
    } else if entry.isBrand {
      self = .nameOrBrand
    } else if entry.word >= 4 {
      self = .nameOrCommonWord
    } else if entry.isPlace {
      self = .nameOrPlace
    } else if entry.word == 3 || entry.foreign >= 2 {
      self = .nameOrWord
    } else if entry.word >= 2 || entry.foreign == 1 {
      self = .nameOrRareWord
    } else if entry.given >= 6, entry.surname >= 6 {
      self = .givenOrSurname
    } else {
      self = entry.given >= entry.surname ? .givenName : .surname
    }
  }

  /// The role of an unlisted word, by names it is concatenated from or by its letters.
  ///
  /// - Parameter beginnings: The beginnings of the word.
  init(unlisted word: borrowing FoldedWord, _ beginnings: borrowing WordBeginnings, shape: NameToken.Shape) {
    if shape == .upper, word.count <= 4 {
      self = .acronym
      return
    }
    var domains = UInt32.max
    if let names = ConcatenatedName.kind(of: word, beginnings, domains: &domains) {
      self = names
    } else {
      self = Self.isCompound(word, beginnings, domains) ? .word : .unlisted
    }
  }
}

extension NameTokenKind {
  /// Whether the unlisted word consists of two words of software or business: `apikey`, `orderdate`.
  ///
  /// - Parameter domains: The lengths of the beginnings that may be such words, as bits.
  private static func isCompound(
    _ word: borrowing FoldedWord, _ beginnings: borrowing WordBeginnings, _ domains: UInt32
  ) -> Bool {
    let count = word.count
    guard count >= 6, domains != 0 else { return false }
    for split in 3...count - 3 where domains >> UInt32(split) & 1 == 1 {
      if isPlainDomain(Lexicon.entry(for: beginnings.hash(to: split))),
        isPlainDomain(Lexicon.entry(for: word.hash(from: split, to: count)))
      {
        return true
      }
    }
    return false
  }

  fileprivate static func isPlainDomain(_ entry: LexiconEntry) -> Bool { entry.isDomain && entry.nameRank < 6 }
}

/// Finds names written as one word without capitals: `mariagarcia`, `jsmith`, `vandenberg`.
enum ConcatenatedName {
  /// Returns the kind of concatenation; nil if the unlisted word does not consist of names.
  ///
  /// - Parameters:
  ///   - beginnings: The beginnings of the word.
  ///   - domains: Receives the lengths of the beginnings that may be words of software or business, as bits, if the word does
  ///     not consist of names. Both questions look up the same beginnings.
  static func kind(
    of word: borrowing FoldedWord, _ beginnings: borrowing WordBeginnings, domains: inout UInt32
  ) -> NameTokenKind? {
    let count = word.count
    guard count >= 5, count < 30 else { return nil }
    var best: NameTokenKind?
    domains = 0
    if count >= 6 {
      for split in 2...count - 2 {
        let left = Lexicon.entry(for: beginnings.hash(to: split))
        if NameTokenKind.isPlainDomain(left) { domains |= 1 << UInt32(split) }
        guard left.nameRank >= 6 || (left.isParticle && left.before == 0) else { continue }
        guard isName(word, from: split, depth: 0, wantsSurname: left.given < 6) else { continue }
        if split >= 3, count - split >= 3, count >= 7 { return .concatenated }
        best = .shortConcatenated
      }
    }
    if let best { return best }
    let rest = Lexicon.entry(for: word.hash(from: 1, to: count))
    if count >= 5, rest.surname >= 6, rest.word < 3, rest.foreign < 2 { return .concatenatedInitial }
    let front = Lexicon.entry(for: beginnings.hash(to: count - 1))
    return front.surname >= 7 && front.word == 0 && front.foreign == 0 && count >= 6 ? .concatenatedInitial : nil
  }

  /// Whether the rest of the word from `start` is a surname, a given name, or two names.
  private static func isName(
    _ word: borrowing FoldedWord, from start: Int, depth: Int, wantsSurname: Bool
  ) -> Bool {
    let count = word.count
    let rest = Lexicon.entry(for: word.hash(from: start, to: count))
    if rest.surname >= 6 || rest.given >= 6 || (rest.isParticle && depth == 0 && count - start <= 3) { return true }
    guard depth == 0, count - start >= 6 else { return false }
    for split in (start + 2)...(count - 3) {
      let middle = Lexicon.entry(for: word.hash(from: start, to: split))
      guard middle.given >= 6 || middle.isParticle else { continue }
      if isName(word, from: split, depth: 1, wantsSurname: true) { return true }
    }
    return false
  }
}

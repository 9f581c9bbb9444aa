import BlindspotParser

/// A list of keywords with its number in the ``KeywordIndex``.
package struct Keywords: Sendable {
  /// The keywords.
  package let words: ContextWords
  /// The index of the rule in ``IdentifierTable/rules``, or the number of another list.
  package let number: UInt16

  package init(words: ContextWords, number: UInt16) {
    self.words = words
    self.number = number
  }

  /// Keywords of a phone number.
  static let called = Keywords(words: PhoneWords.keywords, number: 255)
  /// Keywords of a published number of a company.
  static let published = Keywords(words: PhoneWords.published, number: 254)
  /// Keywords that can follow the name of a country.
  static let announcements = Keywords(words: PhoneWords.announcements, number: 253)
  /// Keywords of identifiers and codes.
  static let identifiers = Keywords(words: PhoneWords.identifiers, number: 252)
  /// Keywords of numbered items.
  static let itemNumbers = Keywords(words: KeywordContext.itemNumberKeywords, number: 251)
  /// Keywords of a version of four numbers.
  static let versions = Keywords(words: KeywordContext.versions, number: 250)
  /// The number for the words for birth in container names, which are not a list of keywords.
  static let births: UInt16 = 249

  /// The lists in addition to those of the rules.
  package static let others = [called, published, announcements, identifiers, itemNumbers, versions]
}

/// Determines the lists that may have a keyword in a text, by the beginnings of its words.
///
/// Most texts have no word with the beginning of a keyword, and need neither be divided into words nor be searched.
package struct KeywordIndex: Sendable {
  /// The index of all lists.
  package static let builtIn = KeywordIndex(
    IdentifierTable.rules.enumerated().map { Keywords(words: $1.words, number: UInt16($0)) } + Keywords.others)

  /// The lists by the first two bytes of their keywords, and by the second and the third, hashed.
  private var starts = [KeywordSet](repeating: KeywordSet(), count: 1024)
  private var sequels = [KeywordSet](repeating: KeywordSet(), count: 1024)

  init(_ lists: [Keywords]) {
    for list in lists {
      list.words.forEachBeginning { beginning in
        guard beginning.second != 0 else { return insert(list.number, after: beginning.first) }
        starts[Self.bucket(beginning.first, beginning.second)].insert(list.number)
        // Any letter can follow a keyword of two letters.
        for third in beginning.third == 0 ? 0...0x7F : beginning.third...beginning.third {
          sequels[Self.bucket(beginning.second, third)].insert(list.number)
        }
      }
    }
  }

  /// Inserts a list with a keyword of one letter, which any letters can follow.
  private mutating func insert(_ list: UInt16, after first: UInt8) {
    for second in 0...UInt8.max { starts[Self.bucket(first, second)].insert(list) }
    for bucket in sequels.indices { sequels[bucket].insert(list) }
  }

  private static func bucket(_ first: UInt8, _ second: UInt8) -> Int { (Int(first) &* 37 &+ Int(second)) & 1023 }

  private func lists(from first: UInt8, _ second: UInt8, _ third: UInt8) -> KeywordSet {
    let lists = starts[Self.bucket(first, second)]
    return third < 0x80 ? lists.intersection(sequels[Self.bucket(second, third)]) : lists
  }

  /// Returns the keywords of a list of ``builtIn``.
  func keywords(_ list: UInt16) -> Keywords {
    let rules = IdentifierTable.rules
    if Int(list) < rules.count { return Keywords(words: rules[Int(list)].words, number: list) }
    return Keywords.others.first { $0.number == list } ?? Keywords(words: "", number: list)
  }

  /// Returns the lists that may have a keyword in `text`. Allocates only for letters beyond ASCII.
  package func lists(in text: Span<UInt8>) -> KeywordSet {
    var found = KeywordSet()
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte >= 0x80 { return lists(in: ContextText(text)) }
      if byte.isLetter, Self.mayBeginWord(text, at: index) {
        // The letters of a keyword can be separated: `S.S.N.`, `d'identité`.
        var second = index + 1
        while second < text.count, !text[second].isWordByte { second += 1 }
        var third = second + 1
        while third < text.count, !text[third].isWordByte { third += 1 }
        if text.byte(at: second) >= 0x80 || text.byte(at: third) >= 0x80 { return lists(in: ContextText(text)) }
        found.formUnion(
          lists(from: byte.lowercased, text.byte(at: second).lowercased, text.byte(at: third).lowercased))
      }
      index += 1
    }
    return found
  }

  private func lists(in words: ContextText) -> KeywordSet {
    var found = KeywordSet()
    let folded = words.folded.span
    for token in words.tokens {
      let start = Int(token.foldedStart)
      found.formUnion(lists(from: folded[start], folded.byte(at: start + 1), folded.byte(at: start + 2)))
    }
    return found
  }

  /// Whether ``WordBoundary`` may begin a word at the letter at `index`.
  private static func mayBeginWord(_ text: Span<UInt8>, at index: Int) -> Bool {
    let before = text.byte(at: index - 1)
    guard before.isLetter else { return true }
    return text[index].isUpper && (before.isLower || text.byte(at: index + 1).isLower)
  }
}

/// A set of up to 256 lists of keywords, by their numbers.
package struct KeywordSet: Sendable, Equatable {
  private var bits = SIMD4<UInt64>.zero

  init() {}

  /// The set of one list.
  init(_ list: UInt16) { insert(list) }

  /// Whether the list is in the set.
  package func contains(_ list: UInt16) -> Bool { bits[Int(list >> 6)] >> UInt64(list & 63) & 1 == 1 }

  mutating func insert(_ list: UInt16) { bits[Int(list >> 6)] |= 1 << UInt64(list & 63) }

  /// Whether the set is empty.
  var isEmpty: Bool { bits == .zero }

  /// Removes and returns the first list; nil if the set is empty.
  mutating func popFirst() -> UInt16? {
    for part in 0..<4 where bits[part] != 0 {
      let bit = bits[part].trailingZeroBitCount
      bits[part] &= bits[part] &- 1
      return UInt16(part * 64 + bit)
    }
    return nil
  }

  /// Whether the sets have a list in common.
  func intersects(_ other: KeywordSet) -> Bool { bits & other.bits != .zero }

  /// Returns the lists in both sets.
  func intersection(_ other: KeywordSet) -> KeywordSet {
    var both = self
    both.bits &= other.bits
    return both
  }

  mutating func formUnion(_ other: KeywordSet) { bits |= other.bits }
}

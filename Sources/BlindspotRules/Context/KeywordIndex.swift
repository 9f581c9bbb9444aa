import BlindspotParser

/// Keywords that ``KeywordIndex`` knows by a number.
package struct Keywords: Sendable {
  /// The keywords.
  package let words: ContextWords
  /// The place of the rule in ``IdentifierTable/rules``, or the number of another list.
  package let number: UInt16

  package init(words: ContextWords, number: UInt16) {
    self.words = words
    self.number = number
  }

  /// What says that a number is called.
  static let called = Keywords(words: PhoneWords.keywords, number: 255)
  /// What says that a number is a company's own and published.
  static let published = Keywords(words: PhoneWords.published, number: 254)
  /// What a country is named in front of.
  static let announcements = Keywords(words: PhoneWords.announcements, number: 253)
  /// What makes a number an id or a code.
  static let identifiers = Keywords(words: PhoneWords.identifiers, number: 252)
  /// What makes a number that of a thing.
  static let things = Keywords(words: KeywordContext.things, number: 251)
  /// What makes four numbers a version.
  static let versions = Keywords(words: KeywordContext.versions, number: 250)
  /// Stands for the words for a birth, which are no list of keywords, where names are asked for.
  static let births: UInt16 = 249

  /// The lists beside those of the rules.
  package static let others = [called, published, announcements, identifiers, things, versions]
}

/// Which lists of keywords may have one in a text, told by how its words begin.
///
/// Most texts have no word that begins like a keyword of most lists: for those neither the words of the text need to be
/// taken apart nor the keywords gone through.
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
        guard beginning.second != 0 else { return insert(list.number, behind: beginning.first) }
        starts[Self.place(beginning.first, beginning.second)].insert(list.number)
        // Behind a keyword of two letters anything may follow.
        for third in beginning.third == 0 ? 0...0x7F : beginning.third...beginning.third {
          sequels[Self.place(beginning.second, third)].insert(list.number)
        }
      }
    }
  }

  /// Behind a keyword of one letter anything may follow, too.
  private mutating func insert(_ list: UInt16, behind first: UInt8) {
    for second in 0...UInt8.max { starts[Self.place(first, second)].insert(list) }
    for place in sequels.indices { sequels[place].insert(list) }
  }

  private static func place(_ first: UInt8, _ second: UInt8) -> Int { (Int(first) &* 37 &+ Int(second)) & 1023 }

  private func lists(from first: UInt8, _ second: UInt8, _ third: UInt8) -> KeywordSet {
    let lists = starts[Self.place(first, second)]
    return third < 0x80 ? lists.intersection(sequels[Self.place(second, third)]) : lists
  }

  /// The keywords of a list of ``builtIn``.
  func keywords(_ list: UInt16) -> Keywords {
    let rules = IdentifierTable.rules
    if Int(list) < rules.count { return Keywords(words: rules[Int(list)].words, number: list) }
    return Keywords.others.first { $0.number == list } ?? Keywords(words: "", number: list)
  }

  /// The lists that may have a keyword in `text`. Allocates only where the text has letters beyond ASCII.
  package func lists(in text: Span<UInt8>) -> KeywordSet {
    var found = KeywordSet()
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte >= 0x80 { return lists(in: ContextText(text)) }
      if byte.isLetter, Self.mayBeginWord(text, at: index) {
        // The letters of a keyword may stand apart: `S.S.N.`, `d'identité`.
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

  /// Whether ``ContextText`` may begin a word at the letter at `index`.
  private static func mayBeginWord(_ text: Span<UInt8>, at index: Int) -> Bool {
    let before = text.byte(at: index - 1)
    guard before.isLetter else { return true }
    return text[index].isUpper && (before.isLower || text.byte(at: index + 1).isLower)
  }
}

/// A set of lists of keywords, by their numbers; up to 256 of them.
package struct KeywordSet: Sendable, Equatable {
  private var bits = SIMD4<UInt64>.zero

  init() {}

  /// The set of one list.
  init(_ list: UInt16) { insert(list) }

  /// Whether the list is in the set.
  package func contains(_ list: UInt16) -> Bool { bits[Int(list >> 6)] >> UInt64(list & 63) & 1 == 1 }

  mutating func insert(_ list: UInt16) { bits[Int(list >> 6)] |= 1 << UInt64(list & 63) }

  /// Whether no list is in the set.
  var isEmpty: Bool { bits == .zero }

  /// Takes the first list out; nil where none is left.
  mutating func popFirst() -> UInt16? {
    for part in 0..<4 where bits[part] != 0 {
      let bit = bits[part].trailingZeroBitCount
      bits[part] &= bits[part] &- 1
      return UInt16(part * 64 + bit)
    }
    return nil
  }

  /// Whether a list is in both sets.
  func intersects(_ other: KeywordSet) -> Bool { bits & other.bits != .zero }

  /// The lists that are in both sets.
  func intersection(_ other: KeywordSet) -> KeywordSet {
    var both = self
    both.bits &= other.bits
    return both
  }

  mutating func formUnion(_ other: KeywordSet) { bits |= other.bits }
}

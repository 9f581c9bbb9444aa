import BlindspotParser

/// A list of keywords with its number in a ``KeywordIndex``.
package struct Keywords: Sendable {
  /// The keywords.
  package let words: ContextWords
  /// The number of the list, below 256. Each family of detectors has its own numbers.
  package let number: UInt16
  /// A condition for container names that replaces the search for ``words``; nil for most lists.
  let nameCondition: (@Sendable (Span<UInt8>) -> Bool)?

  package init(words: ContextWords, number: UInt16) {
    self.words = words
    self.number = number
    nameCondition = nil
  }

  /// A list without keywords, which a container name matches if it satisfies `nameCondition`.
  init(number: UInt16, nameCondition: @escaping @Sendable (Span<UInt8>) -> Bool) {
    words = ""
    self.number = number
    self.nameCondition = nameCondition
  }
}

/// Determines the lists that may have a keyword in a text, by the beginnings of its words.
///
/// Most texts have no word with the beginning of a keyword, and need neither be divided into words nor be searched. A
/// class, because the context of every text refers to the index.
package final class KeywordIndex: Sendable {
  /// All lists.
  package let lists: [Keywords]
  /// The lists with a condition for container names.
  let listsWithNameCondition: KeywordSet
  /// The lists by the first two bytes of their keywords, and by the second and the third, hashed.
  private let starts: [KeywordSet]
  private let sequels: [KeywordSet]
  /// The indices in ``lists`` by number.
  private let indices: [UInt8?]

  /// Creates the index of lists with different numbers.
  init(_ lists: [Keywords]) {
    var starts = [KeywordSet](repeating: KeywordSet(), count: 1024)
    var sequels = starts
    var indices = [UInt8?](repeating: nil, count: 256)
    var conditions = KeywordSet()
    // The lists with a keyword of one letter, and those with a keyword of two letters by the second. To enter each under
    // all letters that can follow took half of the time.
    var single: [(first: UInt8, lists: KeywordSet)] = []
    var short = [KeywordSet](repeating: KeywordSet(), count: 256)
    for (index, list) in lists.enumerated() {
      indices[Int(list.number)] = UInt8(index)
      let member = KeywordSet(list.number)
      if list.nameCondition != nil { conditions.formUnion(member) }
      for beginning in list.words.starts {
        guard !beginning.isSingle else {
          single.append((beginning.first, member))
          continue
        }
        starts[Self.bucket(beginning.first, beginning.second)].formUnion(member)
        if beginning.third == 0 {
          short[Int(beginning.second)].formUnion(member)
        } else {
          sequels[Self.bucket(beginning.second, beginning.third)].formUnion(member)
        }
      }
    }
    for second in 0...UInt8.max where !short[Int(second)].isEmpty {
      for third in 0...UInt8(0x7F) { sequels[Self.bucket(second, third)].formUnion(short[Int(second)]) }
    }
    if !single.isEmpty {
      var all = KeywordSet()
      for (first, lists) in single {
        all.formUnion(lists)
        for second in 0...UInt8.max { starts[Self.bucket(first, second)].formUnion(lists) }
      }
      for bucket in sequels.indices { sequels[bucket].formUnion(all) }
    }
    self.lists = lists
    self.starts = starts
    self.sequels = sequels
    self.indices = indices
    listsWithNameCondition = conditions
  }

  private static func bucket(_ first: UInt8, _ second: UInt8) -> Int { (Int(first) &* 37 &+ Int(second)) & 1023 }

  private func lists(from first: UInt8, _ second: UInt8, _ third: UInt8) -> KeywordSet {
    let lists = starts[Self.bucket(first, second)]
    return third < 0x80 ? lists.intersection(sequels[Self.bucket(second, third)]) : lists
  }

  /// Whether a keyword of a list may begin with a word. False for nearly all words.
  @inline(__always)
  func mayBegin(_ list: UInt16, with token: ContextText.Token, of words: ContextText) -> Bool {
    let start = Int(token.foldedStart)
    let folded = words.folded.span
    let (first, second, third) = (folded[start], folded.byte(at: start + 1), folded.byte(at: start + 2))
    guard starts[Self.bucket(first, second)].contains(list) else { return false }
    return third >= 0x80 || sequels[Self.bucket(second, third)].contains(list)
  }

  /// Returns the list with a number; nil if there is none.
  func keywords(_ number: UInt16) -> Keywords? { indices[Int(number)].map { lists[Int($0)] } }

  /// Returns the lists that may have a keyword in `text`. Allocates only for letters beyond ASCII.
  package func lists(in text: Span<UInt8>) -> KeywordSet { listsInASCII(text) ?? lists(in: ContextText(text)) }

  /// Returns the lists that may have a keyword in `text`; nil for a text with letters beyond ASCII, whose words decide.
  ///
  /// - Parameter runs: The runs of the text, if it is known to be in ASCII.
  func listsInASCII(_ text: Span<UInt8>, _ runs: TextRuns = .unknown) -> KeywordSet? {
    var found = KeywordSet()
    if var starts = runs.wordStarts {
      while starts != 0 {
        found.formUnion(lists(ofWordAt: starts.trailingZeroBitCount, in: text) ?? KeywordSet())
        starts &= starts &- 1
      }
      return found
    }
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte >= 0x80 { return nil }
      if byte.isLetter, Self.mayBeginWord(text, at: index) {
        guard let lists = lists(ofWordAt: index, in: text) else { return nil }
        found.formUnion(lists)
      }
      index += 1
    }
    return found
  }

  /// Returns the lists with a keyword that begins like the word at `index`; nil if its first letters are not all in ASCII.
  @inline(__always)
  private func lists(ofWordAt index: Int, in text: Span<UInt8>) -> KeywordSet? {
    // The letters of a keyword can be separated: `S.S.N.`, `d'identité`.
    var second = index + 1
    while second < text.count, !text[second].isWordByte { second += 1 }
    var third = second + 1
    while third < text.count, !text[third].isWordByte { third += 1 }
    if text.byte(at: second) >= 0x80 || text.byte(at: third) >= 0x80 { return nil }
    return lists(
      from: text[index].lowercased, text.byte(at: second).lowercased, text.byte(at: third).lowercased)
  }

  /// Returns the lists that may have a keyword among the words of a text.
  func lists(in words: ContextText) -> KeywordSet {
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

  /// A hash, in the upper bits.
  var hash: UInt64 { (bits[0] ^ bits[1] &* 3 ^ bits[2] &* 5 ^ bits[3] &* 7) &* 0x9E37_79B9_7F4A_7C15 }

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

  /// Whether the other set has all lists of this one.
  func isSubset(of other: KeywordSet) -> Bool { bits & ~other.bits == .zero }

  /// Returns the lists in both sets.
  func intersection(_ other: KeywordSet) -> KeywordSet {
    var both = self
    both.bits &= other.bits
    return both
  }

  mutating func formUnion(_ other: KeywordSet) { bits |= other.bits }
}

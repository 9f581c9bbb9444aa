import BlindspotParser

/// The words of a text with what separates them, for the search for names.
struct SubjectText {
  /// The characters between two words.
  enum Gap: Sendable {
    /// Nothing: `MariaDelgado`.
    case none
    /// Spaces, line ends or markup.
    case space
    case hyphen, apostrophe, underscore
    /// A period without a space: `maria.delgado`.
    case period
    /// A period and a space: `M. Delgado`.
    case abbreviation
    /// A comma, with or without a space.
    case comma
    /// Anything else.
    case other
  }

  /// One word.
  struct Word {
    /// The range of its bytes.
    let range: Range<Int>
    /// The folded letters.
    let letters: [UInt32]
    /// What separates it from the word before it.
    let gap: Gap
    let isUpper: Bool
    /// Whether all letters are capitals.
    let isCapitals: Bool
    let isNumber: Bool
    let isASCII: Bool

    /// Whether all letters are Latin.
    var isLatin: Bool { letters.allSatisfy { $0 < 0x80 } }

    /// Returns the word as written.
    func string(in text: Span<UInt8>) -> String { String(decoding: range.map { text[$0] }, as: UTF8.self) }

    /// Whether the word is a word of everyday language.
    func isOrdinary(in text: Span<UInt8>) -> Bool { SubjectText.isOrdinary(text, range) }

    /// Returns the entry in the lexicon of names.
    func entry(in text: Span<UInt8>) -> LexiconEntry {
      Lexicon.entry(for: FoldedWord(text, from: range.lowerBound, to: range.upperBound))
    }
  }

  private static let ordinaryWords = OrdinaryWords()

  /// Whether a word is a word of everyday language, which can be a name too.
  static func isOrdinary(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let word = FoldedWord(text, from: range.lowerBound, to: range.upperBound)
    return word.count > 0 && ordinaryWords.kind(of: word.hash(to: word.count)) != .unlisted
  }

  /// The words in their order.
  private(set) var words: [Word] = []

  /// Reads all words of a text.
  init(_ text: Span<UInt8>) {
    var stream = WordStream.identity()
    var end = 0
    var letters: [UInt32] = []
    var capitals = 0
    var isUpper = false
    var isASCII = true
    while let word = stream.next(
      in: text,
      { scalar in
        if letters.isEmpty { isUpper = scalar.isUpper }
        if scalar.isUpper { capitals += 1 }
        if scalar.scalar >= 0x80 { isASCII = false }
        letters.append(scalar.first)
        if scalar.second != 0 { letters.append(UInt32(scalar.second)) }
      })
    {
      guard !Self.isMarkup(word.start, in: text, after: end) else {
        letters.removeAll(keepingCapacity: true)
        (capitals, isUpper, isASCII) = (0, false, true)
        continue
      }
      words.append(
        Word(
          range: word.start..<word.end, letters: letters,
          gap: words.isEmpty ? .other : Self.gap(in: text, from: end, to: word.start), isUpper: isUpper,
          isCapitals: capitals == word.length, isNumber: word.isNumber, isASCII: isASCII))
      end = word.end
      letters.removeAll(keepingCapacity: true)
      (capitals, isUpper, isASCII) = (0, false, true)
    }
  }

  /// Whether a word is part of a tag: `<break/>`.
  private static func isMarkup(_ start: Int, in text: Span<UInt8>, after end: Int) -> Bool {
    var index = end
    while index < start {
      guard text[index] == ASCII.lessThan, let tag = SpokenText.tagEnd(in: text, at: index) else {
        index += 1
        continue
      }
      if tag > start { return true }
      index = tag
    }
    return false
  }

  /// Returns the words from `start` up to `end` as one, if nothing but a hyphen or an apostrophe separates them.
  func joined(_ start: Int, _ end: Int) -> Word? {
    guard end > start + 1 else { return words[start] }
    guard end <= words.count else { return nil }
    for word in words[start + 1..<end] {
      switch word.gap {
      case .none, .hyphen, .apostrophe: break
      default: return nil
      }
    }
    let parts = words[start..<end]
    return Word(
      range: words[start].range.lowerBound..<words[end - 1].range.upperBound, letters: parts.flatMap(\.letters),
      gap: words[start].gap, isUpper: words[start].isUpper, isCapitals: parts.allSatisfy(\.isCapitals),
      isNumber: false, isASCII: parts.allSatisfy(\.isASCII))
  }

  private static func gap(in text: Span<UInt8>, from start: Int, to end: Int) -> Gap {
    var index = start
    // The possessive of the word before.
    if index < end, text[index] == ASCII.apostrophe || text[index] == 0xE2,
      WordBoundary.isPossessive(text, at: index + (text[index] == 0xE2 ? 3 : 1))
    {
      index = min(end, index + (text[index] == 0xE2 ? 4 : 2))
    }
    var found: Gap?
    var hasSpace = false
    while index < end {
      let (scalar, length) = text.scalar(at: index)
      let kind: Gap
      switch scalar {
      case 0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x202F, 0x3000:
        hasSpace = true
        index += length
        continue
      case 0x3C:
        guard let tag = SpokenText.tagEnd(in: text, at: index) else { return .other }
        hasSpace = true
        index = tag
        continue
      case 0x2D, 0x2010, 0x2011: kind = .hyphen
      case 0x27, 0x2019, 0x2018, 0x2BC: kind = .apostrophe
      case 0x5F: kind = .underscore
      case 0x2E: kind = .period
      case 0x2C, 0x3001: kind = .comma
      default: return .other
      }
      guard found == nil else {
        // `M., ` and `Jr., `.
        if found == .period, kind == .comma {
          found = .comma
          index += length
          continue
        }
        return .other
      }
      // A sign after a space does not join words: `Maria - Delgado`.
      if hasSpace { return kind == .comma ? .comma : .other }
      found = kind
      index += length
    }
    guard let found else { return hasSpace ? .space : .none }
    guard hasSpace else { return found }
    switch found {
    case .period: return .abbreviation
    case .comma: return .comma
    default: return .other
    }
  }
}

import BlindspotParser

/// Divides a text into words: the one splitter of keywords, phrases and data of people. ``ASCIIWordStream`` finds the same words
/// in ASCII with fewer instructions.
///
/// A word ends at a separator and where ``WordBoundary`` divides. Consumers that follow an automaton letter by letter
/// (``WordAutomaton``) or recognize names in unusual capitalization (``NameTokenizer``) apply the same boundaries to the
/// same scalars themselves.
package struct WordStream {
  /// One word of a text.
  package struct Word: Sendable {
    /// The offset of its first byte.
    package let start: Int
    /// The offset after its last byte.
    package let end: Int
    /// The number of letters or digits.
    package let length: Int
    /// The hash of the folded form (FNV-1a over the folded scalars).
    package let hash: UInt64
    /// Whether the word consists of digits.
    package let isNumber: Bool
    /// Whether all letters are ASCII.
    let isASCII: Bool

    /// The hash of the folded bytes; that of a word in ASCII costs nothing.
    func hash(in text: Span<UInt8>) -> WordHash {
      if isASCII { return WordHash(state: hash) }
      var hash = WordHash()
      var index = start
      while index < end {
        let scalar = FoldedScalar(in: text, at: index)
        // Marks and apostrophes are folded to nothing.
        scalar.forEachByte { hash.add($0) }
        index += scalar.length
      }
      return hash
    }
  }

  /// The treatment of an apostrophe between letters.
  package enum Apostrophes {
    /// Both parts are one word: `driver's` is `drivers`, `d'identité` is `didentite`. Keyword lists are written this way.
    case join
    /// Divides words unless it introduces an ending (`I've`), and a possessive `'s` is omitted: names of people are found
    /// in `Priya's` and in `d'Avila`.
    case divide
  }

  private var index: Int
  private let apostrophes: Apostrophes
  private let dividesUnspaced: Bool

  /// Creates a stream of the words from the offset `index`.
  ///
  /// - Parameters:
  ///   - apostrophes: the treatment of apostrophes.
  ///   - dividesUnspaced: whether each character of Thai, Lao, Burmese and Khmer is a word, so that a keyword is found
  ///     inside a sentence. Names of people in these scripts are compared as a whole.
  @inline(__always)
  package init(from index: Int = 0, apostrophes: Apostrophes, dividesUnspaced: Bool) {
    self.index = index
    self.apostrophes = apostrophes
    self.dividesUnspaced = dividesUnspaced
  }

  /// Returns the next word of `text`; nil at its end.
  ///
  /// - Parameter visit: called with each scalar of the word, in order.
  @inline(__always)
  package mutating func next(in text: Span<UInt8>, _ visit: (FoldedScalar) -> Void = { _ in }) -> Word? {
    var index = index
    var start = index
    var end = index
    var length = 0
    var hash = UInt64.fnvSeed
    var previous = FoldedScalar.Category.separator
    var isNumber = false
    var isASCII = true
    scan: while index < text.count {
      // Most letters follow one in lower case or a capital letter, and most digits a digit, which does not divide.
      if length > 0 {
        let run = index
        switch previous {
        case .lower, .upper:
          while index < text.count, let scalar = FoldedScalar(lower: text[index]) {
            visit(scalar)
            hash = hash.adding(toFNV: UInt64(scalar.first))
            index &+= 1
          }
          if index > run { previous = .lower }
        case .digit:
          while index < text.count, let scalar = FoldedScalar(digit: text[index]) {
            visit(scalar)
            hash = hash.adding(toFNV: UInt64(scalar.first))
            index &+= 1
          }
        default: break
        }
        if index > run {
          length &+= index &- run
          end = index
          if index == text.count { break scan }
        }
      }
      let scalar = FoldedScalar(in: text, at: index)
      switch scalar.category {
      case .separator:
        if length > 0 { break scan }
      case .mark:
        if length > 0 { end = index + scalar.length }
      case .apostrophe:
        guard length > 0 else { break }
        let next = index + scalar.length
        switch apostrophes {
        case .join:
          guard WordBoundary.isLetter(text, at: next) else { break scan }
        case .divide:
          if WordBoundary.isPossessive(text, at: next) {
            index = next + 1
            break scan
          }
          guard WordBoundary.isBeforeEnding(apostropheAt: index, length: scalar.length, in: text) else { break scan }
        }
      default:
        let category =
          scalar.category == .unspaced ? (dividesUnspaced ? .ideograph : .caseless) : scalar.category
        if length == 0 {
          start = index
          isNumber = category == .digit
        } else if WordBoundary.divides(previous, category, next: index + scalar.length, in: text) {
          break scan
        }
        previous = category
        if scalar.scalar >= 0x80 { isASCII = false }
        visit(scalar)
        hash = hash.adding(toFNV: UInt64(scalar.first))
        if scalar.second != 0 { hash = hash.adding(toFNV: UInt64(scalar.second)) }
        length += 1
        end = index + scalar.length
      }
      index += scalar.length
    }
    self.index = index
    guard length > 0 else { return nil }
    return Word(start: start, end: end, length: length, hash: hash, isNumber: isNumber, isASCII: isASCII)
  }
}

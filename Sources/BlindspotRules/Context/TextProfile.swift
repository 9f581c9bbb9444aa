import BlindspotParser
import CTables

/// The number of bytes in a text by class, counted in one pass. Detectors use it to skip texts that cannot match.
public struct TextProfile: Sendable {
  /// The number of ASCII digits.
  public internal(set) var digits = 0
  /// The number of ASCII letters.
  public internal(set) var letters = 0
  /// The number of ASCII upper-case letters.
  public internal(set) var upper = 0
  /// Whether an `@` occurs.
  public internal(set) var hasAt = false
  /// The number of groups of four to ten digits after a digit and a decimal mark.
  package private(set) var decimals = 0
  /// The number of full stops between two digits.
  package private(set) var innerDots = 0
  /// The number of colons.
  public internal(set) var colons = 0
  /// The number of full stops.
  public internal(set) var dots = 0
  /// The number of hyphens.
  public internal(set) var hyphens = 0
  /// The number of spaces.
  public internal(set) var spaces = 0
  /// Whether `{` or `<` occurs, which begins a template or markup.
  public internal(set) var hasMarkup = false
  /// Whether `&` or `%` occurs, which begins an escape of HTML or of a link.
  public internal(set) var hasEscapes = false
  /// Whether a byte above 0x7F occurs.
  public internal(set) var hasNonASCII = false
  /// Whether `#` or `/` occurs.
  package private(set) var hasNumberSignOrSlash = false
  /// The length of the longest run of ASCII letters and digits, in bytes.
  public internal(set) var longestRun = 0
  /// The word lists of which a phrase may occur in the text; all of them until ``findPhrases(in:)`` is called.
  package private(set) var lists: WordLists = .all

  /// The runs of digits and letters.
  package private(set) var runs = TextRuns.unknown
  /// The runs of a text in ASCII, in which the words are those of letters; unknown ones of another text.
  var wordRuns: TextRuns { hasNonASCII ? .unknown : runs }

  /// The maximum length of a text that is counted in blocks.
  private static let longestBlocks = 64

  /// Counts the bytes of `text`.
  public init(_ text: Span<UInt8>) {
    if text.count <= Self.longestBlocks { self.init(short: text) } else { self.init(byteByByte: text) }
  }

  /// Counts the bytes of a text of at most ``longestBlocks`` in blocks of sixteen, which takes a fifth of the instructions.
  private init(short text: Span<UInt8>) {
    let counts = unsafe text.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return BlindspotProfile() }
      return unsafe blindspot_profile(start, bytes.count)
    }
    digits = Int(counts.digits)
    letters = Int(counts.letters)
    upper = Int(counts.upper)
    hasAt = counts.has_at
    decimals = Int(counts.decimals)
    innerDots = Int(counts.inner_stops)
    colons = Int(counts.colons)
    dots = Int(counts.stops)
    hyphens = Int(counts.hyphens)
    spaces = Int(counts.spaces)
    hasMarkup = counts.has_markup
    hasEscapes = counts.has_escapes
    hasNonASCII = counts.is_beyond_ascii
    hasNumberSignOrSlash = counts.has_marks
    longestRun = Int(counts.longest_run)
    runs = TextRuns(digits: counts.digit_bits, letters: counts.letter_bits, capitals: counts.upper_bits)
  }

  /// Counts the bytes of a text one by one.
  package init(byteByByte text: Span<UInt8>) {
    var runStart = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      index += 1
      switch byte {
      case ASCII.lowercaseLetters:
        // Most bytes are in runs of small letters.
        let start = index - 1
        while index < text.count, text[index].isLower { index += 1 }
        letters += index - start
      case ASCII.uppercaseLetters:
        upper += 1
        letters += 1
      case ASCII.digits:
        let start = index - 1
        while index < text.count, text[index].isDigit { index += 1 }
        digits += index - start
        if 4...10 ~= index - start, start > 1 {
          let mark = text[start - 1]
          if mark == ASCII.period || mark == ASCII.comma, text[start - 2].isDigit { decimals += 1 }
        }
        if index + 1 < text.count, text[index] == ASCII.period, text[index + 1].isDigit { innerDots += 1 }
      default:
        longestRun = max(longestRun, index - 1 - runStart)
        runStart = index
        switch byte {
        case ASCII.space: spaces += 1
        case ASCII.hyphen: hyphens += 1
        case ASCII.period: dots += 1
        case ASCII.colon: colons += 1
        case ASCII.at: hasAt = true
        case ASCII.lessThan, ASCII.openBrace: hasMarkup = true
        case ASCII.numberSign, ASCII.slash: hasNumberSignOrSlash = true
        case ASCII.ampersand, ASCII.percent: hasEscapes = true
        case 0x80...: hasNonASCII = true
        default: break
        }
      }
    }
    longestRun = max(longestRun, text.count - runStart)
  }

  /// Finds the lists of the phrases in the text of the profile. Once for all detectors: most texts contain no phrase that a
  /// detector looks for, and a scan by each of them took ten times as long.
  mutating func findPhrases(in text: Span<UInt8>) { lists = WordAutomaton.builtIn.lists(in: text) }

  /// Whether a phrase of one of `lists` may occur in the text. False only if none does.
  package func mayContain(_ lists: WordLists) -> Bool { !self.lists.isDisjoint(with: lists) }
}

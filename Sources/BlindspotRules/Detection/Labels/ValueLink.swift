import BlindspotParser

/// The text between a label and its value: ` no. `, `: `, `=`, ` is `, ` lautet jetzt `.
struct ValueLink {
  /// The offset of the value.
  private(set) var end: Int
  /// Whether a colon, an equals sign, a number sign or a copula states that a value follows.
  private(set) var isStated = false
  /// Whether a colon, an equals sign or a quote states it, and not only a word.
  private(set) var isExplicit = false
  /// Whether a word or sign for a number occurs: `no.`, `#`, `id`.
  private(set) var hasNumberWord = false

  /// Whether a word indicates that only the end of the value follows: `ends in`.
  private(set) var isEnding = false

  /// The meaning of a word in a link.
  private enum Role {
    /// A word or sign for a number: `no.`, `id`.
    case number
    /// A word for “is”.
    case statement
    /// Words for “ends in”.
    case ending
    /// A quote, a dash or an arrow.
    case mark
    /// An article, a preposition or an adverb.
    case filler
  }

  /// The longest link, in bytes.
  private static let maximumLength = 40
  /// The longest text between a label and a word that states a value: `alarm code at the north gate is 5502`.
  private static let maximumGap = 44

  /// Reads the link after a label.
  init(in text: Span<UInt8>, after label: TextRange) {
    end = label.end
    read(text, mayAbbreviate: true)
    if !isStated, end < text.count, !text[end].isDigit, let statement = Self.statement(in: text, after: end) {
      let mark = text[statement - 1]
      end = statement
      isStated = true
      isExplicit = mark == ASCII.colon || mark == ASCII.equals
      read(text, mayAbbreviate: false)
    }
  }

  /// Moves over the words and marks of a link.
  private mutating func read(_ text: Span<UInt8>, mayAbbreviate: Bool) {
    let start = end
    var mayAbbreviate = mayAbbreviate
    while end < text.count, end - start < Self.maximumLength {
      let byte = text[end]
      switch byte {
      case ASCII.colon, ASCII.equals: (isStated, isExplicit) = (true, true)
      case ASCII.numberSign: (isStated, hasNumberWord) = (true, true)
      case ASCII.space, ASCII.tab, ASCII.quote, ASCII.openParenthesis, ASCII.openBracket, ASCII.comma, ASCII.hyphen,
        ASCII.underscore, ASCII.greaterThan, ASCII.asterisk, ASCII.slash, ASCII.backtick:
        break
      case ASCII.questionMark:
        // A condition: `plate?ABC 417`.
        guard text.byte(at: end + 1).isWordByte else { return }
      case ASCII.apostrophe:
        // The short form of “is”: `pin's 4711`.
        if WordBoundary.isPossessive(text, at: end + 1) {
          isStated = true
          end += 1
        }
      case ASCII.period:
        // A full stop ends an abbreviation (`Vertragsnr. 4711`); after another word, it ends the sentence.
        guard mayAbbreviate else { return }
      case ASCII.digits: return
      default:
        guard let word = Self.word(in: text, at: end) else { return }
        switch word.role {
        case .number: hasNumberWord = true
        case .statement: isStated = true
        case .ending: (isStated, isEnding) = (true, true)
        case .mark: (isStated, isExplicit) = (true, true)
        case .filler: break
        }
        mayAbbreviate = word.role == .number
        end = word.end
        continue
      }
      end += 1
    }
  }

  /// Returns the end of a colon, an equals sign or a word for “is” after up to six other words; nil if the sentence ends
  /// or a digit occurs before it.
  private static func statement(in text: Span<UInt8>, after start: Int) -> Int? {
    var index = start
    var words = 0
    while index < text.count, index - start < maximumGap, words < 6 {
      switch text[index] {
      case ASCII.colon, ASCII.equals: return index + 1
      case ASCII.period, ASCII.semicolon, ASCII.questionMark, ASCII.exclamationMark, ASCII.newline, ASCII.digits:
        return nil
      default: break
      }
      guard text[index] > ASCII.space, text[index].isWordByte else {
        index += 1
        continue
      }
      if index > start, let word = word(in: text, at: index), word.role == .statement || word.role == .mark,
        word.end < text.count,
        text[word.end] == ASCII.space
      {
        let value = afterAdverb(in: text, word.end + 1)
        if value < text.count, text[value].isDigit || text[value].isUpper { return value - 1 }
      }
      words += 1
      while index < text.count, text[index].isWordByte { index += 1 }
    }
    return nil
  }

  /// Returns the start of the value after a word for “is”, at `start` or after an adverb there: `is still 0000`.
  static func afterAdverb(in text: Span<UInt8>, _ start: Int) -> Int {
    guard start < text.count, let word = word(in: text, at: start), word.role == .filler,
      text.byte(at: word.end) == ASCII.space
    else { return start }
    return word.end + 1
  }

  /// Reads a word of the lists of links, or a sign for a number, at `index`.
  private static func word(in text: Span<UInt8>, at index: Int) -> (end: Int, role: Role)? {
    let byte = text[index]
    if byte >= 0x80 {
      let (scalar, length) = text.scalar(at: index)
      switch scalar {
      case 0x2116, 0xBA, 0xB0: return (index + length, .number)  // № º °
      case 0x2192, 0x2013, 0x2014, 0x201C, 0x201D, 0x201E, 0xAB, 0xBB, 0x300C, 0x2018, 0x2019:  // → – — “ ” „ « » 「 ‘ ’
        return (index + length, .mark)
      default: break
      }
    }
    guard let match = WordAutomaton.builtIn.match(in: text, at: index) else { return nil }
    // One letter before a digit is part of the value: `E00412`.
    if match.range.count == 1, text.byte(at: match.range.end).isAlphanumeric { return nil }
    if match.lists.contains(.linkNumber) { return (match.range.end, .number) }
    if match.lists.contains(.linkIs) { return (match.range.end, match.number == 1 ? .ending : .statement) }
    return match.lists.contains(.linkFiller) ? (match.range.end, .filler) : nil
  }
}

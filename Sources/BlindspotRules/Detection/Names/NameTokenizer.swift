import BlindspotParser

/// Divides a text into the words that can be parts of names.
///
/// Applies the boundaries of ``WordBoundary``, with differences that names require: apostrophes in names do not divide
/// (`O'Neil`, `D'Angelo`), nor do the capitals of `McDonald` and of mistyped words (`CUstomer`); a possessive `'s` is
/// omitted; and only scripts of the lexicon form words. Letters of other scripts and symbols are opaque: they separate
/// their neighbors like a number does. So does an e-mail address, whose parts do not count as words.
package struct NameTokenizer {
  private var index = 0
  private var gap = NameSeparator.start
  /// Whether the end of the text is reached.
  package private(set) var isAtEnd = false

  package init() {}

  /// Appends words until `tokens` is full or the text ends.
  package mutating func fill(_ tokens: inout NameTokens, from text: Span<UInt8>) {
    while index < text.count {
      if tokens.isFull { return }
      let scalar = FoldedScalar(in: text, at: index)
      if scalar.isInLexicon {
        let token = word(in: text)
        if !tokens.join(token, in: text) { tokens.append(token) }
        gap = .none
      } else if Self.isOpaque(scalar) {
        tokens.append(opaqueRun(in: text))
        gap = .none
      } else if scalar.scalar == 0x40, gap == .none, let address = EmailDetector.range(in: text, around: index) {
        appendAddress(address, to: &tokens)
      } else {
        gap = gap.followed(by: scalar.scalar)
        index += scalar.length
      }
    }
    isAtEnd = true
  }

  /// Whether the scalar is an ASCII digit, a letter of a script that the lexicon does not contain, or a symbol.
  private static func isOpaque(_ scalar: FoldedScalar) -> Bool {
    let value = scalar.scalar
    guard value >= 0x370 else { return value < 0x80 && scalar.isDigit }
    return !scalar.isInLexicon && scalar.category != .mark && !(0x2000..<0x2E80).contains(value)
      && !(0x3000..<0x3003).contains(value) && !(0xFF00..<0xFF21).contains(value)
  }

  private mutating func opaqueRun(in text: Span<UInt8>) -> NameToken {
    var token = NameToken()
    token.start = Int32(index)
    token.gap = gap
    while index < text.count, case let scalar = FoldedScalar(in: text, at: index), Self.isOpaque(scalar) {
      index += scalar.length
    }
    token.end = Int32(index)
    return token
  }

  /// Replaces the words of the local part of an address by one opaque token for the whole address.
  private mutating func appendAddress(_ address: TextRange, to tokens: inout NameTokens) {
    var token = NameToken()
    token.start = Int32(address.start)
    token.end = Int32(address.end)
    token.hash = NameToken.addressHash
    token.gap = gap
    while let word = tokens.removeLast(from: token.start) { token.gap = word.gap }
    tokens.append(token)
    index = address.end
    gap = .none
  }

  private mutating func word(in text: Span<UInt8>) -> NameToken {
    if let word = NameWord(plain: text, at: index) {
      index = word.end
      var token = word.token(in: text)
      token.gap = gap
      return token
    }
    var word = NameWord(start: index)
    var isPossessive = false
    scan: while index < text.count {
      let scalar = FoldedScalar(in: text, at: index)
      if scalar.isInLexicon {
        if scalar.isUpper, word.ends(before: scalar, at: index, in: text) { break scan }
        word.append(scalar)
        index = word.appendLowerCase(of: text, at: index + scalar.length)
        continue
      } else if scalar.category == .apostrophe {
        let next = index + scalar.length
        if WordBoundary.isPossessive(text, at: next) {
          isPossessive = true
          word.end = index
          index = next + 1
          break scan
        }
        guard word.continuesAfterApostrophe, next < text.count, FoldedScalar(in: text, at: next).isInLexicon else {
          break scan
        }
      } else if scalar.category != .mark {
        break scan
      }
      index += scalar.length
    }
    if !isPossessive { word.end = index }
    var token = word.token(in: text)
    token.gap = gap
    token.isPossessive = isPossessive
    return token
  }
}

extension NameSeparator {
  /// Returns the separator that results from a further character between two words.
  func followed(by scalar: UInt32) -> NameSeparator {
    if self == .start || self == .other { return self }
    switch scalar {
    case 0x20, 0x09:
      return self == .none || self == .apostrophe ? .space : self == .dot ? .sentence : self
    case 0x0A, 0x0D, 0x21, 0x3F, 0x3B: return .other  // line feed, carriage return, ! ? ;
    case 0x5F: return self == .none || self == .space ? .underscore : self  // _
    case 0x2D: return self == .none ? .hyphen : .dash  // -
    case 0x2E: return self == .none ? .dot : .other  // .
    case 0x2C: return self == .none ? .comma : .other  // ,
    case 0x27: return self == .none ? .apostrophe : self  // '
    case 0x3A: return .colon  // :
    case 0xA0: return .space  // no-break space
    case 0x2013, 0x2014: return .dash  // en dash, em dash
    default: return .other
    }
  }
}

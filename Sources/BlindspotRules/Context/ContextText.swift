import BlindspotParser

/// A text as a sequence of folded words, for looking up ``ContextWords``: `CheckSSN_für-Müller` is
/// `check ssn fur muller`.
///
/// Words end at anything that is no letter or digit, at a change between letters and digits, and at CamelCase humps.
/// Letters are folded to lower case, Latin ones to their base letter. In scripts written without spaces every scalar
/// is a word. Allocates: made once for a text that has a candidate.
package struct ContextText: Sendable {
  /// One word.
  package struct Token: Sendable {
    /// Where it stands in the text, in bytes.
    package let start: Int
    package let end: Int
    /// Where its letters stand in ``folded``. The letters of neighbours lie side by side.
    package let foldedStart: Int32
    package let foldedEnd: Int32
    /// Whether it is a single scalar.
    package let isSingle: Bool
  }

  package private(set) var tokens: [Token] = []
  package private(set) var folded: [UInt8] = []
  /// The bits of all words' beginnings, as ``ContextWords/beginnings`` has them.
  private(set) var beginnings: UInt64 = 0

  /// No words.
  init() {}

  package init(_ text: String) {
    var copy = Array(text.utf8)
    copy.append(0)
    self.init(copy.span.extracting(0..<copy.count - 1))
  }

  package init(_ text: Span<UInt8>) {
    folded.reserveCapacity(text.count)
    tokens.reserveCapacity(8)
    var tokenizer = Tokenizer()
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        let kind = Tokenizer.kind(of: byte)
        if kind == .other, byte == 0x27, tokenizer.isInWord, text.byte(at: index + 1).isLetter {
          index += 1
          continue
        }
        step(&tokenizer, kind, next: text.continuesInLowerCase(at: index + 1), start: index, end: index + 1)
        index += 1
        guard kind != .other else { continue }
        folded.append(byte.lowercased)
        // Digits behind digits and small letters behind letters begin nothing new.
        let isDigit = kind == .digit
        let run = index
        while index < text.count, isDigit ? text[index].isDigit : text[index].isLower {
          folded.append(text[index])
          index += 1
        }
        if index > run { tokenizer.take(index - run, kind: isDigit ? .digit : .lower, end: index) }
      } else {
        let (scalar, length) = text.scalar(at: index)
        if scalar == 0x2019, tokenizer.isInWord {
          index += length
          continue
        }
        let kind = Tokenizer.kind(of: scalar)
        step(&tokenizer, kind, next: text.continuesInLowerCase(at: index + length), start: index, end: index + length)
        if kind != .other { Self.fold(scalar, into: &folded) }
        index += length
      }
    }
    close(&tokenizer)
    for token in tokens { beginnings |= beginning(of: token) }
  }

  /// The bit of a word's first two bytes; the second may be the next word's (`t c kimlik`, `tckimlik`).
  func beginning(of token: Token) -> UInt64 {
    let start = Int(token.foldedStart)
    return ContextWords.bit(folded[start], start + 1 < folded.count ? folded[start + 1] : 0)
  }

  private mutating func step(
    _ tokenizer: inout Tokenizer, _ kind: Tokenizer.Kind, next: Bool, start: Int, end: Int
  ) {
    if tokenizer.endsWord(before: kind, next: next) { close(&tokenizer) }
    if kind != .other {
      if !tokenizer.isInWord {
        tokenizer.start = start
        tokenizer.foldedStart = folded.count
      }
      tokenizer.end = end
      tokenizer.length += 1
    }
    tokenizer.previous = kind
  }

  private mutating func close(_ tokenizer: inout Tokenizer) {
    guard tokenizer.isInWord else { return }
    // A combining mark folds to nothing and cannot stand alone.
    if folded.count > tokenizer.foldedStart {
      tokens.append(
        Token(
          start: tokenizer.start, end: tokenizer.end, foldedStart: Int32(tokenizer.foldedStart),
          foldedEnd: Int32(folded.count), isSingle: tokenizer.length == 1))
    }
    tokenizer.length = 0
  }

  /// Where the words of a text end.
  private struct Tokenizer {
    enum Kind { case other, lower, upper, digit, ideograph, letter }

    var previous = Kind.other
    var start = 0
    var end = 0
    var foldedStart = 0
    var length = 0

    var isInWord: Bool { length > 0 }

    /// Takes in more characters of the word.
    mutating func take(_ count: Int, kind: Kind, end: Int) {
      previous = kind
      length += count
      self.end = end
    }

    /// `isLowerNext`: whether a lower-case word goes on behind the scalar.
    func endsWord(before kind: Kind, next isLowerNext: Bool) -> Bool {
      guard isInWord else { return false }
      switch (previous, kind) {
      case (_, .other), (_, .ideograph), (.ideograph, _): return true
      case (.digit, .digit): return false
      case (.digit, _), (_, .digit): return true
      case (.lower, .upper): return true
      case (.upper, .upper): return isLowerNext
      default: return false
      }
    }

    static func kind(of byte: UInt8) -> Kind {
      byte.isLower ? .lower : byte.isUpper ? .upper : byte.isDigit ? .digit : .other
    }

    static func kind(of scalar: UInt32) -> Kind {
      switch scalar {
      case 0xAA, 0xB5, 0xBA: .lower
      case 0x80...0xBF, 0xD7, 0xF7, 0x2000...0x206F, 0x20A0...0x2BFF, 0x3000...0x303F, 0xFE00...0xFE6F,
        0xFF00...0xFF0F, 0xFF1A...0xFF20, 0xFFF0...0xFFFF, 0x1F000...0x1FAFF:
        .other
      case 0xFF10...0xFF19: .digit
      case 0xC0...0xDE: .upper
      case 0xDF...0xFF: .lower
      case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7AF,
        0xF900...0xFAFF, 0x20000...:
        .ideograph
      default: .letter
      }
    }
  }
}

extension Span<UInt8> {
  /// Whether lower-case letters go on at `index`, more of them than the plural of an acronym (`SSNs`) has.
  fileprivate func continuesInLowerCase(at index: Int) -> Bool {
    let next = byte(at: index)
    return next.isLower && !(next == 0x73 && !byte(at: index + 1).isLetter)
  }
}

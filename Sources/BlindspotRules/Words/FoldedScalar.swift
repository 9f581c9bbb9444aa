import BlindspotParser
import CTables

/// One Unicode scalar of a UTF-8 text in the folded form that all word lists share: lower case, without accents.
///
/// Latin letters fold to one or two ASCII letters, Greek and Cyrillic letters to lower case, Arabic letters to their base
/// form. The folding comes from one generated table (`Tools/tables/folding.py`), which the tools that build the lists read
/// too.
package struct FoldedScalar: Sendable {
  /// The role of a scalar in the division of a text into words.
  package enum Category: UInt8, Sendable {
    /// A character between words: a space, punctuation, a symbol.
    case separator
    /// Part of the letter before it, folded to nothing: an accent, a Hebrew point, an Arabic vowel sign, a joiner.
    case mark
    /// Depends on the neighbors: see ``WordStream/Apostrophes``.
    case apostrophe
    /// A decimal digit, folded to ASCII.
    case digit
    /// A lower-case letter.
    case lower
    /// An upper-case letter.
    case upper
    /// A letter without case, or of a script that the table does not cover.
    case caseless
    /// A character of a script without spaces between words that combines letters: Thai, Lao, Burmese, Khmer.
    case unspaced
    /// A character that can be a word of its own: Chinese, Japanese, Korean.
    case ideograph
  }

  /// The scalar; U+FFFD for a malformed byte.
  package let scalar: UInt32
  /// The length in the text, in bytes.
  package let length: Int
  /// The folded scalar; 0 unless the scalar is a letter or a digit.
  package let first: UInt32
  /// The second letter of a ligature (`ß` is `ss`), in ASCII; 0 for other scalars.
  package let second: UInt8
  /// The role in the division into words.
  package let category: Category
  /// Whether the lexicon of names contains words with the letter.
  package let isInLexicon: Bool

  /// Whether the scalar is a letter or a digit.
  @inline(__always) package var isWord: Bool { first != 0 }
  /// Whether the scalar is a digit.
  @inline(__always) package var isDigit: Bool { category == .digit }
  /// Whether the scalar is an upper-case letter.
  @inline(__always) package var isUpper: Bool { category == .upper }

  /// Reads the scalar at `index`, which must be less than the length of the text.
  @inline(__always)
  package init(in text: Span<UInt8>, at index: Int) {
    let byte = text[index]
    if byte < 0x80 {
      self.init(ascii: byte)
    } else {
      self.init(beyondASCII: text, at: index)
    }
  }

  /// Folds an ASCII character.
  @inline(__always)
  package init(ascii byte: UInt8) {
    scalar = UInt32(byte)
    length = 1
    second = 0
    if byte.isLetter {
      first = UInt32(byte.lowercased)
      category = byte.isUpper ? .upper : .lower
      isInLexicon = true
    } else {
      first = byte.isDigit ? UInt32(byte) : 0
      category = byte.isDigit ? .digit : byte == ASCII.apostrophe ? .apostrophe : .separator
      isInLexicon = false
    }
  }

  /// Folds an ASCII letter in lower case; nil for any other byte.
  @inline(__always)
  init?(lower byte: UInt8) {
    guard byte.isLower else { return nil }
    self.init(unchanged: byte, .lower, isInLexicon: true)
  }

  /// Folds an ASCII digit; nil for any other byte.
  @inline(__always)
  init?(digit byte: UInt8) {
    guard byte.isDigit else { return nil }
    self.init(unchanged: byte, .digit, isInLexicon: false)
  }

  /// Creates the result for an ASCII character that folding does not change.
  @inline(__always)
  private init(unchanged byte: UInt8, _ category: Category, isInLexicon: Bool) {
    scalar = UInt32(byte)
    length = 1
    first = UInt32(byte)
    second = 0
    self.category = category
    self.isInLexicon = isInLexicon
  }

  @inline(never)
  private init(beyondASCII text: Span<UInt8>, at index: Int) {
    let (scalar, length) = text.scalar(at: index)
    self.scalar = scalar
    self.length = length
    if let value = Self.entry(of: scalar) {
      first = value & 0xFFFF
      second = UInt8(truncatingIfNeeded: value >> 16)
      category = Category(rawValue: UInt8(value >> 24 & 7)) ?? .separator
      isInLexicon = value >> 27 & 1 == 1
    } else {
      let category = Self.category(of: scalar)
      self.category = category
      second = 0
      isInLexicon = false
      first =
        switch category {
        case .separator, .mark, .apostrophe: 0
        case .digit: scalar - 0xFF10 + UInt32(UInt8(ascii: "0"))
        default: scalar
        }
    }
  }

  /// Returns the value of the table for a scalar; nil outside of the blocks that it covers.
  private static func entry(of scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x80..<0xE00: unsafe blindspot_folding[Int(scalar - 0x80)]
    case 0x10A0..<0x1100: unsafe blindspot_folding[Int(scalar - 0x10A0) + 0xD80]
    case 0x1E00..<0x2000: unsafe blindspot_folding[Int(scalar - 0x1E00) + 0xDE0]
    default: nil
    }
  }

  /// Returns the category of a scalar outside of the table.
  private static func category(of scalar: UInt32) -> Category {
    switch scalar {
    case 0x2018, 0x2019: .apostrophe
    case 0x200C, 0x200D: .mark
    case 0xFF10...0xFF19: .digit
    case 0x2000...0x206F, 0x20A0...0x2BFF, 0x3000...0x303F, 0xFE00...0xFE6F, 0xFF00...0xFF20, 0xFFF0...0xFFFF,
      0x1F000...0x1FAFF:
      .separator
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF: .unspaced
    case 0x3040...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0x20000...: .ideograph
    default: .caseless
    }
  }

  /// Calls `body` with the bytes of the folded form in UTF-8.
  @inline(__always)
  package func forEachByte(_ body: (UInt8) -> Void) {
    switch first {
    case 0: return
    case ..<0x80: body(UInt8(truncatingIfNeeded: first))
    case ..<0x800:
      body(UInt8(truncatingIfNeeded: 0xC0 | first >> 6))
      body(UInt8(truncatingIfNeeded: 0x80 | first & 0x3F))
    case ..<0x10000:
      body(UInt8(truncatingIfNeeded: 0xE0 | first >> 12))
      body(UInt8(truncatingIfNeeded: 0x80 | first >> 6 & 0x3F))
      body(UInt8(truncatingIfNeeded: 0x80 | first & 0x3F))
    default:
      body(UInt8(truncatingIfNeeded: 0xF0 | first >> 18))
      body(UInt8(truncatingIfNeeded: 0x80 | first >> 12 & 0x3F))
      body(UInt8(truncatingIfNeeded: 0x80 | first >> 6 & 0x3F))
      body(UInt8(truncatingIfNeeded: 0x80 | first & 0x3F))
    }
    if second != 0 { body(second) }
  }
}

/// One letter or digit of a text as the word lists spell it: lower case, without diacritics.
package struct FoldedLetter: Sendable {
  /// 1 to 26 a letter, 27 to 36 a digit, ``separator`` or ``ignored``.
  package let code: UInt8
  /// The second letter of a ligature (`ß` is `ss`, `æ` is `ae`), else 0.
  package let second: UInt8
  /// How many bytes it takes in the text.
  package let width: Int
  /// Whether it is an upper-case letter.
  package let isUpper: Bool

  /// The code of the digit 0; those of the others follow.
  package static let zero: UInt8 = 27
  /// Neither letter nor digit: a space, a hyphen, punctuation, a letter of a script without folding.
  package static let separator: UInt8 = 0
  /// Part of the word around it: an apostrophe as in `doctor's`, a combining mark.
  package static let ignored: UInt8 = 63

  package var isWord: Bool { code != Self.separator && code != Self.ignored }
  package var isDigit: Bool { code >= 27 && code <= 36 }
}

/// Folds the letters of UTF-8 texts by the table of `Tools/tables/words.py` (Latin blocks up to U+024F and U+1EFF).
package struct LetterFolding: Sendable {
  /// One byte for each scalar of U+00C0…U+024F, then of U+1E00…U+1EFF.
  let table: [UInt8]
  /// Two codes for each ligature.
  let pairs: [UInt8]

  private static let extendedStart = 0x250 - 0xC0

  /// The letter that starts at `index`, which must lie in `text`.
  @inline(__always)
  package func letter(in text: Span<UInt8>, at index: Int) -> FoldedLetter {
    let byte = text[index]
    switch byte {
    case 0x61...0x7A: return FoldedLetter(code: byte - 0x60, second: 0, width: 1, isUpper: false)
    case 0x41...0x5A: return FoldedLetter(code: byte - 0x40, second: 0, width: 1, isUpper: true)
    case 0x30...0x39: return FoldedLetter(code: byte - 0x30 + 27, second: 0, width: 1, isUpper: false)
    case 0x27: return apostrophe(in: text, at: index, width: 1)
    case ..<0x80: return FoldedLetter(code: 0, second: 0, width: 1, isUpper: false)
    default: return wideLetter(in: text, at: index, lead: byte)
    }
  }

  private func wideLetter(in text: Span<UInt8>, at index: Int, lead: UInt8) -> FoldedLetter {
    let left = text.count - index
    if lead & 0xE0 == 0xC0, left >= 2 {
      let scalar = Int(lead & 0x1F) << 6 | Int(text[index + 1] & 0x3F)
      if scalar >= 0xC0, scalar < 0x250 { return folded(table[scalar - 0xC0], width: 2, isUpper: Self.isUpper(scalar)) }
      let code = scalar >= 0x300 && scalar < 0x370 ? FoldedLetter.ignored : FoldedLetter.separator
      return FoldedLetter(code: code, second: 0, width: 2, isUpper: false)
    }
    if lead & 0xF0 == 0xE0, left >= 3 {
      let scalar = Int(lead & 0x0F) << 12 | Int(text[index + 1] & 0x3F) << 6 | Int(text[index + 2] & 0x3F)
      if scalar >= 0x1E00, scalar < 0x1F00 {
        return folded(table[scalar - 0x1E00 + Self.extendedStart], width: 3, isUpper: scalar & 1 == 0)
      }
      if scalar == 0x2019 { return apostrophe(in: text, at: index, width: 3) }
      return FoldedLetter(code: 0, second: 0, width: 3, isUpper: false)
    }
    return FoldedLetter(code: 0, second: 0, width: lead & 0xF8 == 0xF0 ? min(4, left) : 1, isUpper: false)
  }

  private func folded(_ value: UInt8, width: Int, isUpper: Bool) -> FoldedLetter {
    guard value >= 64 else { return FoldedLetter(code: value, second: 0, width: width, isUpper: isUpper) }
    let place = Int(value - 64) * 2
    return FoldedLetter(code: pairs[place], second: pairs[place + 1], width: width, isUpper: isUpper)
  }

  /// Whether a letter of U+00C0…U+024F is upper case. Latin Extended-A pairs even upper-case with odd lower-case letters,
  /// but for U+0139…U+0148 and U+0179…U+017E, where it is the other way round.
  private static func isUpper(_ scalar: Int) -> Bool {
    switch scalar {
    case ..<0xDF: true
    case ..<0x100: false
    case 0x139...0x148, 0x179...0x17E: scalar & 1 == 1
    default: scalar & 1 == 0
    }
  }

  /// An apostrophe before at most two letters belongs to its word (`doctor's`, `I've`); any other parts words
  /// (`l'hôpital`, `dell'ospedale`).
  private func apostrophe(in text: Span<UInt8>, at index: Int, width: Int) -> FoldedLetter {
    var run = 0
    while run < 3, index + width + run < text.count {
      let byte = text[index + width + run]
      guard byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x80 else { break }
      run += 1
    }
    let code = run == 1 || run == 2 ? FoldedLetter.ignored : FoldedLetter.separator
    return FoldedLetter(code: code, second: 0, width: width, isUpper: false)
  }
}

import BlindspotParser

/// A word, a letter or a group of digits in a spoken number.
struct SpokenToken {
  enum Kind {
    /// A word of a number.
    case word(NumberWord.Role, Int)
    /// A single letter, in upper case.
    case letter(UInt8)
    /// A group of digits.
    case digits
  }

  let kind: Kind
  let start: Int
  let end: Int
  /// The languages of the word.
  let languages: UInt32

  /// The most digits of a group.
  static let mostDigits = 6

  /// Reads the token at `index`, the first byte of a word; nil for any other word.
  ///
  /// - Parameter languages: The languages of the words before it.
  init?(_ text: Span<UInt8>, at index: Int, languages: UInt32) {
    guard index < text.count else { return nil }
    start = index
    if text[index].isDigit {
      var position = index
      while text.byte(at: position).isDigit { position += 1 }
      guard position - index <= Self.mostDigits else { return nil }
      (end, kind, self.languages) = (position, .digits, languages)
      return
    }
    guard Self.isLetter(text, at: index) else { return nil }
    end = Self.wordEnd(text, from: index)
    if let word = NumberWord(text, from: index, to: end, languages: languages) {
      kind = .word(word.role, word.value)
      self.languages = word.languages
    } else if end == index + 1 {
      kind = .letter(text[index].uppercased)
      self.languages = languages
    } else {
      return nil
    }
  }

  /// Whether the byte belongs to a letter: beyond ASCII, all characters except general punctuation and CJK marks.
  @inline(__always)
  static func isLetter(_ text: Span<UInt8>, at index: Int) -> Bool {
    let byte = text.byte(at: index)
    guard byte >= 0x80 else { return byte.isLetter }
    guard byte >= 0xE2 else { return byte > 0xC2 || byte == 0xC2 && text.byte(at: index + 1) >= 0xAA }
    return !(byte == 0xE2 || byte == 0xE3 && text.byte(at: index + 1) == 0x80 && text.byte(at: index + 2) != 0x87)
  }

  /// Returns the end of the word that begins at `start`. A character of a script without spaces is a word of its own.
  @inline(__always)
  static func wordEnd(_ text: Span<UInt8>, from start: Int) -> Int {
    if text[start] >= 0xE3 { return min(start + 3, text.count) }
    var index = start
    while index < text.count {
      let byte = text[index]
      if byte.isLetter {
        index += 1
      } else if byte >= 0xC2 {
        guard byte < 0xE2, isLetter(text, at: index) else { break }
        index += 2
      } else if byte >= 0x80 {
        index += 1
      } else if byte == ASCII.apostrophe, text.byte(at: index + 1) >= 0x80 {
        // `п'ять`
        index += 1
      } else {
        break
      }
    }
    return min(max(index, start + 1), text.count)
  }
}

internal import CTables

/// One character of a text as the name scanner sees it: a Latin letter folded to ASCII, or what else it is.
package struct Letter {
  /// How many bytes the character takes in the text.
  package let length: Int
  /// The folded letter, a lower-case ASCII byte; 0 if the character is no Latin letter.
  package let first: UInt8
  /// The second letter of the folded form (`ß` is `ss`); 0 if there is none.
  package let second: UInt8
  /// Whether it is an upper-case letter.
  package let isUpper: Bool
  /// The Unicode scalar of a character beyond ASCII; 0 for ASCII.
  package let scalar: UInt32

  /// Whether the character is a Latin letter.
  @inline(__always) package var isLetter: Bool { first != 0 }

  /// Reads the character at `index`.
  @inline(__always)
  package init(in text: Span<UInt8>, at index: Int) {
    let byte = text[index]
    if byte < 0x80 {
      self.init(ascii: byte)
    } else {
      self.init(beyondASCII: text, at: index)
    }
  }

  @inline(__always)
  private init(ascii byte: UInt8) {
    length = 1
    first = byte.isLetter ? byte | 0x20 : 0
    second = 0
    isUpper = byte.isUpper
    scalar = 0
  }

  private init(beyondASCII text: Span<UInt8>, at index: Int) {
    let lead = text[index]
    let size = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    length = min(size, text.count - index)
    var value = UInt32(lead) & (size == 1 ? 0x7F : size == 2 ? 0x1F : size == 3 ? 0x0F : 0x07)
    for offset in 1..<max(length, 1) { value = value << 6 | UInt32(text[index + offset] & 0x3F) }
    scalar = max(value, 0x80)
    var folded: UInt16 = 0
    if (0xC0..<0x250).contains(value) {
      folded = unsafe blindspot_folding[Int(value - 0xC0)]
    } else if (0x1E00..<0x1F00).contains(value) {
      folded = unsafe blindspot_folding[Int(value - 0x1E00 + 0x190)]
    }
    first = UInt8(folded & 0x7F)
    second = UInt8(folded >> 7 & 0x7F)
    isUpper = folded & 0x8000 != 0
  }

  /// A mark that belongs to the letter before it (U+0300–U+036F).
  package var isCombiningMark: Bool { (0x300..<0x370).contains(scalar) }
  /// A typographic apostrophe.
  package var isApostrophe: Bool { scalar == 0x2019 || scalar == 0x02BC || scalar == 0x2018 }
  /// A letter of a script without a Latin form.
  package var isOtherScript: Bool {
    scalar >= 0x370 && !(0x1E00..<0x1F00).contains(scalar) && !(0x2000..<0x2E80).contains(scalar)
  }
}

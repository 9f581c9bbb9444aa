import BlindspotParser
import CTables

/// One character of a text as the name scanner sees it: a letter folded as in the lexicon, or what else it is.
///
/// Latin letters fold to one or two ASCII letters; Greek, Cyrillic, Hebrew, Arabic and Devanagari to two or three bytes
/// of UTF-8 (`Tools/names/folding.py`). Scripts that set no spaces between words are ``NativeScript``'s.
package struct Letter {
  /// How many bytes the character takes in the text.
  package let length: Int
  /// The first byte of the folded form; 0 if the character is no letter that is read word by word.
  package let first: UInt8
  /// The second byte of the folded form (`ß` is `ss`); 0 if there is none.
  package let second: UInt8
  /// The third byte of the folded form; 0 if there is none.
  package let third: UInt8
  /// Whether it is an upper-case letter.
  package let isUpper: Bool
  /// The Unicode scalar of a character beyond ASCII; 0 for ASCII.
  package let scalar: UInt32

  /// Whether the character is a letter that is read word by word.
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
    third = 0
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
    if (0xC0..<0x250).contains(value) || (0x1E00..<0x1F00).contains(value) {
      let folded = unsafe blindspot_folding[Int(value < 0x250 ? value - 0xC0 : value - 0x1E00 + 0x190)]
      first = UInt8(folded & 0x7F)
      second = UInt8(folded >> 7 & 0x7F)
      third = 0
      isUpper = folded & 0x8000 != 0
    } else if let other = OtherLetter(value) {
      let code = other.folded
      first = code < 0x800 ? UInt8(0xC0 | code >> 6) : UInt8(0xE0 | code >> 12)
      second = code < 0x800 ? UInt8(0x80 | code & 0x3F) : UInt8(0x80 | (code >> 6 & 0x3F))
      third = code < 0x800 ? 0 : UInt8(0x80 | code & 0x3F)
      isUpper = other.isUpper
    } else {
      first = 0
      second = 0
      third = 0
      isUpper = false
    }
  }

  /// A mark that belongs to the letter before it: combining accents, Hebrew points, Arabic vowel signs, joiners.
  package var isCombiningMark: Bool {
    guard scalar >= 0x300 else { return false }
    switch scalar {
    case 0x300..<0x370, 0x591..<0x5C8, 0x64B..<0x660, 0x640, 0x670, 0x200C, 0x200D: return true
    default: return false
    }
  }
  /// A letter of a script that has no capitals: Hebrew, Arabic, Devanagari.
  package var isCaseless: Bool { first >= 0x80 && scalar >= 0x590 }
  /// A typographic apostrophe.
  package var isApostrophe: Bool { scalar == 0x2019 || scalar == 0x02BC || scalar == 0x2018 }
  /// A letter of a script without a Latin form.
  package var isOtherScript: Bool {
    scalar >= 0x370 && first == 0 && !(0x2000..<0x2E80).contains(scalar) && !(0x3000..<0x3003).contains(scalar)
      && !(0xFF00..<0xFF21).contains(scalar) && !isCombiningMark
  }
}

/// A letter of Greek, Cyrillic, Hebrew, Arabic or Devanagari, and the form in which the lexicon holds it.
private struct OtherLetter {
  let folded: UInt32
  let isUpper: Bool

  init?(_ scalar: UInt32) {
    switch scalar {
    case 0x386, 0x388...0x38F, 0x391...0x3AB: self.init(Self.greek(scalar), isUpper: true)
    case 0x390, 0x3AC...0x3CE: self.init(Self.greek(scalar), isUpper: false)
    case 0x400...0x40F: self.init(scalar == 0x401 ? 0x435 : scalar + 0x50, isUpper: true)
    case 0x410...0x42F: self.init(scalar + 0x20, isUpper: true)
    case 0x430...0x45F: self.init(scalar == 0x451 ? 0x435 : scalar, isUpper: false)
    case 0x48A...0x4BF, 0x4D0...0x52F: self.init(scalar | 1, isUpper: scalar & 1 == 0)
    case 0x5D0...0x5EA, 0x5F0...0x5F4, 0x904...0x963: self.init(scalar, isUpper: false)
    case 0x620...0x63F, 0x641...0x64A, 0x671...0x6D3: self.init(Self.arabic(scalar), isUpper: false)
    default: return nil
    }
  }

  private init(_ folded: UInt32, isUpper: Bool) {
    self.folded = folded
    self.isUpper = isUpper
  }

  private static func greek(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x386, 0x3AC: 0x3B1
    case 0x388, 0x3AD: 0x3B5
    case 0x389, 0x3AE: 0x3B7
    case 0x38A, 0x3AF, 0x3AA, 0x3CA, 0x390: 0x3B9
    case 0x38C, 0x3CC: 0x3BF
    case 0x38E, 0x3CD, 0x3AB, 0x3CB, 0x3B0: 0x3C5
    case 0x38F, 0x3CE: 0x3C9
    case 0x3C2: 0x3C3
    case 0x391...0x3A9: scalar + 0x20
    default: scalar
    }
  }

  private static func arabic(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x622, 0x623, 0x625: 0x627
    case 0x649, 0x6CC: 0x64A
    case 0x629: 0x647
    case 0x6A9: 0x643
    default: scalar
    }
  }
}

import BlindspotParser

/// The form of a name: the numbers of letters in its words, from which the name cannot be recovered.
enum NameForm {
  /// Returns a hash of the form of a name.
  static func hash(of text: Span<UInt8>) -> UInt64 {
    if 8...64 ~= text.count, let letters = letters(of: text) { return hash(of: letters, count: text.count) }
    var hash = FNV.seed
    var length: UInt64 = 0
    // Continuation bytes belong to the letter before them; digits and separators only end words.
    for index in text.indices where !text[index].isUTF8Continuation {
      if text[index] >= 0xC0 || text[index].isLetter {
        length += 1
      } else if length > 0 {
        hash = FNV.hash(hash, length)
        length = 0
      }
    }
    return FNV.hash(hash, length)
  }

  /// Returns the same for a text in ASCII with a bit for each letter.
  private static func hash(of letters: UInt64, count: Int) -> UInt64 {
    var hash = FNV.seed
    var rest = letters
    var position = 0
    while rest != 0 {
      let others = rest.trailingZeroBitCount
      rest >>= others
      let length = (~rest).trailingZeroBitCount
      rest >>= length
      position += others + length
      hash = FNV.hash(hash, UInt64(truncatingIfNeeded: length))
      // The last word is not followed by an end.
      if position == count { return hash }
    }
    return FNV.hash(hash, 0 as UInt64)
  }

  /// Returns a bit for each byte of 8 to 64 bytes that is a letter; nil if a byte is beyond ASCII.
  private static func letters(of text: Span<UInt8>) -> UInt64? {
    var letters: UInt64 = 0
    var index = 0
    while index < text.count {
      // The last word begins with bytes that were read before.
      let start = min(index, text.count &- 8)
      let word = text.word(at: start)
      guard word & 0x8080_8080_8080_8080 == 0 else { return nil }
      letters |= self.letters(of: word) &<< UInt64(truncatingIfNeeded: start)
      index &+= 8
    }
    return letters
  }

  /// Returns a bit for each of eight ASCII characters that is a letter.
  @inline(__always)
  private static func letters(of word: UInt64) -> UInt64 {
    // With the highest bit set, no byte borrows from the next one.
    let lower = word | 0xA0A0_A0A0_A0A0_A0A0
    let fromA = lower &- 0x6161_6161_6161_6161
    let beyondZ = lower &- 0x7B7B_7B7B_7B7B_7B7B
    let marks = (fromA & ~beyondZ & 0x8080_8080_8080_8080) &>> 7
    // The product moves the mark of each byte to a bit of the highest byte.
    return (marks &* 0x0102_0408_1020_4080) &>> 56
  }
}

import BlindspotParser

/// The form of a name: the numbers of letters in its words, from which the name cannot be recovered.
struct NameForm {
  private var hash = FNV.seed
  /// The number of letters of the word so far.
  private var length: UInt64 = 0

  /// Returns a hash of the form of a name.
  static func hash(of text: Span<UInt8>) -> UInt64 {
    var form = NameForm()
    var index = 0
    while index < text.count, text.count >= 8 {
      // Eight bytes at a time; the last word begins with bytes that were read before.
      let start = min(index, text.count &- 8)
      let word = text.word(at: start) &>> UInt64(truncatingIfNeeded: (index &- start) &* 8)
      guard word & 0x8080_8080_8080_8080 == 0 else { break }
      let count = start &+ 8 &- index
      form.add(letters: letters(of: word), count: count)
      index &+= count
    }
    while index < text.count {
      form.add(text[index])
      index &+= 1
    }
    return FNV.hash(form.hash, form.length)
  }

  /// Adds ASCII characters, of which the highest bits mark the letters.
  @inline(__always)
  private mutating func add(letters: UInt64, count: Int) {
    var rest = letters
    var left = count
    while true {
      let letters = min((~rest & 0x8080_8080_8080_8080).trailingZeroBitCount &>> 3, left)
      length &+= UInt64(truncatingIfNeeded: letters)
      left &-= letters
      guard left > 0 else { return }
      endWord()
      rest = rest &>> UInt64(truncatingIfNeeded: letters &* 8)
      guard rest != 0 else { return }
      let others = rest.trailingZeroBitCount &>> 3
      left &-= others
      rest = rest &>> UInt64(truncatingIfNeeded: others &* 8)
    }
  }

  /// Adds a byte. Continuation bytes belong to the letter before them; digits and separators only end words.
  private mutating func add(_ byte: UInt8) {
    if byte.isUTF8Continuation { return }
    if byte >= 0xC0 || byte.isLetter {
      length &+= 1
    } else {
      endWord()
    }
  }

  @inline(__always)
  private mutating func endWord() {
    guard length > 0 else { return }
    hash = FNV.hash(hash, length)
    length = 0
  }

  /// Marks the letters among eight ASCII characters by the highest bits of their bytes.
  @inline(__always)
  private static func letters(of word: UInt64) -> UInt64 {
    // With the highest bit set, no byte borrows from the next one.
    let lower = word | 0xA0A0_A0A0_A0A0_A0A0
    let fromA = lower &- 0x6161_6161_6161_6161
    let beyondZ = lower &- 0x7B7B_7B7B_7B7B_7B7B
    return fromA & ~beyondZ & 0x8080_8080_8080_8080
  }
}

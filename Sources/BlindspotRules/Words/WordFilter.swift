import BlindspotParser

/// Tells most words of a text apart by their first three letters: 4 KiB of bits, one for each three letters that a phrase
/// of some lists begins with.
package struct WordFilter: Sendable {
  private var bits: [UInt64]
  /// For each first letter: bit 0 for phrases whose first word is that letter, bit n for those with the letter n behind it.
  private var short: [UInt32]
  /// Whether phrases begin with digits.
  var admitsDigits = false

  /// Admits every word.
  package static let none = WordFilter(bits: [], short: [])

  init() { self.init(bits: [UInt64](repeating: 0, count: 512), short: [UInt32](repeating: 0, count: 32)) }

  /// Admits `words` and every word that begins like them; all of them where a letter beyond ASCII comes early.
  init(_ words: some Sequence<StaticString>) {
    self.init()
    for word in words {
      var letters: [UInt32] = []
      while letters.count < min(3, word.utf8CodeUnitCount), case let byte = word.byte(at: letters.count), byte.isLetter
      {
        letters.append(UInt32(byte & 0x1F))
      }
      switch letters.count {
      case 3: insert(letters[0], letters[1], letters[2])
      case 2: insertShort(letters[0], letters[1])
      case 1: insertShort(letters[0], 0)
      default: break
      }
    }
  }

  private init(bits: [UInt64], short: [UInt32]) {
    self.bits = bits
    self.short = short
  }

  /// Admits what begins like this: three letters in five bits each. A third of 0: the word is over; of 31: any may follow;
  /// no letter at all: a digit. Laid out by Tools/tables/words.py.
  mutating func insert(beginning: UInt16) {
    let (first, second, third) = (UInt32(beginning >> 10), UInt32(beginning >> 5 & 31), UInt32(beginning & 31))
    switch third {
    case 31: insertAll(first, second)
    case 0 where first == 0: admitsDigits = true
    case 0: insertShort(first, second)
    default: insert(first, second, third)
    }
  }

  mutating func insert(_ first: UInt32, _ second: UInt32, _ third: UInt32) {
    bits[Int(first << 4 | second >> 1)] |= 1 << UInt64((second & 1) << 5 | third)
  }

  mutating func insertAll(_ first: UInt32, _ second: UInt32) {
    bits[Int(first << 4 | second >> 1)] |= 0xFFFF_FFFF << UInt64((second & 1) << 5)
    insertShort(first, second)
  }

  /// A first word of one letter (`second` is 0) or two.
  mutating func insertShort(_ first: UInt32, _ second: UInt32) { short[Int(first)] |= 1 << second }

  /// Whether a phrase may start at `index`, a word's first byte. Says no only where the word's letters are ASCII and it is
  /// sure that no further word starts among the first three (`aB`, `ABc`).
  @inline(__always)
  func admits(_ text: Span<UInt8>, at index: Int) -> Bool {
    guard !bits.isEmpty else { return true }
    let first = text[index]
    guard first.isLetter else { return admitsDigits || first >= 0x80 }
    guard index + 1 < text.count, !Self.isBlank(text[index + 1]) else { return short[Int(first & 0x1F)] & 1 != 0 }
    let second = text[index + 1]
    guard second.isLetter, first & 0x20 == second & 0x20 || second & 0x20 != 0 else { return true }
    guard index + 2 < text.count, !Self.isBlank(text[index + 2]) else {
      return short[Int(first & 0x1F)] & 1 << UInt32(second & 0x1F) != 0
    }
    let third = text[index + 2]
    guard third.isLetter else { return true }
    if second & 0x20 == 0 || third & 0x20 == 0 {
      let next = index + 3 < text.count ? text[index + 3] : 0x20
      guard (first | second | third) & 0x20 == 0, !next.isLower else { return true }
    }
    let row = bits[Int(first & 0x1F) << 4 | Int(second & 0x1F) >> 1]
    return row & (1 << UInt64((second & 1) << 5 | third & 0x1F)) != 0
  }

  /// Whether a word surely ends before the byte: not at a letter, a digit, an apostrophe or anything beyond ASCII.
  @inline(__always)
  private static func isBlank(_ byte: UInt8) -> Bool { byte < 0x30 && byte != 0x27 || byte == 0x5F || byte == 0x3A }
}

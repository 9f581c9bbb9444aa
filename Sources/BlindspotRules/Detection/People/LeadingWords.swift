import BlindspotParser

/// The first words of a text of a person.
///
/// The simple version is ``WordStream``, which takes twice the instructions. It remains for texts in which a
/// word does not end at white space, punctuation or between letters and digits.
struct LeadingWords {
  private(set) var words = InlineArray<7, IdentityToken>(
    repeating: IdentityToken(start: 0, end: 0, length: 0, hash: 0, isNumber: false, isASCII: true))
  /// The number of words.
  private(set) var count = 0
  /// The number of words before the first comma; nil if there is none.
  private(set) var countBeforeComma: Int?
  /// Whether the words were divided without ``WordStream``. They consist of ASCII characters then.
  private(set) var isPlain = true
  /// Whether a hyphen may be between the words.
  private(set) var mayHaveHyphen = true

  /// Reads up to `limit` words, at most seven, of the text before `stop`.
  @inline(__always)
  mutating func read(_ text: Span<UInt8>, limit: Int, before stop: UInt8? = nil) {
    count = 0
    countBeforeComma = nil
    mayHaveHyphen = false
    isPlain = readPlain(text, limit: limit, before: stop)
    guard !isPlain else { return }
    mayHaveHyphen = true
    readAny(text, limit: limit, before: stop)
  }

  /// Moves the words after the first comma to the front: `Last, First`.
  mutating func reorder() {
    guard let comma = countBeforeComma, comma > 0, comma < count else { return }
    let old = words
    for index in 0..<count { words[index] = old[(index + comma) % count] }
  }

  private mutating func append(_ word: IdentityToken) {
    words[count] = word
    count &+= 1
  }

  /// Returns false if a word may not be that of ``WordStream``.
  @inline(__always)
  private mutating func readPlain(_ text: Span<UInt8>, limit: Int, before stop: UInt8?) -> Bool {
    var index = 0
    while index < text.count {
      let byte = text[index]
      let start = index
      var hash = UInt64.fnvSeed
      if byte.isLetter {
        hash = hash.adding(toFNV: UInt64(byte | ASCII.caseBit))
        index &+= 1
        while index < text.count, text[index].isLower {
          hash = hash.adding(toFNV: UInt64(text[index]))
          index &+= 1
        }
      } else if byte.isDigit {
        while index < text.count, text[index].isDigit {
          hash = hash.adding(toFNV: UInt64(text[index]))
          index &+= 1
        }
      } else {
        if byte == stop { return true }
        if byte == ASCII.comma { countBeforeComma = countBeforeComma ?? count }
        if byte == ASCII.hyphen { mayHaveHyphen = true }
        if byte >= 0x80 || byte == ASCII.apostrophe { return false }
        index &+= 1
        continue
      }
      if index < text.count {
        // An accent, an apostrophe or a hump.
        let next = text[index]
        if next >= 0x80 || next == ASCII.apostrophe || next.isUpper { return false }
      }
      append(
        IdentityToken(
          start: start, end: index, length: index &- start, hash: hash, isNumber: byte.isDigit, isASCII: true))
      if count == limit { return true }
    }
    return true
  }

  private mutating func readAny(_ text: Span<UInt8>, limit: Int, before stop: UInt8?) {
    let end = stop.flatMap { text.firstIndex(of: $0, from: 0) } ?? text.count
    count = 0
    var stream = WordStream.identity()
    while count < limit, let word = stream.next(in: text), word.start < end { append(word) }
    countBeforeComma = nil
    guard let comma = text.firstIndex(of: ASCII.comma, from: 0) else { return }
    var before = 0
    while before < count, words[before].start <= comma { before += 1 }
    countBeforeComma = before
  }
}

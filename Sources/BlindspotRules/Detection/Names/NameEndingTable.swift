import BlindspotParser

/// The endings of declined names (``NameEndings``) as words of eight bytes, by the last letter.
///
/// The plain way is ``EndingPairs``, which compares the bytes of each ending in the list. An unlisted word, for which all
/// endings of its last letter are tried, took 3,000 instructions so.
struct NameEndingTable: Sendable {
  static let shared = NameEndingTable()

  /// An ending and the letters in its place.
  struct Ending: Sendable {
    /// The bytes of the ending, of which the last one is the highest, and the bits that they occupy.
    private let bytes: UInt64
    private let mask: UInt64
    /// The letters in place of the ending, of which the first one is the lowest byte.
    private let replacement: UInt32
    private let replacementLength: UInt8
    /// The number of bytes of the ending.
    private let byteCount: UInt8

    /// Packs an ending of at most eight bytes and at most four letters in its place.
    fileprivate init(_ ending: some Collection<UInt8>, replacement: some Collection<UInt8>) {
      bytes = ending.reduce(0) { $0 >> 8 | UInt64($1) << 56 }
      mask = ending.reduce(0) { mask, _ in mask >> 8 | 0xFF << 56 }
      self.replacement = replacement.reversed().reduce(0) { $0 << 8 | UInt32($1) }
      replacementLength = UInt8(replacement.count)
      byteCount = UInt8(ending.count)
    }

    /// The number of bytes of the ending.
    @inline(__always) var length: Int { Int(byteCount) }

    /// Whether a word ends with the ending.
    ///
    /// - Parameter tail: The last bytes of the word; see ``FoldedWord/tail``.
    @inline(__always) func fits(_ tail: UInt64) -> Bool { (tail ^ bytes) & mask == 0 }

    /// Returns the hash of a word with other letters in place of the ending.
    ///
    /// - Parameter stem: The hash of the bytes before the ending.
    @inline(__always) func replaced(after stem: WordHash) -> WordHash {
      var hash = stem
      var letters = replacement
      for _ in 0..<replacementLength {
        hash.add(UInt8(truncatingIfNeeded: letters))
        letters >>= 8
      }
      return hash
    }
  }

  /// The endings, those with one last letter in the order of ``NameEndings``.
  let endings: [Ending]
  /// For each letter, the index of its first ending, and after the last letter the number of endings.
  private let starts: [UInt16]

  private init() {
    var endings: [Ending] = []
    var starts: [UInt16] = []
    for letter in ASCII.lowercaseLetters {
      starts.append(UInt16(endings.count))
      let list = "\(NameEndings.pairs(lastLetter: letter))"
      for pair in list.utf8.split(separator: ASCII.space) {
        let parts = pair.split(separator: ASCII.hyphen, omittingEmptySubsequences: false)
        endings.append(Ending(parts[0], replacement: parts[1]))
      }
    }
    starts.append(UInt16(endings.count))
    self.endings = endings
    self.starts = starts
  }

  /// Returns the range of the endings with a last letter; an empty one for any other byte.
  func range(lastLetter: UInt8) -> Range<Int> {
    guard lastLetter.isLower else { return 0..<0 }
    let letter = Int(lastLetter - UInt8(ascii: "a"))
    return Int(starts[letter])..<Int(starts[letter + 1])
  }
}

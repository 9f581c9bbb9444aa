import BlindspotParser
import CTables

/// The read-only table of names, words, places and brands that is embedded in the binary.
///
/// A lookup hashes the folded word and probes the embedded table; it neither parses nor allocates. The table stores 64
/// bits of hash for each word, not the words themselves.
package enum Lexicon {
  /// Returns the entry of a word by the hash of its folded bytes; ``LexiconEntry/none`` for an unlisted word.
  @inline(__always)
  package static func entry(for word: WordHash) -> LexiconEntry {
    LexiconEntry(bits: blindspot_lexicon_value(word.value))
  }
}

/// The hash of a folded word, built byte by byte: FNV-1a with a final mix.
package struct WordHash: Sendable {
  private var state = UInt64.fnvSeed

  package init() {}

  /// Creates the hash of bytes whose FNV-1a is known.
  init(state: UInt64) { self.state = state }

  /// Adds the next folded byte.
  @inline(__always)
  package mutating func add(_ byte: UInt8) { state = state.adding(toFNV: UInt64(byte)) }

  /// The hash of all bytes so far.
  @inline(__always)
  package var value: UInt64 { (state ^ state >> 32) &* 0xD6E8_FEB8_6659_FD93 }
}

extension Lexicon {
  /// Returns the entry of a folded word.
  static func entry(for word: FoldedWord) -> LexiconEntry { entry(for: word.hash(to: word.count)) }

  /// Returns the entry of a word that is not folded.
  static func entry(of word: some StringProtocol) -> LexiconEntry {
    let bytes = Array(word.utf8)
    return entry(for: FoldedWord(bytes.span, from: 0, to: bytes.count))
  }
}

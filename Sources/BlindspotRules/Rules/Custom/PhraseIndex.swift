import BlindspotParser

/// A set of words and phrases for searching a text, as a hash set of their folded letters: ten thousand are as fast as ten.
///
/// `Acme Corp`, `acme-corp` and `AcmeCorp` are one phrase: ``ContextText`` concatenates the letters of adjacent words, so a
/// phrase is the hash of folded bytes, independent of the separators.
package struct PhraseIndex: Sendable {
  /// Open addressing over 64-bit hashes; 0 is a free slot.
  private var slots: [UInt64]
  /// The number of phrases.
  package private(set) var count = 0
  /// The most words that a phrase has, and words that a text may need for it.
  private var mostWords = 0
  /// The most folded bytes.
  private var longest = 0

  /// Makes an index of `phrases`. Phrases without letters and digits are skipped.
  package init(_ phrases: some Collection<String>) {
    slots = []
    reserve(phrases.count)
    for phrase in phrases { insert(ContextText(phrase)) }
  }

  /// Makes an index of the lines of a word list. Empty lines and lines that begin with `#` are skipped.
  package init(lines bytes: Span<UInt8>) {
    slots = []
    var count = 1
    for index in bytes.indices where bytes[index] == ASCII.newline { count += 1 }
    reserve(count)
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != ASCII.newline { end += 1 }
      if bytes[start] != ASCII.numberSign, end > start { insert(ContextText(bytes.extracting(start..<end))) }
      start = end + 1
    }
  }

  private mutating func reserve(_ count: Int) {
    var size = 16
    while size < count * 2 { size *= 2 }
    slots = [UInt64](repeating: 0, count: size)
  }

  private mutating func insert(_ phrase: ContextText) {
    guard !phrase.folded.isEmpty else { return }
    var hash = FNV.seed
    for byte in phrase.folded { hash = FNV.hash(hash, byte) }
    hash = Self.finished(hash)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0, slots[slot] != hash { slot = (slot + 1) & (slots.count - 1) }
    guard slots[slot] == 0 else { return }
    slots[slot] = hash
    count += 1
    // `ACME Corp` and `AcmeCorp` have two words, `ACMECORP` one and `Ac Me Corp` three: leave room.
    mostWords = max(mostWords, phrase.tokens.count + 2)
    longest = max(longest, phrase.folded.count)
  }

  private func contains(_ hash: UInt64) -> Bool {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      if slots[slot] == hash { return true }
      slot = (slot + 1) & (slots.count - 1)
    }
    return false
  }

  /// The most slots that a lookup visits: the longest run of occupied slots, and the free one after it.
  package var longestProbe: Int {
    var (longest, run) = (0, 0)
    for slot in slots + slots {
      run = slot == 0 ? 0 : run + 1
      longest = max(longest, run)
    }
    return longest + 1
  }

  /// Calls `body` with the byte range of every phrase in `text`, longest first and none inside another.
  package func forEachMatch(in text: ContextText, _ body: (Range<Int>) -> Void) {
    var index = 0
    while index < text.tokens.count {
      if let last = lastToken(ofPhraseAt: index, in: text) {
        body(text.tokens[index].start..<text.tokens[last].end)
        index = last + 1
      } else {
        index += 1
      }
    }
  }

  /// Whether all of `text` is one of the phrases.
  package func isPhrase(_ text: ContextText) -> Bool {
    guard !text.folded.isEmpty, text.folded.count <= longest else { return false }
    var hash = FNV.seed
    for byte in text.folded { hash = FNV.hash(hash, byte) }
    return contains(Self.finished(hash))
  }

  private func lastToken(ofPhraseAt first: Int, in text: ContextText) -> Int? {
    var hash = FNV.seed
    var last: Int?
    var length = 0
    for index in first..<min(first + mostWords, text.tokens.count) {
      let token = text.tokens[index]
      // A phrase does not reach over a gap: `Acme ... Corp` is two words.
      if index > first, token.start - text.tokens[index - 1].end > 2 { break }
      length += Int(token.foldedEnd - token.foldedStart)
      guard length <= longest else { break }
      for position in Int(token.foldedStart)..<Int(token.foldedEnd) { hash = FNV.hash(hash, text.folded[position]) }
      if contains(Self.finished(hash)) { last = index }
    }
    return last
  }

  /// The final mix after FNV-1a; never 0, which marks a free slot.
  private static func finished(_ hash: UInt64) -> UInt64 {
    let mixed = (hash ^ (hash >> 32)) &* 0xD6E8_FEB8_6659_FD93
    return (mixed ^ (mixed >> 32)) | 1
  }
}

import BlindspotParser
import CTables
import TestSupport
import Testing

@testable import BlindspotRules

/// Words are compared with four slots of a table at a time; the plain way compares one.
@Suite struct LexiconTests {
  private func plainEntry(_ hash: UInt64) -> UInt32 {
    let mark = max(UInt32(truncatingIfNeeded: hash >> 32), 1)
    var probe = ProbeSequence(of: hash, capacity: blindspot_lexicon_capacity)
    while case let slot = unsafe blindspot_lexicon_slots[probe.slot], slot.mark != 0 {
      if slot.mark == mark { return slot.value }
      probe.advance()
    }
    return 0
  }

  private func plainLanguages(_ hash: UInt64) -> UInt64 {
    let mark = UInt32(truncatingIfNeeded: hash >> 44)
    var probe = ProbeSequence(of: hash, capacity: blindspot_word_language_capacity)
    while case let slot = unsafe blindspot_word_language_slots[probe.slot], slot != 0 {
      if slot >> 12 == mark { return unsafe blindspot_language_sets[Int(slot & 0xFFF)] }
      probe.advance()
    }
    return 0
  }

  private func check(_ hash: UInt64) -> Bool {
    #expect(blindspot_lexicon_value(hash) == plainEntry(hash), "\(hash)")
    #expect(blindspot_languages_of(hash) == plainLanguages(hash), "\(hash)")
    return plainEntry(hash) != 0
  }

  @Test func `words`() throws {
    var listed = 0
    for file in ["Names/person-names.tsv", "statements.tsv", "spoken-numbers.tsv", "addresses.tsv"] {
      for word in try Fixture.text(file).split(whereSeparator: \.isWhitespace) {
        let bytes = Array(word.utf8)
        let folded = FoldedWord(bytes.span, from: 0, to: bytes.count)
        if check(folded.hash(to: folded.count).value) { listed += 1 }
      }
    }
    #expect(listed > 500)
  }

  @Test func `all places of the tables, and their ends`() {
    var hash = UInt64.fnvSeed
    for number in 0..<5000 {
      hash = hash.adding(toFNV: UInt64(number))
      _ = check(hash)
      // The same places with the words of the slot there.
      let slot = ProbeSequence(of: hash, capacity: blindspot_lexicon_capacity).slot
      let mark = unsafe UInt64(blindspot_lexicon_slots[slot].mark)
      _ = check(hash & 0xFFFF_FFFF | mark << 32)
    }
    for end in 0..<2000 as Range<UInt64> {
      _ = check(hash & ~0xFFFF_FFFF | 0xFFFF_FFFF - end * 997)
      _ = check(end)
    }
  }
}

import BlindspotParser
import TestSupport
import Testing

@testable import BlindspotRules

/// Letters folded eight at a time are the same as one at a time.
@Suite struct FoldedWordTests {
  /// Returns the folded bytes of a part of a text, scalar by scalar.
  private func plain(_ text: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var letters: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let scalar = FoldedScalar(in: text.span, at: index)
      index += scalar.length
      if scalar.isInLexicon { scalar.forEachByte { letters.append($0) } }
    }
    return Array(letters.prefix(FoldedWord.capacity))
  }

  private func check(_ text: [UInt8], _ range: Range<Int>) {
    let word = FoldedWord(text.span, from: range.lowerBound, to: range.upperBound)
    let expected = plain(text, range)
    let shown = "\(String(decoding: text, as: UTF8.self)) \(range)"
    #expect((0..<word.count).map { word[$0] } == expected, "\(shown)")
    #expect(word.tail == expected.suffix(8).reduce(0) { $0 >> 8 | UInt64($1) << 56 }, "\(shown)")
    let beginnings = WordBeginnings(of: word)
    for end in 0...word.count { #expect(beginnings.hash(to: end).value == word.hash(to: end).value, "\(shown)") }
  }

  @Test func `words of all lengths at all places`() {
    let letters = Array("AbcdeFGHIjklmnopqrstuvwxyzABCDEFGHIJKLMNOP".utf8)
    for length in 0...letters.count {
      for before in 0...9 {
        for after in 0...9 {
          let text =
            Array(repeating: ASCII.space, count: before) + letters.prefix(length)
            + Array(repeating: ASCII.period, count: after)
          check(text, before..<before + length)
        }
      }
    }
  }

  @Test(arguments: [
    "O'Neil", "D’Angelo", "müller", "MÜLLER", "Groß", "Straßenbahnhaltestelle", "Новак", "a@bcdefgh", "`abcdefg{",
    "abcdefg[", "ABCDEFG@", "abc\u{301}defghijk", "Ştefănescu", "abcdefghijklmnopqrstuvwxyzßßßß", "1234567890",
    "a1b2c3d4e5",
    "\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}", "AZazAZazAZaz",
  ])
  func `words with other characters`(word: String) {
    let bytes = Array(word.utf8)
    for start in bytes.indices where bytes[start] & 0xC0 != 0x80 {
      for end in start...bytes.count where end == bytes.count || bytes[end] & 0xC0 != 0x80 {
        check(bytes, start..<end)
        check(bytes + Array("12345678".utf8), start..<end)
      }
    }
  }
}

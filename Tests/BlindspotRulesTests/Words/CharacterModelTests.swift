import BlindspotParser
import CTables
import TestSupport
import Testing

@testable import BlindspotRules

/// The n-grams of a word are added eight at a time; the plain way has the same sum.
@Suite struct CharacterModelTests {
  private func plainScore(_ word: FoldedWord) -> Int {
    let bytes = (0..<word.count).map { word[$0] }
    var letters: [UInt32] = [2]
    for byte in bytes {
      if byte & 0xC0 == 0x80 {
        letters[letters.count - 1] = letters[letters.count - 1] << 6 | UInt32(byte & 0x3F)
      } else {
        letters.append(UInt32(byte < 0x80 ? byte : byte & (byte < 0xE0 ? 0x1F : 0x0F)))
      }
    }
    letters.append(3)
    var sum = 0
    for start in letters.indices {
      for size in 2...5 where start + size <= letters.count {
        var hash = UInt32(size) &* 0x9E37_79B1
        for letter in letters[start..<start + size] { hash = (hash ^ letter) &* 0x0100_0193 }
        let mask = UInt32(blindspot_ngram_count) - 1
        sum += unsafe Int(blindspot_ngram_weights[Int((hash ^ hash >> 15) & mask)])
      }
    }
    return sum
  }

  @Test func `scores`() throws {
    var words = try Fixture.rows("Names/person-names.tsv").map { $0[0] }
    words += (0...40).map { String("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopq".prefix($0)) }
    words += ["", "é", "Новак", "עמית", "ありがとう", "กรุงเทพ", String(repeating: "Я", count: 20)]
    for text in words {
      let bytes = Array(text.utf8)
      let word = FoldedWord(bytes.span, from: 0, to: bytes.count)
      #expect(CharacterModel.score(word) == plainScore(word), "\(text)")
    }
  }
}

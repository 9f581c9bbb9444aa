import Testing

@testable import BlindspotRules

@Suite struct OrdinalsTests {
  private func counted(_ keys: [UInt64]) -> [UInt32] {
    var counts: [UInt64: UInt32] = [:]
    return keys.map { key in
      defer { counts[key, default: 0] += 1 }
      return counts[key, default: 0]
    }
  }

  private static let sequences: [[UInt64]] = [
    [], [5], [1, 1, 1], [3, 1, 3, 2, 1, 3], (0..<16).map { $0 % 3 }, (0..<17).map { $0 % 3 },
    (0..<1000).map { (number: UInt64) -> UInt64 in number * 7 % 60 << 32 | number % 3 },
  ]

  @Test(arguments: sequences)
  func `each key has the number of equal keys before it`(_ keys: [UInt64]) {
    #expect(Ordinals.count(keys) == counted(keys))
  }

  /// Keys with the same slot of the table: their hashes have the same highest bits.
  @Test func `chosen keys are counted, too`() {
    let inverse: UInt64 = 0xF1DE_83E1_9937_733D
    let keys = (0..<300).map { (number: UInt64) -> UInt64 in (0x1234 << 48 | number % 150) &* inverse }
    #expect(Ordinals.count(keys) == counted(keys))
  }

  @Test(arguments: [
    "Main", "Route Returns Hours", "Ask_2 (x)", "Überraschung für Zoë",
    "one two three four five six seven eight nine ten eleven",
    "a sixty-four byte name, which is the longest one with a bit each", "", "12345678", "abcdefgh", " abcdefg",
    "x y z w v u",
  ])
  func `the form of a name is that of its words`(_ name: String) {
    let bytes = Array(name.utf8)
    // With a letter beyond ASCII in place of each letter, the name has the same form but is read byte by byte.
    let other = Array((name.map { $0.isASCII && $0.isLetter ? "é" : String($0) }.joined()).utf8)
    #expect(NameForm.hash(of: bytes.span) == NameForm.hash(of: other.span))
  }
}

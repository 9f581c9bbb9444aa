import BlindspotParser
import TestSupport
import Testing

@testable import BlindspotRules

/// A short text is counted in blocks: the plain way, byte by byte, counts the same.
@Suite struct TextProfileTests {
  @Test func `texts of all lengths`() throws {
    var bytes: [UInt8] = []
    for line in try Fixture.lines("numbers.txt") { bytes += Array(line.utf8) }
    for length in 0...70 {
      for start in stride(from: 0, to: min(bytes.count - length, 2_000), by: 29) {
        check(bytes.span.extracting(start..<start + length))
      }
    }
  }

  @Test func `all bytes`() {
    var random = SeededGenerator(seed: 5)
    let signs = Array("09azAZ @-.,:<{&%#/+_".utf8)
    for length in 1...64 {
      for _ in 0..<20 {
        let any = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
        check(any.span)
        let some = (0..<length).map { _ in signs[Int.random(in: signs.indices, using: &random)] }
        check(some.span)
      }
      check([UInt8](repeating: UInt8(ascii: "1"), count: length).span)
      check([UInt8](repeating: UInt8(ascii: "a"), count: length).span)
    }
  }

  private func check(_ text: Span<UInt8>) {
    let (fast, plain) = (TextProfile(text), TextProfile(byteByByte: text))
    #expect(counts(fast) == counts(plain), "\(Array(text))")
    for start in 0...text.count {
      #expect(ends(fast.runs, from: start, in: text) == ends(plain.runs, from: start, in: text), "\(Array(text))")
    }
  }

  private func counts(_ profile: TextProfile) -> [Int] {
    let flags = [
      profile.hasAt, profile.hasMarkup, profile.hasEscapes, profile.hasNonASCII, profile.hasNumberSignOrSlash,
    ]
    return [
      profile.digits, profile.letters, profile.upper, profile.decimals, profile.innerDots, profile.colons, profile.dots,
      profile.hyphens, profile.spaces, profile.longestRun,
    ] + flags.map { $0 ? 1 : 0 }
  }

  private func ends(_ runs: TextRuns, from start: Int, in text: Span<UInt8>) -> [Int] {
    [
      runs.endOfDigits(from: start, in: text), runs.endOfLetters(from: start, in: text),
      runs.end(from: start, limit: start + 5, in: text), runs.nextDigit(from: start, in: text),
      runs.next(from: start, in: text),
    ]
  }
}

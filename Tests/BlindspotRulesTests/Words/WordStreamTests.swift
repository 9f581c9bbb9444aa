import BlindspotRules
import Foundation
import Testing

@Suite struct WordStreamTests {
  @Test func `every Latin letter and samples of other scripts fold as listed`() throws {
    for row in try rows("folding.tsv") {
      let bytes = Array(row[0].utf8)
      let scalar = FoldedScalar(in: bytes.span, at: 0)
      #expect(folded(scalar) == row[1] && "\(scalar.category)" == row[2], "\(row[0])")
      #expect(scalar.length == bytes.count)
    }
  }

  @Test func `keywords and data of people divide a text into the listed words`() throws {
    for row in try rows("words.tsv") {
      #expect(words(of: row[0], WordStream(apostrophes: .join, dividesUnspaced: true)) == row[1], "\(row[0])")
      #expect(words(of: row[0], WordStream(apostrophes: .divide, dividesUnspaced: false)) == row[2], "\(row[0])")
    }
  }

  @Test func `equal words have equal hashes whatever their case and accents`() {
    #expect(hashes(of: "Zoë MÜLLER") == hashes(of: "zoe_muller"))
    #expect(hashes(of: "Zoë") != hashes(of: "Zeo"))
  }

  @Test func `a mark at the end of a word is part of its range`() {
    let text = Array("Jose\u{301} x".utf8)
    var words = WordStream(apostrophes: .divide, dividesUnspaced: false)
    #expect(words.next(in: text.span)?.end == 6)
  }

  private func folded(_ scalar: FoldedScalar) -> String {
    var bytes: [UInt8] = []
    scalar.forEachByte { bytes.append($0) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func words(of text: String, _ stream: WordStream) -> String {
    let bytes = Array(text.utf8)
    var stream = stream
    var words: [String] = []
    var word = ""
    while stream.next(in: bytes.span, { word += folded($0) }) != nil {
      words.append(word)
      word = ""
    }
    return words.joined(separator: " ")
  }

  private func hashes(of text: String) -> [UInt64] {
    let bytes = Array(text.utf8)
    var stream = WordStream(apostrophes: .divide, dividesUnspaced: false)
    var hashes: [UInt64] = []
    while let word = stream.next(in: bytes.span) { hashes.append(word.hash) }
    return hashes
  }

  private func rows(_ name: String) throws -> [[String]] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/Words/\(name)")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
      line.replacing("\\u0301", with: "\u{301}").replacing("\\u200D", with: "\u{200D}")
        .split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }
}

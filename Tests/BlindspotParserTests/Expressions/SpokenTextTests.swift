import BlindspotParser
import Foundation
import Testing

@Suite struct SpokenTextTests {
  /// The lines of `markup.txt`: a text, its words, the hints.
  static let cases: [[String]] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/Expressions")
    let text = (try? String(contentsOf: folder.appending(path: "markup.txt"), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      line.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }()

  @Test func `tags are blanked, words and aliases stay`() {
    #expect(Self.cases.count > 10)
    for parts in Self.cases {
      let (words, hints) = blank(Array(parts[0].utf8))
      let shown = words.map { String(decoding: $0, as: UTF8.self).split(separator: " ").joined(separator: " ") }
      #expect([parts[0], shown ?? "-", hints] == parts)
    }
  }

  @Test func `every byte that stays keeps its place`() {
    for parts in Self.cases {
      let text = Array(parts[0].utf8)
      guard let words = blank(text).words else { continue }
      #expect(words.count == text.count)
      #expect(zip(words, text).allSatisfy { $0 == $1 || $0 == UInt8(ascii: " ") })
    }
  }

  private func blank(_ text: [UInt8]) -> (words: [UInt8]?, hints: String) {
    var words: [UInt8] = []
    var hints: [SpokenText.Hint] = []
    let hasMarkup = SpokenText.blankMarkup(in: text.span, into: &words, hints: &hints)
    let shown = hints.map {
      "\($0.interpretation)=" + String(decoding: text[$0.range.start..<$0.range.end], as: UTF8.self)
    }
    return (hasMarkup ? words : nil, shown.joined(separator: " "))
  }
}

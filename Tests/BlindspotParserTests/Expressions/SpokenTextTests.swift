import BlindspotParser
import Foundation
import Testing

@Suite struct SpokenTextTests {
  /// The lines of `markup.txt`: a text and its spoken words.
  static let cases: [[String]] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/Expressions")
    let text = (try? String(contentsOf: folder.appending(path: "markup.txt"), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }()

  @Test func `content and aliases are words, and tags are not`() {
    #expect(Self.cases.count > 10)
    for parts in Self.cases { #expect([parts[0], words(of: Array(parts[0].utf8)) ?? "-"] == parts) }
  }

  private func words(of text: [UInt8]) -> String? {
    var words: [UInt8] = []
    var hasMarkup = false
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "<"), let end = SpokenText.tagEnd(in: text.span, at: index) {
        words += [0x20] + (SpokenText.alias(in: text.span, ofTag: index..<end).map { Array(text[$0]) } ?? []) + [0x20]
        hasMarkup = true
        index = end
      } else {
        words.append(text[index])
        index += 1
      }
    }
    return hasMarkup ? String(decoding: words, as: UTF8.self).split(separator: " ").joined(separator: " ") : nil
  }
}

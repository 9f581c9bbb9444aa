import BlindspotEncoding
import BlindspotParser

/// Breaks text into lines at spaces.
package enum TextWrapping {
  /// Returns `text` in lines of at most `width` columns. A longer word is on a separate line. The result is never empty.
  package static func lines(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    text.withBytes { text in
      forEachLine(of: text, width: width) { lines.append(String(bytes: $0)) }
    }
    return lines
  }

  /// Calls `body` with each of the ``lines(_:width:)`` of UTF-8 text.
  static func forEachLine(of text: Span<UInt8>, width: Int, _ body: (Span<UInt8>) -> Void) {
    if hasSingleSpaces(text) { return forEachLine(ofSpaced: text, width: width, body) }
    var spaced = ByteWriter()
    for index in text.indices where text[index] != ASCII.space {
      if index > 0, text[index - 1] == ASCII.space, !spaced.isEmpty { spaced.write(byte: ASCII.space) }
      spaced.write(byte: text[index])
    }
    spaced.withBytes { forEachLine(ofSpaced: $0, width: width, body) }
  }

  /// Whether every space of a text is between two words.
  private static func hasSingleSpaces(_ text: Span<UInt8>) -> Bool {
    if text.isEmpty { return true }
    if text[0] == ASCII.space || text[text.count - 1] == ASCII.space { return false }
    var index = 0
    while index + 1 < text.count {
      let spaces = text.paddedBlock(at: index).marks(of: ASCII.space)
      if !(spaces .& text.paddedBlock(at: index + 1).marks(of: ASCII.space)).isEmpty { return false }
      index += 16
    }
    return true
  }

  /// The same for a text in which every space is between two words, so that each line is a part of it.
  private static func forEachLine(ofSpaced text: Span<UInt8>, width: Int, _ body: (Span<UInt8>) -> Void) {
    var start = 0
    // No scalar has more columns than bytes.
    while text.count - start > width {
      guard let space = lastSpace(ofLineFrom: start, in: text, width: width) else { break }
      body(text.extracting(start..<space))
      start = space + 1
    }
    body(text.extracting(start...))
  }

  /// Returns the index of the space that ends a line; nil if the line extends to the end of the text.
  private static func lastSpace(ofLineFrom start: Int, in text: Span<UInt8>, width: Int) -> Int? {
    // As many words as fit if each byte has a column, and then each of the next ones.
    var end = start + width
    while end > start, text[end] != ASCII.space { end -= 1 }
    var columns = DisplayWidth.of(text.extracting(start..<end))
    var wordStart = end > start ? end + 1 : start
    while true {
      let wordEnd = text.firstIndex(of: ASCII.space, from: wordStart) ?? text.count
      columns += DisplayWidth.of(text.extracting(wordStart..<wordEnd)) + (wordStart > start ? 1 : 0)
      if columns > width, wordStart > start { return wordStart - 1 }
      if wordEnd == text.count { return nil }
      wordStart = wordEnd + 1
    }
  }
}

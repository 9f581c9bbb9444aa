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
    var index = -1
    while let space = text.firstIndex(of: ASCII.space, from: index + 1) {
      if space == index + 1 { return false }
      index = space
    }
    return text.isEmpty || index + 1 < text.count
  }

  /// The same for a text in which every space is between two words, so that each line is a part of it.
  private static func forEachLine(ofSpaced text: Span<UInt8>, width: Int, _ body: (Span<UInt8>) -> Void) {
    // No scalar has more columns than bytes.
    if text.count <= width { return body(text) }
    var start = 0
    var wordStart = 0
    // The columns of the line before the word, and of the word.
    var (columns, wordColumns) = (0, 0)
    var previous: Unicode.Scalar = " "
    var index = 0
    while index <= text.count {
      let byte = text.byte(at: index)
      if byte == ASCII.space || index == text.count {
        if columns > 0, columns + 1 + wordColumns > width {
          body(text.extracting(start..<wordStart - 1))
          start = wordStart
          columns = wordColumns
        } else {
          columns += wordColumns + (columns > 0 ? 1 : 0)
        }
        wordStart = index + 1
        wordColumns = 0
        previous = " "
        index += 1
      } else {
        wordColumns += DisplayWidth.ofScalar(at: &index, in: text, after: &previous)
      }
    }
    body(text.extracting(start..<text.count))
  }
}

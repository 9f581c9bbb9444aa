import BlindspotParser

/// Breaks text into lines at spaces.
package enum TextWrapping {
  /// Returns `text` in lines of at most `width` columns. A longer word is on a separate line. The result is never empty.
  package static func lines(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line: [UInt8] = []
    var columns = 0
    let bytes = text.utf8Span.span
    var start = 0
    while start < bytes.count {
      let end = bytes.firstIndex(of: UInt8(ascii: " "), from: start) ?? bytes.count
      let word = bytes.extracting(start..<end)
      start = end + 1
      guard !word.isEmpty else { continue }
      let wordColumns = DisplayWidth.of(word)
      if columns > 0, columns + 1 + wordColumns > width {
        lines.append(String(decoding: line, as: UTF8.self))
        line.removeAll(keepingCapacity: true)
        columns = 0
      }
      if columns > 0 {
        line.append(UInt8(ascii: " "))
        columns += 1
      }
      line.append(contentsOf: word)
      columns += wordColumns
    }
    return lines + [String(decoding: line, as: UTF8.self)]
  }
}

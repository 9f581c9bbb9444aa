/// Breaks text into lines.
package enum TextWrapping {
  /// `text` in lines of at most `width` columns, broken at spaces; a longer word keeps a line of its own. Never empty.
  package static func lines(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var columns = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: true) {
      let wordColumns = DisplayWidth.of(String(word))
      if columns > 0, columns + 1 + wordColumns > width {
        lines.append(line)
        line = ""
        columns = 0
      }
      if columns > 0 {
        line += " "
        columns += 1
      }
      line += word
      columns += wordColumns
    }
    return lines + [line]
  }
}

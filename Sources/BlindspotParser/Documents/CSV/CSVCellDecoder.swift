/// Decodes quoted cells of comma-separated values (RFC 4180 section 2).
enum CSVCellDecoder {
  /// Appends the text of a quoted cell, in which each quote is doubled; `range` excludes the enclosing quotes.
  static func decode(_ range: Range<Int>, of source: Span<UInt8>, into text: inout some DecodingTarget) {
    var plain = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      guard source[index] == ASCII.quote, index + 1 < range.upperBound, source[index + 1] == ASCII.quote else {
        index += 1
        continue
      }
      text.copy(plain..<index, of: source)
      text.replace(index..<index + 2, by: "\"")
      index += 2
      plain = index
    }
    text.copy(plain..<range.upperBound, of: source)
  }

  /// Returns the text of a quoted cell with its source map.
  static func text(_ range: Range<Int>, of source: Span<UInt8>) -> DecodedText {
    var text = DecodedText()
    decode(range, of: source, into: &text)
    return text
  }
}

package import BlindspotParser

/// An example of a rule file, with the ranges that the marks ‹ › enclose.
///
/// ```
/// Ask ‹Lena Nguyen› for help  ->  text "Ask Lena Nguyen for help", ranges [4..<15]
/// ```
package struct RuleExample: Sendable {
  /// The text without marks.
  package let text: String
  /// The marked ranges, in order; empty if the example has no marks.
  package let ranges: [TextRange]

  /// Reads an example. Marks that are not in pairs are part of the text.
  package init(_ marked: String) {
    var bytes: [UInt8] = []
    var ranges: [TextRange] = []
    var start: Int?
    for scalar in marked.unicodeScalars {
      switch (scalar, start) {
      case ("\u{2039}", nil): start = bytes.count
      case ("\u{203A}", let opened?):
        ranges.append(TextRange(start: opened, end: bytes.count))
        start = nil
      case ("\u{2039}", _), ("\u{203A}", _):
        self.init(text: marked, ranges: [])
        return
      default: bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      }
    }
    guard start == nil else {
      self.init(text: marked, ranges: [])
      return
    }
    self.init(text: String(decoding: bytes, as: UTF8.self), ranges: ranges)
  }

  /// Makes an example of `text` in which `ranges` are marked.
  package init(text: String, ranges: [TextRange]) {
    self.text = text
    self.ranges = ranges
  }

  /// The example as a rule file writes it.
  package var marked: String {
    let bytes = Array(text.utf8)
    var marked = ""
    var position = 0
    for range in ranges {
      marked += String(decoding: bytes[position..<range.start], as: UTF8.self)
      marked += "\u{2039}" + String(decoding: bytes[range.start..<range.end], as: UTF8.self) + "\u{203A}"
      position = range.end
    }
    return marked + String(decoding: bytes[position...], as: UTF8.self)
  }
}

import BlindspotParser

/// A place as a code: an Open Location Code (`8FVC9G8F+6X`) or three words after three slashes (`///table.lamp.chair`).
enum LocationCode {
  /// The digits of an Open Location Code before its plus sign.
  private static let prefixLength = 8

  /// Calls `body` with the codes of a text.
  static func forEach(in text: Span<UInt8>, _ body: (TextRange) -> Void) {
    // Few texts have the sign of a code.
    guard text.contains(ASCII.plus) || text.contains(ASCII.slash) else { return }
    for index in text.indices {
      let byte = text[index]
      if byte == ASCII.plus {
        if let code = openCode(in: text, plus: index, isDigit: isCodeDigit) { body(code) }
      } else if byte == ASCII.slash, let words = threeWords(in: text, at: index) {
        body(words)
      }
    }
  }

  /// Whether a text has the form of an Open Location Code, whatever its digits from 0 to 9 are.
  static func hasForm(in text: Span<UInt8>) -> Bool {
    for index in text.indices where text[index] == ASCII.plus {
      if openCode(in: text, plus: index, isDigit: { $0.isDigit || isCodeDigit($0) }) != nil { return true }
    }
    return false
  }

  private static func openCode(in text: Span<UInt8>, plus: Int, isDigit: (UInt8) -> Bool) -> TextRange? {
    let start = plus - prefixLength
    guard start >= 0, start == 0 || !text[start - 1].isWordByte else { return nil }
    var digits = 0
    for index in start..<plus {
      guard isDigit(text[index]) else { return nil }
      if text[index].isDigit { digits += 1 }
    }
    var end = plus + 1
    while end < text.count, isDigit(text[end]) { end += 1 }
    guard digits > 0, 2...3 ~= end - plus - 1, !text.byte(at: end).isWordByte else { return nil }
    return TextRange(start: start, end: end)
  }

  /// Whether the byte is one of the twenty digits of the code, which have no vowels.
  private static func isCodeDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "2")...UInt8(ascii: "9"), UInt8(ascii: "C"), UInt8(ascii: "F")...UInt8(ascii: "H"),
      UInt8(ascii: "J"), UInt8(ascii: "M"), UInt8(ascii: "P")...UInt8(ascii: "R"),
      UInt8(ascii: "V")...UInt8(ascii: "X"):
      return true
    default: return false
    }
  }

  private static func threeWords(in text: Span<UInt8>, at start: Int) -> TextRange? {
    guard text.byte(at: start + 1) == ASCII.slash, text.byte(at: start + 2) == ASCII.slash,
      start == 0
        || text[start - 1] <= ASCII.space || text[start - 1] == ASCII.openParenthesis
    else { return nil }
    var end = start + 3
    for part in 0..<3 {
      let first = end
      while end < text.count, text[end].isLower || text[end] >= 0x80 { end += 1 }
      guard end - first >= 3 else { return nil }
      guard part < 2 else { break }
      guard text.byte(at: end) == ASCII.period else { return nil }
      end += 1
    }
    return TextRange(start: start, end: end)
  }
}

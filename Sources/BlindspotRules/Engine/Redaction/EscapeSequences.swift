import BlindspotParser

/// The escape sequences of a text, in which letters and digits are not words: `\n`, `\u00f6`, `%C3%B6`, `&ouml;`.
///
/// A copy of the text has a space in place of each byte of an escaped separator, and a letter in place of each byte of an
/// escaped letter, so that the parts of `H\u00f6gstr\u00f6m` are one word.
struct EscapeSequences {
  /// The copy, of the same length as the text.
  private(set) var text: [UInt8]
  /// The ranges of escaped letters, and of the lower-case letters after a sequence such as `\n`, in ascending order: the
  /// text can also be a path with the name `nora`.
  private(set) var hidden: [Range<Int>] = []

  /// Reads the sequences of a text; nil if it has none.
  init?(in text: Span<UInt8>) {
    guard text.contains(ASCII.backslash, or: ASCII.percent, or: ASCII.ampersand) else { return nil }
    self.text = text.indices.map { text[$0] }
    var index = 0
    while index < text.count {
      guard Self.isStart(text[index]), let sequence = Self.sequence(in: text, at: index) else {
        index += 1
        continue
      }
      let range = index..<index + sequence.length
      switch sequence.meaning {
      case .separator: fill(range, with: ASCII.space)
      case .letter:
        fill(range, with: UInt8(ascii: "q"))
        hidden.append(range)
      case .control:
        fill(range, with: ASCII.space)
        var end = range.upperBound
        while end < text.count, text[end].isLower { end += 1 }
        if end > range.upperBound { hidden.append(range.upperBound..<end) }
      }
      index = range.upperBound
    }
  }

  /// Whether a range of the text overlaps a hidden range.
  func hides(_ range: Range<Int>) -> Bool {
    let index = hidden.partitioningIndex { $0.upperBound > range.lowerBound }
    return index < hidden.count && hidden[index].lowerBound < range.upperBound
  }

  private enum Meaning { case separator, letter, control }

  private static func isStart(_ byte: UInt8) -> Bool {
    byte == ASCII.backslash || byte == ASCII.percent || byte == ASCII.ampersand
  }

  private static func sequence(in text: Span<UInt8>, at index: Int) -> (meaning: Meaning, length: Int)? {
    switch text[index] {
    case ASCII.backslash: backslash(in: text, at: index)
    case ASCII.percent: percent(in: text, at: index)
    default: reference(in: text, at: index)
    }
  }

  /// Reads an escape of JSON, YAML, HCL or an Architect expression.
  private static func backslash(in text: Span<UInt8>, at index: Int) -> (meaning: Meaning, length: Int)? {
    switch text.byte(at: index + 1) {
    case UInt8(ascii: "u"): hexadecimal(in: text, from: index + 2, digits: 4).map { (.letter, $0 + 2) }
    case UInt8(ascii: "U"): hexadecimal(in: text, from: index + 2, digits: 8).map { (.letter, $0 + 2) }
    case UInt8(ascii: "x"): hexadecimal(in: text, from: index + 2, digits: 2).map { (.letter, $0 + 2) }
    case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "v"), UInt8(ascii: "a"), UInt8(ascii: "e"):
      (.control, 2)
    // An escape that no language has: readers drop the backslash, so `Pri\ya` is one word.
    case let byte where byte.isLetter && index > 0 && text[index - 1].isLetter: (.letter, 1)
    default: (.separator, 1)
    }
  }

  private static func percent(in text: Span<UInt8>, at index: Int) -> (meaning: Meaning, length: Int)? {
    guard hexadecimal(in: text, from: index + 1, digits: 2) != nil else { return nil }
    let value = (text[index + 1].hexValue ?? 0) << 4 | (text[index + 2].hexValue ?? 0)
    guard value < 0x80, !value.isAlphanumeric else { return (.letter, 3) }
    return value >= 0x20 ? (.separator, 3) : nil
  }

  /// Reads a character reference of HTML or XML.
  private static func reference(in text: Span<UInt8>, at index: Int) -> (meaning: Meaning, length: Int)? {
    var end = index + 1
    while end < text.count, end < index + 10, text[end].isAlphanumeric || text[end] == ASCII.numberSign { end += 1 }
    guard end > index + 1, text.byte(at: end) == ASCII.semicolon else { return nil }
    let name = text.extracting(index + 1..<end)
    let isSeparator = separators.contains { name.hasSameBytes(as: $0.utf8.span) }
    return (isSeparator ? .separator : .letter, end + 1 - index)
  }

  private static let separators = ["nbsp", "amp", "lt", "gt", "quot", "apos"]

  /// Returns the number of bytes of a hexadecimal number with this many digits; nil for anything else.
  private static func hexadecimal(in text: Span<UInt8>, from index: Int, digits: Int) -> Int? {
    guard index + digits <= text.count, (index..<index + digits).allSatisfy({ text[$0].isHexDigit }) else { return nil }
    return digits
  }

  private mutating func fill(_ range: Range<Int>, with byte: UInt8) {
    for index in range { text[index] = byte }
  }
}

/// Decodes flow scalars as libyaml does: removes quoting, decodes escape sequences, and folds lines (YAML 1.1 sections
/// 9.1 to 9.3).
enum YAMLScalarDecoder {
  /// Returns the text of a plain scalar, on one or several lines.
  static func plain(_ range: Range<Int>, of written: Span<UInt8>) -> DecodedText {
    flow(range, of: written) { _ in nil }
  }

  /// Returns the text of a single-quoted scalar; `range` excludes the quotes.
  static func singleQuoted(_ range: Range<Int>, of written: Span<UInt8>) -> DecodedText {
    flow(range, of: written) { index in
      let isDoubled =
        written[index] == ASCII.apostrophe && index + 1 < range.upperBound && written[index + 1] == ASCII.apostrophe
      return isDoubled ? ("'", 2) : nil
    }
  }

  /// Returns the text of a double-quoted scalar; `range` excludes the quotes.
  static func doubleQuoted(_ range: Range<Int>, of written: Span<UInt8>) -> DecodedText {
    flow(range, of: written) { index in
      written[index] == ASCII.backslash ? escape(at: index, in: range, of: written) : nil
    }
  }

  /// Copies a text, replaces the sequences that `escape` recognizes, and folds lines.
  private static func flow(
    _ range: Range<Int>, of written: Span<UInt8>, escape: (Int) -> (scalar: Unicode.Scalar, length: Int)?
  ) -> DecodedText {
    var text = DecodedText()
    var index = range.lowerBound
    while index < range.upperBound {
      if let (scalar, length) = escape(index) {
        text.replace(index..<min(index + length, range.upperBound), by: scalar)
        index += length
      } else if written[index] == ASCII.backslash, let end = lineEnd(at: index + 1, in: range, of: written),
        isDoubleQuoted(range, written)
      {
        // An escaped line end and the white space after it are removed. The empty lines after it are kept.
        index = breaks(from: end, in: range, of: written, into: &text)
      } else if written[index].isBlank || lineEnd(at: index, in: range, of: written) != nil {
        index = fold(from: index, in: range, of: written, into: &text)
      } else {
        text.copy(index..<index + 1, of: written)
        index += 1
      }
    }
    return text
  }

  private static func isDoubleQuoted(_ range: Range<Int>, _ written: Span<UInt8>) -> Bool {
    range.lowerBound > 0 && written[range.lowerBound - 1] == ASCII.quote
  }

  /// Reads blanks and line ends and returns the index after them. Blanks within a line are kept, one line end becomes a
  /// space, and of several line ends the first is removed.
  private static func fold(
    from start: Int, in range: Range<Int>, of written: Span<UInt8>, into text: inout DecodedText
  ) -> Int {
    var index = start
    while index < range.upperBound, written[index].isBlank { index += 1 }
    guard let end = lineEnd(at: index, in: range, of: written) else {
      text.copy(start..<index, of: written)
      return index
    }
    let isSeparator = end - index == 3
    if isSeparator { text.copy(index..<end, of: written) }
    var more = DecodedText()
    let next = breaks(from: end, in: range, of: written, into: &more)
    if more.bytes.isEmpty {
      if !isSeparator { text.replace(start..<next, by: " ") }
    } else {
      _ = breaks(from: end, in: range, of: written, into: &text)
    }
    return next
  }

  /// Reads blanks and line ends, appends the line ends, and returns the index after them.
  private static func breaks(
    from start: Int, in range: Range<Int>, of written: Span<UInt8>, into text: inout DecodedText
  ) -> Int {
    var index = start
    while index < range.upperBound {
      if written[index].isBlank {
        index += 1
      } else if let end = lineEnd(at: index, in: range, of: written) {
        appendLineEnd(index..<end, of: written, to: &text)
        index = end
      } else {
        break
      }
    }
    return index
  }

  /// Appends a line end as libyaml does: LS and PS are kept, all others become LF.
  static func appendLineEnd(_ range: Range<Int>, of written: Span<UInt8>, to text: inout DecodedText) {
    if range.count == 3 { text.copy(range, of: written) } else { text.replace(range, by: "\n") }
  }

  /// Returns the index after the line end that starts at `index`; nil for any other text.
  static func lineEnd(at index: Int, in range: Range<Int>, of written: Span<UInt8>) -> Int? {
    guard index < range.upperBound else { return nil }
    func byte(_ offset: Int) -> UInt8 { index + offset < range.upperBound ? written[index + offset] : 0 }
    switch written[index] {
    case ASCII.newline: return index + 1
    case ASCII.carriageReturn: return byte(1) == ASCII.newline ? index + 2 : index + 1
    case 0xC2 where byte(1) == 0x85: return index + 2
    case 0xE2 where byte(1) == 0x80 && byte(2) & 0xFE == 0xA8: return index + 3
    default: return nil
    }
  }

  /// Returns the escape sequence at a backslash (YAML 1.1 section 5.6); nil for an escaped line end.
  private static func escape(
    at index: Int, in range: Range<Int>, of written: Span<UInt8>
  ) -> (scalar: Unicode.Scalar, length: Int)? {
    guard index + 1 < range.upperBound else { return nil }
    switch written[index + 1] {
    case UInt8(ascii: "0"): return ("\u{0}", 2)
    case UInt8(ascii: "a"): return ("\u{7}", 2)
    case UInt8(ascii: "b"): return ("\u{8}", 2)
    case UInt8(ascii: "t"), ASCII.tab: return ("\t", 2)
    case UInt8(ascii: "n"): return ("\n", 2)
    case UInt8(ascii: "v"): return ("\u{B}", 2)
    case UInt8(ascii: "f"): return ("\u{C}", 2)
    case UInt8(ascii: "r"): return ("\r", 2)
    case UInt8(ascii: "e"): return ("\u{1B}", 2)
    case ASCII.space: return (" ", 2)
    case ASCII.quote: return ("\"", 2)
    case ASCII.slash: return ("/", 2)
    case ASCII.backslash: return ("\\", 2)
    case UInt8(ascii: "N"): return ("\u{85}", 2)
    case ASCII.underscore: return ("\u{A0}", 2)
    case UInt8(ascii: "L"): return ("\u{2028}", 2)
    case UInt8(ascii: "P"): return ("\u{2029}", 2)
    case UInt8(ascii: "x"): return number(digits: 2, at: index, in: range, of: written)
    case UInt8(ascii: "u"): return number(digits: 4, at: index, in: range, of: written)
    case UInt8(ascii: "U"): return number(digits: 8, at: index, in: range, of: written)
    default: return nil
    }
  }

  private static func number(
    digits: Int, at index: Int, in range: Range<Int>, of written: Span<UInt8>
  ) -> (scalar: Unicode.Scalar, length: Int)? {
    let end = index + 2 + digits
    guard end <= range.upperBound, let value = written.hexadecimal(in: index + 2..<end) else { return nil }
    return Unicode.Scalar(value).map { ($0, 2 + digits) }
  }
}

/// Undoes the quoting and folding of YAML's flow scalars as libyaml does it (YAML 1.1 sections 9.1 to 9.3).
enum YAMLScalarDecoder {
  /// A plain scalar, on one line or several.
  static func plain(_ range: Range<Int>, of written: Span<UInt8>) -> DecodedText {
    flow(range, of: written) { _ in nil }
  }

  /// A single-quoted scalar; `range` lies between the quotes.
  static func singleQuoted(_ range: Range<Int>, of written: Span<UInt8>) -> DecodedText {
    flow(range, of: written) { index in
      let isDoubled =
        written[index] == ASCII.apostrophe && index + 1 < range.upperBound && written[index + 1] == ASCII.apostrophe
      return isDoubled ? ("'", 2) : nil
    }
  }

  /// A double-quoted scalar; `range` lies between the quotes.
  static func doubleQuoted(_ range: Range<Int>, of written: Span<UInt8>) -> DecodedText {
    flow(range, of: written) { index in
      written[index] == ASCII.backslash ? escape(at: index, in: range, of: written) : nil
    }
  }

  /// Copies a text, replaces what `escape` knows, and folds its line ends.
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
        // An escaped line end is nothing, and so is the white space behind it; empty lines that follow are not.
        index = breaks(from: end, in: range, of: written, into: &text)
      } else if isBlank(written[index]) || lineEnd(at: index, in: range, of: written) != nil {
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

  /// Takes white space and line ends: blanks within a line are kept, one line end becomes a space, several become one
  /// less.
  private static func fold(
    from start: Int, in range: Range<Int>, of written: Span<UInt8>, into text: inout DecodedText
  ) -> Int {
    var index = start
    while index < range.upperBound, isBlank(written[index]) { index += 1 }
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

  /// Takes blanks and line ends, each line end as one.
  private static func breaks(
    from start: Int, in range: Range<Int>, of written: Span<UInt8>, into text: inout DecodedText
  ) -> Int {
    var index = start
    while index < range.upperBound {
      if isBlank(written[index]) {
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

  /// Adds a line end as libyaml does: all become LF but LS and PS, which are kept.
  static func appendLineEnd(_ range: Range<Int>, of written: Span<UInt8>, to text: inout DecodedText) {
    if range.count == 3 { text.copy(range, of: written) } else { text.replace(range, by: "\n") }
  }

  /// The end of the line end that starts at `index`; nil if none does.
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

  private static func isBlank(_ byte: UInt8) -> Bool { byte == ASCII.space || byte == ASCII.tab }

  /// The escape at a backslash (YAML 1.1 section 5.6); nil for an escaped line end.
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

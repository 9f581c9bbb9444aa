/// Decodes JSON strings (RFC 8259 section 7).
enum JSONStringDecoder {
  /// Returns the text of the string content in `range`, which excludes the quotes, with its source map. Content that is
  /// not valid JSON represents itself.
  static func text(_ range: Range<Int>, of source: Span<UInt8>) -> DecodedText {
    var text = DecodedText()
    let content = source.extracting(0..<range.upperBound)
    var index = range.lowerBound
    while true {
      let stop = decode(from: index, of: content, into: &text)
      guard stop < content.count else { return text }
      text.copy(stop..<stop + 1, of: content)
      index = stop + 1
    }
  }

  /// Decodes string content up to the first byte that is not content: the closing quote, a control character, a
  /// backslash without a valid escape sequence, or the end of the span.
  ///
  /// - Returns: the index of that byte.
  static func decode(from start: Int, of source: Span<UInt8>, into text: inout some DecodingTarget) -> Int {
    var plain = start
    while true {
      let index = source.endOfPlainJSONText(from: plain)
      text.copy(plain..<index, of: source)
      guard index < source.count, source[index] == ASCII.backslash, let escape = JSONEscape(in: source, at: index)
      else { return index }
      plain = index + escape.length
      text.replace(index..<plain, by: escape.scalar)
    }
  }
}

/// One escape sequence of a JSON string (RFC 8259 section 7).
private struct JSONEscape {
  /// The scalar that the sequence represents; U+FFFD for an unpaired surrogate.
  let scalar: Unicode.Scalar
  /// The length of the sequence in bytes: 2, 6, or 12 for a surrogate pair.
  let length: Int

  /// Reads the escape sequence whose backslash is at `index`; nil if it is not valid.
  init?(in source: Span<UInt8>, at index: Int) {
    guard index + 1 < source.count else { return nil }
    var length = 2
    switch source[index + 1] {
    case ASCII.quote: scalar = "\""
    case ASCII.backslash: scalar = "\\"
    case ASCII.slash: scalar = "/"
    case UInt8(ascii: "b"): scalar = "\u{8}"
    case UInt8(ascii: "f"): scalar = "\u{C}"
    case UInt8(ascii: "n"): scalar = "\n"
    case UInt8(ascii: "r"): scalar = "\r"
    case UInt8(ascii: "t"): scalar = "\t"
    case UInt8(ascii: "u"):
      guard let first = Self.codeUnit(in: source, at: index) else { return nil }
      if UTF16.isLeadSurrogate(first), let second = Self.codeUnit(in: source, at: index + 6),
        UTF16.isTrailSurrogate(second)
      {
        scalar = Unicode.Scalar(lead: first, trail: second)
        length = 12
      } else {
        scalar = Unicode.Scalar(first) ?? "\u{FFFD}"
        length = 6
      }
    default: return nil
    }
    self.length = length
  }

  /// Returns the code unit of the `\uXXXX` at `index`; nil for any other text.
  private static func codeUnit(in source: Span<UInt8>, at index: Int) -> UInt16? {
    guard index + 6 <= source.count, source.matches("\\u", at: index) else { return nil }
    return source.hexadecimal(in: index + 2..<index + 6).map { UInt16(truncatingIfNeeded: $0) }
  }
}

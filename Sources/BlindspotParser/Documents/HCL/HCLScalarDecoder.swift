/// Decodes HCL strings (HCL native syntax specification, "Template Expressions"). Interpolations and directives, `${…}`
/// and `%{…}`, are not evaluated: they represent themselves.
enum HCLScalarDecoder {
  /// Returns the text of a quoted string; `range` excludes the quotes.
  static func quoted(_ range: Range<Int>, of written: Span<UInt8>) -> DecodedText {
    var text = DecodedText()
    template(range, of: written, hasEscapes: true, into: &text)
    return text
  }

  /// Returns the text of a heredoc; `range` is from its `<<` to the end of its closing marker.
  static func heredoc(_ range: Range<Int>, of written: Span<UInt8>) -> DecodedText {
    var text = DecodedText()
    guard let body = HCLHeredoc(in: written, at: range.lowerBound)?.body else { return text }
    let isIndented = written[range.lowerBound + 2] == ASCII.hyphen
    let indentation = isIndented ? commonIndentation(of: body, in: written) : 0
    var line = body.lowerBound
    while line < body.upperBound {
      var end = line
      while end < body.upperBound, written[end] != ASCII.newline { end += 1 }
      end = min(end + 1, body.upperBound)
      var start = line
      while start < end, start - line < indentation, written[start].isBlank { start += 1 }
      template(start..<end, of: written, hasEscapes: false, into: &text)
      line = end
    }
    return text
  }

  /// Returns the end of the `${…}` or `%{…}` at `index`, which can contain strings and braces; nil for any other text.
  static func interpolationEnd(at index: Int, in range: Range<Int>, of written: Span<UInt8>) -> Int? {
    guard index + 1 < range.upperBound, written[index] == ASCII.dollar || written[index] == ASCII.percent,
      written[index + 1] == ASCII.openBrace
    else { return nil }
    // The open quotes and braces.
    var open: [UInt8] = [ASCII.openBrace]
    var position = index + 2
    while position < range.upperBound {
      let byte = written[position]
      if open.last == ASCII.quote {
        switch byte {
        case ASCII.backslash: position += 1
        case ASCII.quote: open.removeLast()
        // In a string, only `${` and `%{` open a brace.
        case ASCII.openBrace where written[position - 1] == ASCII.dollar || written[position - 1] == ASCII.percent:
          open.append(byte)
        default: break
        }
      } else if byte == ASCII.quote || byte == ASCII.openBrace {
        open.append(byte)
      } else if byte == ASCII.closeBrace {
        open.removeLast()
        if open.isEmpty { return position + 1 }
      }
      position += 1
    }
    return nil
  }

  private static func template(
    _ range: Range<Int>, of source: Span<UInt8>, hasEscapes: Bool, into text: inout some DecodingTarget
  ) {
    var plain = range.lowerBound
    var index = range.lowerBound
    // After an interpolation without an end, which Terraform rejects, the search for others would read the rest for each.
    var mayInterpolate = true
    while index < range.upperBound {
      switch source[index] {
      case ASCII.dollar, ASCII.percent:
        let byte = source[index]
        if index + 2 < range.upperBound, source[index + 1] == byte, source[index + 2] == ASCII.openBrace {
          // `$${` is the text `${`, and `%%{` the text `%{`.
          text.copy(plain..<index, of: source)
          text.replace(index..<index + 2, by: Unicode.Scalar(byte))
          plain = index + 2
          index += 3
        } else if mayInterpolate, index + 1 < range.upperBound, source[index + 1] == ASCII.openBrace {
          let end = interpolationEnd(at: index, in: range, of: source)
          mayInterpolate = end != nil
          index = end ?? index + 1
        } else {
          index += 1
        }
      case ASCII.backslash where hasEscapes:
        guard let (scalar, length) = escape(at: index, in: range, of: source) else {
          index += 1
          continue
        }
        text.copy(plain..<index, of: source)
        text.replace(index..<index + length, by: scalar)
        index += length
        plain = index
      default: index += 1
      }
    }
    text.copy(plain..<range.upperBound, of: source)
  }

  private static func escape(
    at index: Int, in range: Range<Int>, of written: Span<UInt8>
  ) -> (scalar: Unicode.Scalar, length: Int)? {
    guard index + 1 < range.upperBound else { return nil }
    switch written[index + 1] {
    case UInt8(ascii: "n"): return ("\n", 2)
    case UInt8(ascii: "r"): return ("\r", 2)
    case UInt8(ascii: "t"): return ("\t", 2)
    case ASCII.quote: return ("\"", 2)
    case ASCII.backslash: return ("\\", 2)
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let end = index + (written[index + 1] == UInt8(ascii: "u") ? 6 : 10)
      guard end <= range.upperBound, let value = written.hexadecimal(in: index + 2..<end) else { return nil }
      return Unicode.Scalar(value).map { ($0, end - index) }
    default: return nil
    }
  }

  /// Returns the minimum number of blanks at the start of a line with text.
  private static func commonIndentation(of body: Range<Int>, in written: Span<UInt8>) -> Int {
    var common = Int.max
    var index = body.lowerBound
    while index < body.upperBound {
      let line = index
      while index < body.upperBound, written[index].isBlank { index += 1 }
      let hasText = index < body.upperBound && written[index] != ASCII.newline && written[index] != ASCII.carriageReturn
      if hasText { common = min(common, index - line) }
      while index < body.upperBound, written[index] != ASCII.newline { index += 1 }
      index += 1
    }
    return common == .max ? 0 : common
  }
}

/// The parts of an HCL heredoc: `<<EOT`, lines, and the closing marker.
struct HCLHeredoc {
  /// The lines with their ends, without the line of the closing marker.
  let body: Range<Int>
  /// The index after the closing marker.
  let end: Int

  /// Reads the heredoc whose `<<` is at `start`; nil for any other text, and without a closing marker.
  init?(in written: Span<UInt8>, at start: Int) {
    var index = start + 2
    guard index < written.count, written[start] == ASCII.lessThan, written[start + 1] == ASCII.lessThan else {
      return nil
    }
    if written[index] == ASCII.hyphen { index += 1 }
    let name = index
    while index < written.count, HCLParser.isIdentifier(written[index]) { index += 1 }
    let marker = written.extracting(name..<index)
    guard !marker.isEmpty else { return nil }
    if index < written.count, written[index] == ASCII.carriageReturn { index += 1 }
    guard index < written.count, written[index] == ASCII.newline else { return nil }
    let first = index + 1
    var line = first
    while line < written.count {
      index = line
      while index < written.count, written[index].isBlank { index += 1 }
      let close = index + marker.count
      if close <= written.count, written.extracting(index..<close).hasSameBytes(as: marker),
        Self.isRestBlank(written, from: close)
      {
        body = first..<line
        end = close
        return
      }
      while index < written.count, written[index] != ASCII.newline { index += 1 }
      line = index + 1
    }
    return nil
  }

  /// Whether the rest of the line after `index` is blank.
  private static func isRestBlank(_ written: Span<UInt8>, from index: Int) -> Bool {
    var index = index
    while index < written.count, written[index] != ASCII.newline {
      guard written[index].isBlankOrLineEnd else { return false }
      index += 1
    }
    return true
  }
}

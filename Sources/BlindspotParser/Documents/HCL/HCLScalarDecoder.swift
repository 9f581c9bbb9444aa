/// Undoes the quoting of HCL strings (HCL native syntax specification, "Template Expressions"). Interpolations and
/// directives, `${…}` and `%{…}`, stay as they are written.
enum HCLScalarDecoder {
  /// A quoted string; `range` lies between the quotes.
  static func quoted(_ range: Range<Int>, of written: Span<UInt8>) -> DecodedText {
    var text = DecodedText()
    template(range, of: written, hasEscapes: true, into: &text)
    return text
  }

  /// A heredoc, from its `<<` to the end of its closing marker.
  static func heredoc(_ range: Range<Int>, of written: Span<UInt8>) -> DecodedText {
    var text = DecodedText()
    guard let body = HCLHeredoc(in: written, at: range.lowerBound)?.body else { return text }
    let isIndented = written[range.lowerBound + 2] == 0x2D
    let indentation = isIndented ? commonIndentation(of: body, in: written) : 0
    var line = body.lowerBound
    while line < body.upperBound {
      var end = line
      while end < body.upperBound, written[end] != 0x0A { end += 1 }
      end = min(end + 1, body.upperBound)
      var start = line
      while start < end, start - line < indentation, isBlank(written[start]) { start += 1 }
      template(start..<end, of: written, hasEscapes: false, into: &text)
      line = end
    }
    return text
  }

  /// The end of the `${…}` or `%{…}` at `index`, with the strings and braces inside; nil if none starts there.
  static func interpolationEnd(at index: Int, in range: Range<Int>, of written: Span<UInt8>) -> Int? {
    guard index + 1 < range.upperBound, written[index] == 0x24 || written[index] == 0x25, written[index + 1] == 0x7B
    else { return nil }
    /// The quotes and braces that are open.
    var open: [UInt8] = [0x7B]
    var position = index + 2
    while position < range.upperBound {
      let byte = written[position]
      if open.last == 0x22 {
        switch byte {
        case 0x5C: position += 1
        case 0x22: open.removeLast()
        // Inside a string only `${` and `%{` open something.
        case 0x7B where written[position - 1] == 0x24 || written[position - 1] == 0x25: open.append(byte)
        default: break
        }
      } else if byte == 0x22 || byte == 0x7B {
        open.append(byte)
      } else if byte == 0x7D {
        open.removeLast()
        if open.isEmpty { return position + 1 }
      }
      position += 1
    }
    return nil
  }

  private static func template(
    _ range: Range<Int>, of written: Span<UInt8>, hasEscapes: Bool, into text: inout DecodedText
  ) {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = written[index]
      if byte == 0x24 || byte == 0x25, index + 2 < range.upperBound, written[index + 1] == byte,
        written[index + 2] == 0x7B
      {
        // `$${` says `${` without meaning it.
        text.replace(index..<index + 2, by: Unicode.Scalar(byte))
        text.copy(index + 2..<index + 3, of: written)
        index += 3
      } else if let end = interpolationEnd(at: index, in: range, of: written) {
        text.copy(index..<end, of: written)
        index = end
      } else if hasEscapes, byte == 0x5C, let (scalar, length) = escape(at: index, in: range, of: written) {
        text.replace(index..<index + length, by: scalar)
        index += length
      } else {
        text.copy(index..<index + 1, of: written)
        index += 1
      }
    }
  }

  private static func escape(
    at index: Int, in range: Range<Int>, of written: Span<UInt8>
  ) -> (scalar: Unicode.Scalar, length: Int)? {
    guard index + 1 < range.upperBound else { return nil }
    switch written[index + 1] {
    case 0x6E: return ("\n", 2)
    case 0x72: return ("\r", 2)
    case 0x74: return ("\t", 2)
    case 0x22: return ("\"", 2)
    case 0x5C: return ("\\", 2)
    case 0x75, 0x55:
      let end = index + (written[index + 1] == 0x75 ? 6 : 10)
      guard end <= range.upperBound, let value = written.hexadecimal(in: index + 2..<end) else { return nil }
      return Unicode.Scalar(value).map { ($0, end - index) }
    default: return nil
    }
  }

  /// The fewest blanks that a line with text starts with.
  private static func commonIndentation(of body: Range<Int>, in written: Span<UInt8>) -> Int {
    var common = Int.max
    var index = body.lowerBound
    while index < body.upperBound {
      let line = index
      while index < body.upperBound, isBlank(written[index]) { index += 1 }
      let hasText = index < body.upperBound && written[index] != 0x0A && written[index] != 0x0D
      if hasText { common = min(common, index - line) }
      while index < body.upperBound, written[index] != 0x0A { index += 1 }
      index += 1
    }
    return common == .max ? 0 : common
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}

/// The parts of an HCL heredoc: `<<EOT`, its lines, and the marker that ends it.
struct HCLHeredoc {
  /// The lines, each with its end, without the closing marker's line.
  let body: Range<Int>
  /// Behind the closing marker.
  let end: Int

  /// Reads the heredoc whose `<<` stands at `start`; nil if there is none or it has no end.
  init?(in written: Span<UInt8>, at start: Int) {
    var index = start + 2
    guard index < written.count, written[start] == 0x3C, written[start + 1] == 0x3C else { return nil }
    if written[index] == 0x2D { index += 1 }
    let name = index
    while index < written.count, HCLParser.isIdentifier(written[index]) { index += 1 }
    let marker = written.extracting(name..<index)
    guard !marker.isEmpty else { return nil }
    if index < written.count, written[index] == 0x0D { index += 1 }
    guard index < written.count, written[index] == 0x0A else { return nil }
    let first = index + 1
    var line = first
    while line < written.count {
      index = line
      while index < written.count, written[index] == 0x20 || written[index] == 0x09 { index += 1 }
      let close = index + marker.count
      if close <= written.count, written.extracting(index..<close).holdsSameBytes(as: marker),
        Self.isRestBlank(written, from: close)
      {
        body = first..<line
        end = close
        return
      }
      while index < written.count, written[index] != 0x0A { index += 1 }
      line = index + 1
    }
    return nil
  }

  /// Whether nothing but blanks stands between `index` and the end of its line.
  private static func isRestBlank(_ written: Span<UInt8>, from index: Int) -> Bool {
    var index = index
    while index < written.count, written[index] != 0x0A {
      guard written[index] == 0x20 || written[index] == 0x09 || written[index] == 0x0D else { return false }
      index += 1
    }
    return true
  }
}

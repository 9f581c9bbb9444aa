/// Undoes the quoting of scalars, remembering what was written where. Used for texts of which something is to be said,
/// and by the readers of syntaxes whose texts seldom need decoding.
///
/// All offsets are those of the span that is decoded, which is the whole file or the whole text around.
enum ScalarDecoder {
  /// The text of a JSON string: `range` lies between its quotes (RFC 8259 section 7).
  static func json(_ range: Range<Int>, of written: Span<UInt8>) -> DecodedText {
    escaped(range, of: written) { index in
      JSONEscape(in: written, at: index).map { ($0.scalar, $0.length) }
    }
  }

  /// The text of a string literal of the Architect expression language, whose escapes are `\"`, `\\`, `\n`, `\t` and
  /// `\r`; a backslash before anything else stands for itself.
  static func expressionLiteral(_ range: Range<Int>, of written: Span<UInt8>) -> DecodedText {
    escaped(range, of: written) { index in
      guard index + 1 < range.upperBound else { return nil }
      switch written[index + 1] {
      case ASCII.quote: return ("\"", 2)
      case ASCII.backslash: return ("\\", 2)
      case UInt8(ascii: "n"): return ("\n", 2)
      case UInt8(ascii: "t"): return ("\t", 2)
      case UInt8(ascii: "r"): return ("\r", 2)
      default: return nil
      }
    }
  }

  /// The text of a quoted CSV cell: `range` lies between its quotes (RFC 4180 section 2).
  static func csv(_ range: Range<Int>, of written: Span<UInt8>) -> DecodedText {
    doubling(of: ASCII.quote, in: range, of: written)
  }

  /// A text in which one kind of quote is written twice.
  static func doubling(of quote: UInt8, in range: Range<Int>, of written: Span<UInt8>) -> DecodedText {
    var text = DecodedText()
    var index = range.lowerBound
    while index < range.upperBound {
      if written[index] == quote, index + 1 < range.upperBound, written[index + 1] == quote {
        text.replace(index..<index + 2, by: Unicode.Scalar(quote))
        index += 2
      } else {
        text.copy(index..<index + 1, of: written)
        index += 1
      }
    }
    return text
  }

  /// A text in which only backslashes mean something; where `escape` knows no sequence the backslash stands for itself.
  private static func escaped(
    _ range: Range<Int>, of written: Span<UInt8>, escape: (Int) -> (scalar: Unicode.Scalar, length: Int)?
  ) -> DecodedText {
    var text = DecodedText()
    var index = range.lowerBound
    while index < range.upperBound {
      if written[index] == ASCII.backslash, let (scalar, length) = escape(index) {
        text.replace(index..<min(index + length, range.upperBound), by: scalar)
        index += length
      } else {
        text.copy(index..<index + 1, of: written)
        index += 1
      }
    }
    return text
  }
}

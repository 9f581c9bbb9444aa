/// Decodes string literals of the Architect expression language.
///
/// The escape sequences are `\"`, `\\`, `\n`, `\t` and `\r`. The backslash before any other character is dropped, as
/// Architect does: `\q` is `q`.
package enum ExpressionLiteralDecoder {
  /// Returns the text of a literal with its source map; `range` excludes the quotes.
  package static func text(_ range: Range<Int>, of expression: Span<UInt8>) -> DecodedText {
    var text = DecodedText()
    decode(range, of: expression, into: &text)
    return text
  }

  /// Appends the text of a literal; `range` excludes the quotes.
  static func decode(_ range: Range<Int>, of expression: Span<UInt8>, into text: inout some DecodingTarget) {
    var plain = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      guard expression[index] == ASCII.backslash, index + 1 < range.upperBound else {
        index += 1
        continue
      }
      text.copy(plain..<index, of: expression)
      let escaped = index + 1
      let end: Int
      switch expression[escaped] {
      case UInt8(ascii: "n"):
        end = escaped + 1
        text.replace(index..<end, by: "\n")
      case UInt8(ascii: "t"):
        end = escaped + 1
        text.replace(index..<end, by: "\t")
      case UInt8(ascii: "r"):
        end = escaped + 1
        text.replace(index..<end, by: "\r")
      default:
        end = min(escaped + expression.scalar(at: escaped).length, range.upperBound)
        text.replace(index..<end, byBytes: escaped..<end, of: expression)
      }
      index = end
      plain = end
    }
    text.copy(plain..<range.upperBound, of: expression)
  }
}

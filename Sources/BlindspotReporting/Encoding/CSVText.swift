package import BlindspotEncoding
import BlindspotParser

/// Cells of a CSV table (RFC 4180).
package enum CSVText {
  /// Writes a quoted cell with text from outside. Text that a spreadsheet would treat as a formula gets an apostrophe in front
  /// (OWASP, "CSV Injection").
  package static func write(cell text: Span<UInt8>, to out: inout ByteWriter) {
    VisibleText.withEscaped(text) { write(visible: $0, to: &out) }
  }

  private static func write(visible text: Span<UInt8>, to out: inout ByteWriter) {
    out.write(byte: ASCII.quote)
    if startsFormula(text) { out.write(byte: ASCII.apostrophe) }
    var written = 0
    while let quote = text.firstIndex(of: ASCII.quote, from: written) {
      out.write(text.extracting(written...quote))
      out.write(byte: ASCII.quote)
      written = quote + 1
    }
    out.write(text.extracting(written...))
    out.write(byte: ASCII.quote)
  }

  /// Whether the first scalar that is not a space is `=`, `+`, `-`, `@`, one of their full-width forms, or the `|` or `%` of
  /// dynamic data exchange.
  private static func startsFormula(_ text: Span<UInt8>) -> Bool {
    var index = 0
    while index < text.count, text[index] == ASCII.space { index += 1 }
    guard index < text.count else { return false }
    switch Unicode.Scalar(text.scalar(at: index).scalar) {
    case "=", "+", "-", "@", "|", "%", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": return true
    default: return false
    }
  }
}

import BlindspotParser
import BlindspotEncoding

/// Cells of a CSV table (RFC 4180).
package enum CSVText {
  /// Returns a quoted cell with text from outside. Text that a spreadsheet would treat as a formula gets an apostrophe in
  /// front (OWASP, "CSV Injection").
  package static func cell(_ text: String) -> String {
    let visible = VisibleText.escaped(text)
    var out = ByteWriter()
    out.write("\"")
    if let first = visible.unicodeScalars.first(where: { $0 != " " }), startsFormula(first) { out.write("'") }
    out.write(visible) { $0 == ASCII.quote ? "\"\"" : nil }
    out.write("\"")
    return String(decoding: out.bytes, as: UTF8.self)
  }

  /// Whether a scalar is `=`, `+`, `-`, `@`, one of their full-width forms, or the `|` or `%` of dynamic data exchange.
  private static func startsFormula(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "|", "%", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }
}

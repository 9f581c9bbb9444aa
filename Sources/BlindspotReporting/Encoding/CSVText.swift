import BlindspotEncoding

/// Cells of a table as RFC 4180 has them.
package enum CSVText {
  /// A cell of foreign text, always in quotes. Where a spreadsheet would take it for a formula, an apostrophe goes in
  /// front (OWASP, "CSV Injection").
  package static func cell(_ text: String) -> String {
    let visible = VisibleText.escaped(text)
    var out = ByteWriter()
    out.write("\"")
    if let first = visible.unicodeScalars.first(where: { $0 != " " }), startsFormula(first) { out.write("'") }
    out.write(visible) { $0 == 0x22 ? "\"\"" : nil }
    out.write("\"")
    return String(decoding: out.bytes, as: UTF8.self)
  }

  /// `=`, `+`, `-`, `@`, their full-width forms, and the `|` and `%` of dynamic data exchange.
  private static func startsFormula(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "|", "%", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }
}

import BlindspotParser

/// Writes JSON (RFC 8259) with members in the given order.
///
/// A JSON reader gets every string back exactly. In addition to the characters that JSON requires to be escaped, every
/// scalar that ``VisibleText`` escapes is written as `\uXXXX`, so that the file is safe to print.
package struct JSONWriter: Sendable {
  /// The arrangement of members and elements on lines.
  package enum Layout: Sendable {
    /// One line without spaces: `{"a":1,"b":2}`.
    case compact
    /// One line with a space after each colon and comma: `{"a": 1, "b": 2}`.
    case singleLine
    /// One line per member or element, indented by two spaces per level.
    case indented
  }

  private var out = ByteWriter()
  private var layout: Layout
  private var depth = 0
  private var isFirst = true

  package init(_ layout: Layout) { self.layout = layout }

  /// The bytes written so far.
  package var bytes: [UInt8] { out.bytes }

  /// The text written so far.
  package var text: String { out.text }

  /// Ends the line after a top-level value.
  package mutating func endLine() {
    out.line()
    isFirst = true
  }

  // MARK: Values

  /// Writes an object as the next value.
  ///
  /// - Parameters:
  ///   - layout: The layout within the object; nil for that of the enclosing value.
  ///   - members: Writes the members.
  package mutating func object(_ layout: Layout? = nil, _ members: (inout JSONWriter) -> Void) {
    separate()
    nest("{", "}", layout, members)
  }

  /// Writes an array as the next value.
  ///
  /// - Parameters:
  ///   - layout: The layout within the array; nil for that of the enclosing value.
  ///   - elements: Writes the elements.
  package mutating func array(_ layout: Layout? = nil, _ elements: (inout JSONWriter) -> Void) {
    separate()
    nest("[", "]", layout, elements)
  }

  /// Writes a string as the next value.
  package mutating func element(_ value: String) {
    separate()
    write(value)
  }

  /// Writes a whole number as the next value.
  package mutating func element(_ value: Int) {
    separate()
    out.write(value)
  }

  /// Writes a Boolean as the next value.
  package mutating func element(_ value: Bool) {
    separate()
    write(value)
  }

  // MARK: Members

  /// Writes a member whose value is an object.
  package mutating func object(_ name: String, _ layout: Layout? = nil, _ members: (inout JSONWriter) -> Void) {
    key(name)
    nest("{", "}", layout, members)
  }

  /// Writes a member whose value is an array.
  package mutating func array(_ name: String, _ layout: Layout? = nil, _ elements: (inout JSONWriter) -> Void) {
    key(name)
    nest("[", "]", layout, elements)
  }

  /// Writes a member whose value is an array of strings.
  package mutating func member(_ name: String, _ values: [String], _ layout: Layout? = nil) {
    array(name, layout) { json in for value in values { json.element(value) } }
  }

  /// Writes a member whose value is a string or `null`.
  package mutating func member(_ name: String, _ value: String?) {
    key(name)
    if let value { write(value) } else { out.write("null") }
  }

  /// Writes a member whose value is a whole number or `null`.
  package mutating func member(_ name: String, _ value: Int?) {
    key(name)
    if let value { out.write(value) } else { out.write("null") }
  }

  /// Writes a member whose value is a Boolean.
  package mutating func member(_ name: String, _ value: Bool) {
    key(name)
    write(value)
  }

  /// Writes a member whose value is a finite number, as short as it can be read back exactly: `0.25`, `3`.
  package mutating func member(_ name: String, number value: Double) {
    key(name)
    if let whole = Int(exactly: value) { out.write(whole) } else { out.write("\(value)") }
  }

  /// Writes a member whose value is a number rounded to hundredths: `0.91`, `0.9`, `1.0`.
  package mutating func member(_ name: String, hundredths value: Double) {
    key(name)
    out.write(Decimals.hundredths(value))
  }

  // MARK: Syntax

  private mutating func nest(
    _ open: String, _ close: String, _ inner: Layout?, _ body: (inout JSONWriter) -> Void
  ) {
    let outer = layout
    layout = inner ?? outer
    out.write(open)
    depth += 1
    isFirst = true
    body(&self)
    depth -= 1
    if !isFirst { breakLine() }
    out.write(close)
    isFirst = false
    layout = outer
  }

  private mutating func key(_ name: String) {
    separate()
    write(name)
    out.write(byte: ASCII.colon)
    if layout != .compact { out.write(byte: ASCII.space) }
  }

  private mutating func separate() {
    if !isFirst {
      out.write(byte: ASCII.comma)
      if layout == .singleLine { out.write(byte: ASCII.space) }
    }
    if depth > 0 { breakLine() }
    isFirst = false
  }

  private mutating func breakLine() {
    guard layout == .indented else { return }
    out.write(byte: ASCII.newline)
    for _ in 0..<2 * depth { out.write(byte: ASCII.space) }
  }

  private mutating func write(_ value: Bool) { out.write(value ? "true" : "false") }

  private mutating func write(_ text: String) {
    let quote = UInt8(ascii: "\"")
    out.write(byte: quote)
    defer { out.write(byte: quote) }
    let bytes = text.utf8Span.span
    if Self.isPlainASCII(bytes) { return out.write(text) }
    if VisibleText.isPlain(text), !bytes.contains(quote), !bytes.contains(UInt8(ascii: "\\")) {
      return out.write(text)
    }
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"": out.write("\\\"")
      case "\\": out.write("\\\\")
      case "\n": out.write("\\n")
      case "\r": out.write("\\r")
      case "\t": out.write("\\t")
      case "#" where VisibleText.opensLoggingCommand(rest): escape(UInt16(UInt8(ascii: "#")))
      case _ where VisibleText.requiresEscaping(scalar):
        for unit in UTF16.encode(scalar) ?? .init() { escape(unit) }
      default:
        for byte in UTF8.encode(scalar) ?? .init() { out.write(byte: byte) }
      }
    }
  }

  /// Whether a text consists of ASCII characters that never need an escape: one pass over most texts in place of three.
  private static func isPlainASCII(_ text: Span<UInt8>) -> Bool {
    for index in text.indices {
      switch text[index] {
      case ASCII.quote, ASCII.backslash, ASCII.numberSign, ASCII.colon: return false
      case ASCII.space..<0x7F: continue
      default: return false
      }
    }
    return true
  }

  private mutating func escape(_ unit: UInt16) {
    let digits = String(unit, radix: 16)
    out.write("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits)
  }
}

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

  private var out: ByteWriter
  private var layout: Layout
  private var depth = 0
  private var isFirst = true

  /// Creates a writer.
  ///
  /// - Parameter sink: Receives the bytes; see ``ByteWriter``. Nil to keep all of them.
  package init(_ layout: Layout, _ sink: ByteSink? = nil) {
    self.layout = layout
    out = ByteWriter(sink)
  }

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
    nest(ASCII.openBrace, ASCII.closeBrace, layout, members)
  }

  /// Writes an array as the next value.
  ///
  /// - Parameters:
  ///   - layout: The layout within the array; nil for that of the enclosing value.
  ///   - elements: Writes the elements.
  package mutating func array(_ layout: Layout? = nil, _ elements: (inout JSONWriter) -> Void) {
    separate()
    nest(ASCII.openBracket, ASCII.closeBracket, layout, elements)
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
    nest(ASCII.openBrace, ASCII.closeBrace, layout, members)
  }

  /// Writes a member whose value is an array.
  package mutating func array(_ name: String, _ layout: Layout? = nil, _ elements: (inout JSONWriter) -> Void) {
    key(name)
    nest(ASCII.openBracket, ASCII.closeBracket, layout, elements)
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
    out.write(hundredths: value)
  }

  // MARK: Syntax

  private mutating func nest(
    _ open: UInt8, _ close: UInt8, _ inner: Layout?, _ body: (inout JSONWriter) -> Void
  ) {
    let outer = layout
    layout = inner ?? outer
    out.write(byte: open)
    depth += 1
    isFirst = true
    body(&self)
    depth -= 1
    if !isFirst, layout == .indented { out.breakLine(indentation: 2 * depth) }
    out.write(byte: close)
    isFirst = false
    layout = outer
  }

  private mutating func key(_ name: String) {
    separate()
    let bytes = name.utf8Span.span
    if bytes.endOfPlainText(from: 0) == bytes.count {
      return out.write(quoted: bytes, hasSpace: layout != .compact)
    }
    write(name)
    out.write(byte: ASCII.colon)
    if layout != .compact { out.write(byte: ASCII.space) }
  }

  private mutating func separate() {
    let hasComma = !isFirst
    isFirst = false
    if layout == .indented, depth > 0 {
      return out.breakLine(afterComma: hasComma, indentation: 2 * depth)
    }
    guard hasComma else { return }
    out.write(byte: ASCII.comma)
    if layout == .singleLine { out.write(byte: ASCII.space) }
  }

  private mutating func write(_ value: Bool) { out.write(value ? "true" : "false") }

  private mutating func write(_ text: String) {
    out.write(byte: ASCII.quote)
    write(text.utf8Span.span)
    out.write(byte: ASCII.quote)
  }

  /// Writes a text with escapes: the bytes between two escapes in one operation.
  private mutating func write(_ text: Span<UInt8>) {
    var written = 0
    var index = text.endOfPlainText(from: 0)
    while index < text.count {
      let (value, length) = text.scalar(at: index)
      if Self.needsEscape(value, at: index, in: text) {
        out.write(text.extracting(written..<index))
        escape(value)
        written = index + length
      }
      index += length
      if length == 1 { index = text.endOfPlainText(from: index) }
    }
    out.write(text.extracting(written..<text.count))
  }

  /// Whether a scalar at an index of a text must be escaped.
  private static func needsEscape(_ value: UInt32, at index: Int, in text: Span<UInt8>) -> Bool {
    switch value {
    case UInt32(ASCII.quote), UInt32(ASCII.backslash): true
    case UInt32(ASCII.numberSign): VisibleText.opensLoggingCommand(at: index, in: text)
    default: VisibleText.requiresEscaping(value)
    }
  }

  private mutating func escape(_ value: UInt32) {
    switch value {
    case UInt32(ASCII.quote): out.write("\\\"")
    case UInt32(ASCII.backslash): out.write("\\\\")
    case UInt32(ASCII.newline): out.write("\\n")
    case UInt32(ASCII.carriageReturn): out.write("\\r")
    case UInt32(ASCII.tab): out.write("\\t")
    default:
      for unit in UTF16.encode(Unicode.Scalar(value) ?? "\u{FFFD}") ?? .init() { escape(unit: unit) }
    }
  }

  private mutating func escape(unit: UInt16) {
    let digits = String(unit, radix: 16)
    out.write("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits)
  }
}

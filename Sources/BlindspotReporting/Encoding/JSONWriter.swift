import BlindspotParser

/// Writes JSON (RFC 8259) with the members in the order they are given.
///
/// Strings are exact for a JSON reader and harmless for whoever sees the file: beside what JSON demands, every scalar
/// that ``VisibleText`` would spell out is written as `\uXXXX`.
package struct JSONWriter: Sendable {
  /// How values are laid out.
  package enum Layout: Sendable {
    /// One line, no spaces.
    case compact
    /// A line for every member, two spaces a level.
    case indented
  }

  private var out = ByteWriter()
  private let layout: Layout
  private var depth = 0
  private var isFirst = true

  package init(_ layout: Layout) { self.layout = layout }

  /// What was written so far.
  package var bytes: [UInt8] { out.bytes }

  /// Ends a line between two top-level values.
  package mutating func endLine() {
    out.line()
    isFirst = true
  }

  /// Writes an object as the next value; `members` writes what is in it.
  package mutating func object(_ members: (inout JSONWriter) -> Void) { nest("{", "}", members) }

  /// Writes an array as the next value; `elements` writes what is in it.
  package mutating func array(_ elements: (inout JSONWriter) -> Void) { nest("[", "]", elements) }

  /// Writes a member that holds an object.
  package mutating func object(_ name: String, _ members: (inout JSONWriter) -> Void) {
    key(name)
    nest("{", "}", members, isValue: true)
  }

  /// Writes a member that holds an array.
  package mutating func array(_ name: String, _ elements: (inout JSONWriter) -> Void) {
    key(name)
    nest("[", "]", elements, isValue: true)
  }

  /// Writes a member that holds an array of strings.
  package mutating func member(_ name: String, _ values: [String]) {
    array(name) { json in for value in values { json.element(value) } }
  }

  /// Writes a member that holds a string, or `null`.
  package mutating func member(_ name: String, _ value: String?) {
    key(name)
    if let value { string(value) } else { out.write("null") }
  }

  /// Writes a member that holds a whole number, or `null`.
  package mutating func member(_ name: String, _ value: Int?) {
    key(name)
    out.write(value.map { String($0) } ?? "null")
  }

  /// Writes a member that holds a truth value.
  package mutating func member(_ name: String, _ value: Bool) {
    key(name)
    out.write(value ? "true" : "false")
  }

  /// Writes a member that holds a number rounded to hundredths: `0.91`, `0.9`, `1.0`.
  package mutating func member(_ name: String, hundredths value: Double) {
    key(name)
    out.write(Decimals.hundredths(value))
  }

  /// Writes a string as the next element of an array.
  package mutating func element(_ value: String) {
    separate()
    string(value)
  }

  private mutating func nest(
    _ open: String, _ close: String, _ body: (inout JSONWriter) -> Void, isValue: Bool = false
  ) {
    if !isValue { separate() }
    out.write(open)
    depth += 1
    isFirst = true
    body(&self)
    depth -= 1
    if !isFirst { breakLine() }
    out.write(close)
    isFirst = false
  }

  private mutating func key(_ name: String) {
    separate()
    string(name)
    out.write(layout == .compact ? ":" : ": ")
  }

  private mutating func separate() {
    if !isFirst { out.write(byte: 0x2C) }
    if depth > 0 { breakLine() }
    isFirst = false
  }

  private mutating func breakLine() {
    guard layout == .indented else { return }
    out.write(byte: 0x0A)
    for _ in 0..<2 * depth { out.write(byte: 0x20) }
  }

  private mutating func string(_ text: String) {
    out.write(byte: 0x22)
    defer { out.write(byte: 0x22) }
    let bytes = text.utf8Span.span
    if VisibleText.isPlain(text), !bytes.contains(UInt8(ascii: "\"")), !bytes.contains(UInt8(ascii: "\\")) {
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
      case "#" where VisibleText.opensLoggingCommand(rest): escape(0x23)
      case _ where VisibleText.requiresEscaping(scalar):
        for unit in UTF16.encode(scalar) ?? .init() { escape(unit) }
      default:
        for byte in UTF8.encode(scalar) ?? .init() { out.write(byte: byte) }
      }
    }
  }

  private mutating func escape(_ unit: UInt16) {
    let digits = String(unit, radix: 16)
    out.write("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits)
  }
}

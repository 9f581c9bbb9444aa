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
  /// The number of bytes before a value, without the comma: of a line feed and spaces, of a space, or none.
  private var lead = 0
  private var isFirst = true
  /// Whether the name of the next value was written.
  private var hasName = false
  /// A buffer for strings that are put together.
  private var scratch = ByteWriter()

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
    open(nil, ASCII.openBrace)
    nest(ASCII.closeBrace, layout, members)
  }

  /// Writes an array as the next value.
  ///
  /// - Parameters:
  ///   - layout: The layout within the array; nil for that of the enclosing value.
  ///   - elements: Writes the elements.
  package mutating func array(_ layout: Layout? = nil, _ elements: (inout JSONWriter) -> Void) {
    open(nil, ASCII.openBracket)
    nest(ASCII.closeBracket, layout, elements)
  }

  /// Writes a string as the next value.
  package mutating func element(_ value: String) { value.withBytes { write(nil, $0) } }

  /// Writes a string in UTF-8 as the next value.
  package mutating func element(_ value: Span<UInt8>) { write(nil, value) }

  /// Writes JSON as the next value.
  package mutating func element(json value: Span<UInt8>) {
    append(nil, value.count) { $0.put(value, at: &$1) }
  }

  /// Writes a whole number as the next value.
  package mutating func element(_ value: Int) { write(nil, value) }

  /// Writes a Boolean as the next value.
  package mutating func element(_ value: Bool) { write(nil, literal: value ? "true" : "false") }

  // MARK: Members

  /// Writes the name of a member, whose value is the next value. For names that the program does not contain as literals.
  package mutating func name(_ name: String) {
    element(name)
    out.write(byte: ASCII.colon)
    if layout != .compact { out.write(byte: ASCII.space) }
    hasName = true
  }

  /// Writes a member whose value is an object.
  package mutating func object(_ name: StaticString, _ layout: Layout? = nil, _ members: (inout JSONWriter) -> Void) {
    open(name, ASCII.openBrace)
    nest(ASCII.closeBrace, layout, members)
  }

  /// Writes a member whose value is an array.
  package mutating func array(_ name: StaticString, _ layout: Layout? = nil, _ elements: (inout JSONWriter) -> Void) {
    open(name, ASCII.openBracket)
    nest(ASCII.closeBracket, layout, elements)
  }

  /// Writes a member whose value is an array of strings.
  package mutating func member(_ name: StaticString, _ values: [String], _ layout: Layout? = nil) {
    array(name, layout) { json in for value in values { json.element(value) } }
  }

  /// Writes a member whose value is a string or `null`.
  package mutating func member(_ name: StaticString, _ value: String?) {
    guard let value else { return write(name, literal: "null") }
    value.withBytes { write(name, $0) }
  }

  /// Writes a member whose value is a string, which `text` writes.
  package mutating func member(_ name: StaticString, text: (inout ByteWriter) -> Void) {
    // The buffer is a local variable while it is read: the writing of the member changes this writer as a whole.
    var content = ByteWriter()
    swap(&content, &scratch)
    content.removeAll()
    text(&content)
    content.withBytes { write(name, $0) }
    swap(&content, &scratch)
  }

  /// Writes a member whose value is a whole number or `null`.
  package mutating func member(_ name: StaticString, _ value: Int?) {
    guard let value else { return write(name, literal: "null") }
    write(name, value)
  }

  /// Writes a member whose value is a Boolean.
  package mutating func member(_ name: StaticString, _ value: Bool) { write(name, literal: value ? "true" : "false") }

  /// Writes a member whose value is a finite number, as short as it can be read back exactly: `0.25`, `3`.
  package mutating func member(_ name: StaticString, number value: Double) {
    if let whole = Int(exactly: value) { return write(name, whole) }
    append(name, 0) { _, _ in }
    out.write("\(value)")
  }

  /// Writes a member whose value is a number rounded to hundredths: `0.91`, `0.9`, `1.0`.
  package mutating func member(_ name: StaticString, hundredths value: Double) {
    append(name, 0) { _, _ in }
    out.write(hundredths: value)
  }

  // MARK: Repetitions

  /// Members or elements that were written, to be written again at the same depth.
  package struct Fragment: Sendable {
    fileprivate var text = ByteWriter()

    /// Creates a fragment without members.
    package init() {}

    /// The number of bytes.
    package var count: Int { text.count }

    /// Removes what was written after the first `count` bytes, which end a member.
    package mutating func truncate(to count: Int) { text.truncate(to: count) }
  }

  /// Writes members or elements and returns them.
  package mutating func record(_ content: (inout JSONWriter) -> Void) -> Fragment {
    var fragment = Fragment()
    record(addingTo: &fragment, content)
    return fragment
  }

  /// Writes members or elements and adds them to a fragment, which was written before them.
  package mutating func record(addingTo fragment: inout Fragment, _ content: (inout JSONWriter) -> Void) {
    let start = out.hold()
    content(&self)
    out.release(from: start) { fragment.text.write($0) }
  }

  /// Writes members or elements again: those that were first in their object or array must be first again, and no others may
  /// be, because their bytes begin with a comma.
  package mutating func write(_ fragment: Fragment) {
    fragment.text.withBytes { out.write($0) }
    if fragment.count > 0 { isFirst = false }
  }

  // MARK: Syntax

  private mutating func open(_ name: StaticString?, _ bracket: UInt8) {
    append(name, 1) { $0.put(bracket, at: &$1) }
  }

  /// Writes the content and the end of an object or array.
  private mutating func nest(_ close: UInt8, _ inner: Layout?, _ body: (inout JSONWriter) -> Void) {
    let outer = (layout, lead)
    layout = inner ?? layout
    depth += 1
    lead = layout == .indented ? 1 &+ 2 &* depth : layout == .singleLine ? 1 : 0
    isFirst = true
    body(&self)
    depth -= 1
    let end = layout == .indented && !isFirst ? 1 &+ 2 &* depth : 0
    out.append(end &+ 1) { output, place in
      output.put(Self.lineStart, count: end, at: &place)
      output.put(close, at: &place)
    }
    isFirst = false
    (layout, lead) = outer
  }

  private mutating func write(_ name: StaticString?, _ value: Int) {
    append(name, MutableRawSpan.mostDigits) { $0.put(value, at: &$1) }
  }

  private mutating func write(_ name: StaticString?, literal: StaticString) {
    append(name, literal.utf8CodeUnitCount) { $0.put(literal, at: &$1) }
  }

  private mutating func write(_ name: StaticString?, _ text: Span<UInt8>) {
    var index = 0
    append(name, text.count + 2) { output, end in
      output.put(ASCII.quote, at: &end)
      index = output.putPlain(text, from: 0, at: &end)
      if index == text.count { output.put(ASCII.quote, at: &end) }
    }
    guard index < text.count else { return }
    writeEscaping(text, from: index)
    out.write(byte: ASCII.quote)
  }

  /// Writes the next value, with its name if it has one, in one operation.
  ///
  /// - Parameters:
  ///   - room: The number of bytes of the value.
  ///   - value: Writes the value.
  @inline(__always) private mutating func append(
    _ name: StaticString?, _ room: Int, _ value: (inout MutableRawSpan, inout Int) -> Void
  ) {
    let hasComma = !isFirst && !hasName
    let lead = hasName || isFirst && layout == .singleLine ? 0 : lead
    let start = layout == .indented ? Self.lineStart : ByteBlock(repeating: ASCII.space)
    let isSpaced = layout != .compact
    isFirst = false
    hasName = false
    out.append(lead &+ (name?.utf8CodeUnitCount ?? 0) &+ room &+ 5) { output, end in
      if hasComma { output.put(ASCII.comma, at: &end) }
      output.put(start, count: lead, at: &end)
      if let name {
        output.put(ASCII.quote, at: &end)
        output.put(name, at: &end)
        output.put(first: isSpaced ? 3 : 2, of: (ASCII.quote, ASCII.colon, ASCII.space, 0), at: &end)
      }
      value(&output, &end)
    }
  }

  /// A line feed and spaces.
  private static var lineStart: ByteBlock {
    var block = ByteBlock(repeating: ASCII.space)
    block[0] = ASCII.newline
    return block
  }

  // MARK: Escapes

  /// Writes a text from the start of a scalar on, with escapes.
  private mutating func writeEscaping(_ text: Span<UInt8>, from start: Int) {
    var index = start
    while index < text.count {
      let end = Self.endOfHarmless(text, from: index)
      if end > index {
        out.write(text.extracting(index..<end))
        index = end
      } else {
        let (value, length) = text.scalar(at: index)
        escape(value)
        index += length
      }
      index = out.writePlain(text, from: index)
    }
  }

  /// Returns the end of the scalar at an index and of those beyond ASCII after it if none of them needs an escape; otherwise
  /// the index of the first one that does.
  private static func endOfHarmless(_ text: Span<UInt8>, from start: Int) -> Int {
    var index = start
    repeat {
      let (value, length) = text.scalar(at: index)
      if needsEscape(value, at: index, in: text) { return index }
      index += length
    } while text.byte(at: index) >= 0x80
    return index
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

package import BlindspotEncoding

/// Writes XML 1.0.
///
/// XML forbids most controls and the noncharacters, even as references (section 2.2). Text from outside passes through
/// `VisibleText`, which escapes them.
package struct XMLWriter: Sendable {
  private var out: ByteWriter
  private var depth = 0

  /// Creates a document with its XML declaration.
  ///
  /// - Parameter sink: Receives the bytes; see `ByteWriter`. Nil to keep all of them.
  package init(_ sink: ByteSink? = nil) {
    out = ByteWriter(sink)
    out.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
  }

  /// The bytes written so far.
  package var bytes: [UInt8] { out.bytes }

  /// Writes an element with its content and its attributes in the given order, except those that are nil.
  package mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ content: (inout XMLWriter) -> Void
  ) {
    open(name, attributes)
    out.line(">")
    depth += 1
    content(&self)
    depth -= 1
    indent()
    out.line("</\(name)>")
  }

  /// Writes an element without content.
  package mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:]) {
    open(name, attributes)
    out.line("/>")
  }

  /// Writes an element that contains lines of text from outside.
  package mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], lines: [String]
  ) {
    open(name, attributes)
    out.write(">")
    for (index, line) in lines.enumerated() {
      if index > 0 { out.line() }
      MarkupText.write(line, to: &out)
    }
    out.line("</\(name)>")
  }

  /// Writes a comment with lines of text from outside. Comments cannot contain two hyphens in a row (section 2.5).
  package mutating func comment(lines: [String]) {
    indent()
    out.write("<!-- ")
    for (index, line) in lines.enumerated() {
      if index > 0 { out.line() }
      var text = ""
      for character in MarkupText.escaped(line) { text += character == "-" && text.last == "-" ? " -" : "\(character)" }
      out.write(text)
    }
    out.line(" -->")
  }

  private mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String?>) {
    indent()
    out.write("<\(name)")
    for case (let attribute, let value?) in attributes {
      out.write(" \(attribute)=\"")
      MarkupText.write(value, to: &out)
      out.write("\"")
    }
  }

  private mutating func indent() {
    for _ in 0..<depth { out.write("  ") }
  }
}

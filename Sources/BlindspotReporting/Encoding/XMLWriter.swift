import BlindspotEncoding

/// Writes XML 1.0, whose Char production (section 2.2) forbids most controls and the noncharacters even as references;
/// foreign text goes through ``VisibleText`` first, so none is left.
package struct XMLWriter: Sendable {
  private var out = ByteWriter()
  private var depth = 0

  /// Starts a document with its declaration.
  package init() { out.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>") }

  /// What was written so far.
  package var bytes: [UInt8] { out.bytes }

  /// Writes an element with attributes in the given order (those that are nil are left out), and its content.
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

  /// Writes an element that holds lines of text, each of which may be foreign.
  package mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], lines: [String]
  ) {
    open(name, attributes)
    out.write(">")
    for (index, line) in lines.enumerated() {
      if index > 0 { out.line() }
      out.write(MarkupText.escaped(line))
    }
    out.line("</\(name)>")
  }

  private mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String?>) {
    indent()
    out.write("<\(name)")
    for case (let attribute, let value?) in attributes {
      out.write(" \(attribute)=\"")
      out.write(MarkupText.escaped(value))
      out.write("\"")
    }
  }

  private mutating func indent() {
    for _ in 0..<depth { out.write("  ") }
  }
}

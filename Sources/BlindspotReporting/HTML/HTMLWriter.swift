import BlindspotEncoding

/// Writes HTML elements; all foreign text is escaped on its way in. No white space is added, since it would be seen.
struct HTMLWriter {
  private var out = ByteWriter()

  /// What was written so far.
  var bytes: [UInt8] { out.bytes }

  /// Writes markup as it is.
  mutating func raw(_ markup: String) { out.write(markup) }

  /// Writes foreign text.
  mutating func text(_ text: String) { out.write(MarkupText.escaped(text)) }

  /// Writes an element with the attributes that are not nil, and its content.
  mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ content: (inout HTMLWriter) -> Void
  ) {
    open(name, attributes)
    content(&self)
    out.write("</")
    out.write(name)
    out.write(">")
  }

  /// Writes an element that holds foreign text.
  mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], text: String) {
    element(name, attributes) { $0.text(text) }
  }

  private mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String?>) {
    out.write("<")
    out.write(name)
    for case (let attribute, let value?) in attributes {
      out.write(" ")
      out.write(attribute)
      out.write("=\"")
      out.write(MarkupText.escaped(value))
      out.write("\"")
    }
    out.write(">")
  }
}

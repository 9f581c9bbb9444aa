import BlindspotEncoding
import BlindspotParser

/// Writes HTML elements and escapes all text. It adds no white space, which would be visible.
struct HTMLWriter {
  private var out: ByteWriter
  /// A buffer for texts that are put together.
  private var scratch = ByteWriter()

  /// Creates a writer.
  ///
  /// - Parameter sink: Receives the bytes; see `ByteWriter`. Nil to keep all of them.
  init(_ sink: ByteSink? = nil) { out = ByteWriter(sink) }

  /// The bytes written so far.
  var bytes: [UInt8] { out.bytes }

  /// Writes markup unchanged.
  mutating func raw(_ markup: String) { out.write(markup) }

  /// Writes JSON as the content of a script element. JSON has `<` only in strings, and without `<` no text can end the
  /// element (`</script>`) or begin a comment in it (`<!--`).
  mutating func embed(_ json: [UInt8]) {
    let bytes = json.span
    var written = 0
    while let index = bytes.firstIndex(of: ASCII.lessThan, from: written) {
      out.write(bytes.extracting(written..<index))
      out.write("\\u003c")
      written = index + 1
    }
    out.write(bytes.extracting(written...))
  }

  /// Writes text from outside.
  mutating func text(_ text: String) { MarkupText.write(text, to: &out) }

  /// Writes text from outside, which `text` writes.
  mutating func text(_ text: (inout ByteWriter) -> Void) {
    // The buffer is a local variable while it is read: the writing of markup changes this writer as a whole.
    var content = ByteWriter()
    swap(&content, &scratch)
    content.removeAll()
    text(&content)
    content.withBytes { MarkupText.write($0, to: &out) }
    swap(&content, &scratch)
  }

  /// Writes an element with its content and its attributes, except those that are nil.
  mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<String, String?> = [:], _ content: (inout HTMLWriter) -> Void
  ) {
    open(name, attributes)
    content(&self)
    out.write(literals: "</", name, ">")
  }

  /// Writes an element that contains text from outside.
  mutating func element(_ name: StaticString, _ attributes: KeyValuePairs<String, String?> = [:], text: String) {
    element(name, attributes) { $0.text(text) }
  }

  private mutating func open(_ name: StaticString, _ attributes: KeyValuePairs<String, String?>) {
    if attributes.isEmpty { return out.write(literals: "<", name, ">") }
    out.write(literals: "<", name)
    for case (let attribute, let value?) in attributes {
      out.write(byte: ASCII.space)
      out.write(attribute)
      out.write(literal: "=\"")
      MarkupText.write(value, to: &out)
      out.write(byte: ASCII.quote)
    }
    out.write(byte: ASCII.greaterThan)
  }
}

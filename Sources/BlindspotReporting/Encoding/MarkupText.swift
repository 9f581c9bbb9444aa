import BlindspotEncoding
import BlindspotParser

/// Escapes text from outside for XML and HTML.
package enum MarkupText {
  /// Returns text for content and for quoted attributes. `>` is escaped too, so that `]]>` cannot occur.
  package static func escaped(_ text: String) -> String {
    var out = ByteWriter()
    write(text, to: &out)
    return out.text
  }

  /// Writes the ``escaped(_:)`` text.
  static func write(_ text: String, to out: inout ByteWriter) { text.withBytes { write($0, to: &out) } }

  /// Writes the ``escaped(_:)`` form of UTF-8 text.
  static func write(_ text: Span<UInt8>, to out: inout ByteWriter) {
    VisibleText.withEscaped(text) { write(visible: $0, to: &out) }
  }

  private static func write(visible text: Span<UInt8>, to out: inout ByteWriter) {
    var written = 0
    while let index = firstSpecial(in: text, from: written) {
      out.write(text.extracting(written..<index))
      switch text[index] {
      case ASCII.ampersand: out.write(literal: "&amp;")
      case ASCII.lessThan: out.write(literal: "&lt;")
      case ASCII.greaterThan: out.write(literal: "&gt;")
      case ASCII.quote: out.write(literal: "&quot;")
      default: out.write(literal: "&#39;")
      }
      written = index + 1
    }
    out.write(text.extracting(written...))
  }

  /// Returns the index of the first character with a meaning at or after an index; nil if there is none.
  private static func firstSpecial(in text: Span<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < text.count {
      let block = text.paddedBlock(at: index)
      let brackets =
        block.marks(of: ASCII.ampersand) .| block.marks(of: ASCII.lessThan) .| block.marks(of: ASCII.greaterThan)
      let special = (brackets .| block.marks(of: ASCII.quote) .| block.marks(of: ASCII.apostrophe)).first
      if special < 16 { return index + special }
      index += 16
    }
    return nil
  }
}

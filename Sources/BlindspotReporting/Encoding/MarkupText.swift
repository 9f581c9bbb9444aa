import BlindspotEncoding
import BlindspotParser

/// Escapes text from outside for XML and HTML.
package enum MarkupText {
  /// Returns text for content and for quoted attributes. `>` is escaped too, so that `]]>` cannot occur.
  package static func escaped(_ text: String) -> String {
    let visible = VisibleText.escaped(text)
    guard visible.withBytes({ containsSpecial($0) }) else { return visible }
    var out = ByteWriter()
    out.write(visible) { byte in
      switch byte {
      case UInt8(ascii: "&"): "&amp;"
      case UInt8(ascii: "<"): "&lt;"
      case UInt8(ascii: ">"): "&gt;"
      case UInt8(ascii: "\""): "&quot;"
      case UInt8(ascii: "'"): "&#39;"
      default: nil
      }
    }
    return out.text
  }

  private static func containsSpecial(_ text: Span<UInt8>) -> Bool {
    var index = 0
    while index < text.count {
      let block = text.paddedBlock(at: index)
      let brackets =
        block.marks(of: ASCII.ampersand) .| block.marks(of: ASCII.lessThan) .| block.marks(of: ASCII.greaterThan)
      if !(brackets .| block.marks(of: ASCII.quote) .| block.marks(of: ASCII.apostrophe)).isEmpty { return true }
      index += 16
    }
    return false
  }
}

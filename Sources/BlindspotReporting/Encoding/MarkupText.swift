import BlindspotEncoding

/// Escapes text from outside for XML and HTML.
package enum MarkupText {
  /// Returns text for content and for quoted attributes. `>` is escaped too, so that `]]>` cannot occur.
  package static func escaped(_ text: String) -> String {
    let visible = VisibleText.escaped(text)
    guard containsSpecial(visible.utf8Span.span) else { return visible }
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
    return String(decoding: out.bytes, as: UTF8.self)
  }

  private static func containsSpecial(_ text: Span<UInt8>) -> Bool {
    for index in text.indices where isSpecial(text[index]) { return true }
    return false
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
    default: false
    }
  }
}

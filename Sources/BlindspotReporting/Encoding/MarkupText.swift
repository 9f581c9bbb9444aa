import BlindspotEncoding

/// Foreign text for XML and HTML.
package enum MarkupText {
  /// Text for content and for attributes in quotes. `>` is escaped too, so that `]]>` cannot occur.
  package static func escaped(_ text: String) -> String {
    let visible = VisibleText.escaped(text)
    guard holdsSpecial(visible.utf8Span.span) else { return visible }
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

  private static func holdsSpecial(_ text: Span<UInt8>) -> Bool {
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

/// Foreign text for XML and HTML.
package enum MarkupText {
  /// Text for content and for attributes in quotes. `>` is escaped too, so that `]]>` cannot occur.
  package static func escaped(_ text: String) -> String {
    var out = ByteWriter()
    out.write(VisibleText.escaped(text)) { byte in
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
}

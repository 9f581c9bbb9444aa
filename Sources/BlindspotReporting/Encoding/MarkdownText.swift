import BlindspotParser
import BlindspotEncoding

/// Escapes text from outside for GitHub Flavored Markdown, as words or as code.
package enum MarkdownText {
  /// Returns text that Markdown shows literally.
  ///
  /// Every character with a meaning at its position is escaped (GFM section 6.1), and an empty comment prevents `@name`
  /// and `#12` from becoming a mention or a reference.
  package static func words(_ text: String) -> String {
    let bytes = Array(VisibleText.escaped(text).utf8)
    var out = ByteWriter()
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case ASCII.ampersand: out.write("&amp;")
      case ASCII.lessThan: out.write("&lt;")
      case ASCII.greaterThan: out.write("&gt;")
      case ASCII.at, ASCII.numberSign:
        out.write(byte: byte)
        out.write("<!-- -->")
      default:
        if hasMeaning(byte, at: index, in: bytes) { out.write("\\") }
        out.write(byte: byte)
      }
    }
    return out.text
  }

  private static func hasMeaning(_ byte: UInt8, at index: Int, in bytes: [UInt8]) -> Bool {
    switch byte {
    case ASCII.backslash, ASCII.backtick, ASCII.asterisk, ASCII.underscore, ASCII.openBracket,
      ASCII.closeBracket, ASCII.bar, ASCII.tilde, ASCII.dollar:
      return true
    case ASCII.colon:
      // A URL (`https:`) or the name of an emoji continues after the colon.
      return index + 1 < bytes.count && bytes[index + 1] != ASCII.space
    case ASCII.period, ASCII.closeParenthesis:
      // `www.` starts an address, `1.` or `1)` a list.
      let before = bytes[max(index - 3, 0)..<index]
      return before.elementsEqual("www".utf8) || before.allSatisfy { ASCII.digits.contains($0) }
    case ASCII.hyphen, ASCII.plus, ASCII.equals: return index == 0
    default: return false
    }
  }

  /// Returns text as a code span (GFM section 6.3) that is valid in a table.
  ///
  /// The fence has more backticks than any run inside it, and pipes are escaped, which tables require in code spans too.
  package static func code(_ text: String) -> String {
    let visible = VisibleText.escaped(text)
    var longest = 0
    var current = 0
    for byte in visible.utf8 {
      current = byte == ASCII.backtick ? current + 1 : 0
      longest = max(longest, current)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let pad = longest > 0 || visible.isEmpty || visible.utf8.first == ASCII.space ? " " : ""
    var out = ByteWriter()
    out.write(fence + pad)
    out.write(visible) { $0 == ASCII.bar ? "\\|" : nil }
    out.write(pad + fence)
    return out.text
  }
}

import BlindspotEncoding
import BlindspotParser

/// The distinct texts of a page. Findings refer to them by their indices, in the order of first use.
///
/// The texts are escaped in two ways: invisible characters become visible, and masks become short. Half the bytes of a page
/// would be bullets: `~1` is `••••`, `~2` is `•`, and `~0` is `~`.
struct TextTable {
  /// The texts as they were added.
  private var table = ByteTable()
  /// The texts as the page contains them.
  private(set) var texts = ByteList()

  /// Returns the index of a text, and adds the text if it is new.
  mutating func index(of text: String) -> Int { text.withBytes { index(of: $0) } }

  /// Returns the index of a text, and adds the text if it is new.
  ///
  /// - Parameter isVisible: whether the text consists of lines that contain no invisible characters but line feeds.
  mutating func index(of text: Span<UInt8>, isVisible: Bool = false) -> Int {
    let index = table.index(of: text)
    guard index == texts.count else { return index }
    texts.append { out in if isVisible { Self.pack(text, to: &out) } else { Self.pack(visible: text, to: &out) } }
    return index
  }

  /// Writes a text with invisible characters escaped and with short masks.
  static func pack(visible text: Span<UInt8>, to out: inout ByteWriter) {
    VisibleText.withEscaped(text) { pack($0, to: &out) }
  }

  private static let tilde = UInt8(ascii: "~")
  /// The UTF-8 encoding of `•`.
  private static let bullet: (UInt8, UInt8, UInt8) = (0xE2, 0x80, 0xA2)

  /// Writes a text with short masks.
  private static func pack(_ text: Span<UInt8>, to out: inout ByteWriter) {
    var index = 0
    while true {
      let end = firstSpecial(in: text, from: index)
      out.write(text.extracting(index..<end))
      guard end < text.count else { return }
      index = end
      var bullets = 0
      while bullets < 4, isBullet(text, at: index + 3 * bullets) { bullets += 1 }
      if bullets == 4 {
        out.write(literal: "~1")
        index += 12
      } else if bullets > 0 {
        out.write(literal: "~2")
        index += 3
      } else {
        if text[index] == tilde { out.write(literal: "~0") } else { out.write(byte: text[index]) }
        index += 1
      }
    }
  }

  /// Returns the index of the first tilde or byte of a bullet from an index on; the count if there is none.
  private static func firstSpecial(in text: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < text.count {
      let block = text.paddedBlock(at: index)
      let special = (block.marks(of: tilde) .| block.marks(of: bullet.0)).first
      index += special
      if special < 16 { break }
    }
    return min(index, text.count)
  }

  private static func isBullet(_ bytes: Span<UInt8>, at index: Int) -> Bool {
    guard index + 3 <= bytes.count else { return false }
    return bytes[index] == bullet.0 && bytes[index + 1] == bullet.1 && bytes[index + 2] == bullet.2
  }
}

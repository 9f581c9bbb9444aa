import BlindspotEncoding

/// The distinct texts of a page. Findings refer to them by their indices, in the order of first use.
///
/// The texts are escaped in two ways: invisible characters become visible, and masks become short. Half the bytes of a page
/// would be bullets: `~1` is `••••`, `~2` is `•`, and `~0` is `~`.
struct TextTable {
  private(set) var texts: [String] = []
  private var indices: [String: Int] = [:]

  /// Returns the index of a text, and adds the text if it is new.
  mutating func index(of text: String) -> Int {
    indices[text] ?? add(VisibleText.escaped(text), as: text)
  }

  /// Returns the index of lines that contain no invisible characters but line feeds.
  mutating func index(ofVisible text: String) -> Int {
    indices[text] ?? add(text, as: text)
  }

  private mutating func add(_ visible: String, as text: String) -> Int {
    let index = texts.count
    texts.append(Self.packed(visible))
    indices[text] = index
    return index
  }

  /// Returns a text with short masks.
  static func packed(_ text: String) -> String {
    let bytes = text.utf8Span.span
    var needsPacking = false
    for index in bytes.indices where !needsPacking {
      let byte = bytes[index]
      needsPacking = byte == tilde || byte == bullet.0
    }
    return needsPacking ? packedBytes(text) : text
  }

  private static let tilde = UInt8(ascii: "~")
  /// The UTF-8 encoding of `•`.
  private static let bullet: (UInt8, UInt8, UInt8) = (0xE2, 0x80, 0xA2)

  private static func packedBytes(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      var bullets = 0
      while bullets < 4, isBullet(bytes, at: index + 3 * bullets) { bullets += 1 }
      if bullets == 4 {
        out += [tilde, UInt8(ascii: "1")]
        index += 12
      } else if bullets > 0 {
        out += [tilde, UInt8(ascii: "2")]
        index += 3
      } else if bytes[index] == tilde {
        out += [tilde, UInt8(ascii: "0")]
        index += 1
      } else {
        out.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func isBullet(_ bytes: [UInt8], at index: Int) -> Bool {
    guard index + 3 <= bytes.count else { return false }
    return bytes[index] == bullet.0 && bytes[index + 1] == bullet.1 && bytes[index + 2] == bullet.2
  }
}

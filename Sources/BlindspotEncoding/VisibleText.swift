import BlindspotParser

/// Makes invisible and active characters visible by escaping them, such as `\u{1B}` for ESC.
///
/// Formats for people pass every text from outside through this type before they escape it for their own syntax.
package enum VisibleText {
  /// Returns `text` with every invisible or active scalar escaped, or `text` itself if it contains none.
  package static func escaped(_ text: String) -> String {
    text.withBytes { isPlain($0) ? text : escaped($0) }
  }

  /// Returns UTF-8 text with every invisible or active scalar escaped.
  package static func escaped(_ bytes: Span<UInt8>) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 16)
    var previous = UInt32(ASCII.space)
    var index = 0
    while index < bytes.count {
      let (value, length) = bytes.scalar(at: index)
      let isCommand =
        switch value {
        case UInt32(ASCII.numberSign): opensLoggingCommand(at: index, in: bytes)
        case UInt32(ASCII.colon): opensWorkflowCommand(at: index, in: bytes, after: previous)
        default: false
        }
      if isCommand || requiresEscaping(value), let scalar = Unicode.Scalar(value) {
        result += escaped(scalar).utf8
      } else {
        result.append(contentsOf: bytes.extracting(index..<index + length))
      }
      previous = value
      index += length
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Calls `body` with UTF-8 text in which every invisible or active scalar is escaped: the text itself if it is plain.
  package static func withEscaped(_ text: Span<UInt8>, _ body: (Span<UInt8>) -> Void) {
    if isPlain(text) { body(text) } else { escaped(text).withBytes(body) }
  }

  /// Returns the escape sequence of a scalar, hexadecimal without leading zeros: `\u{202E}`.
  package static func escaped(_ scalar: Unicode.Scalar) -> String {
    "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
  }

  /// Whether a scalar must be escaped.
  ///
  /// Controls (C0, DEL, C1) drive terminals; the bidirectional controls of UAX #9 reorder the visible text
  /// (CVE-2021-42574); line and paragraph separators, zero-width and tag characters and the interlinear marks hide text;
  /// noncharacters are not allowed in XML 1.0. The joiners U+200C and U+200D are kept: scripts and emoji need them.
  package static func requiresEscaping(_ scalar: Unicode.Scalar) -> Bool { requiresEscaping(scalar.value) }

  /// Whether the scalar with a value must be escaped.
  static func requiresEscaping(_ value: UInt32) -> Bool {
    switch value {
    case 0x20..<0x7F: false
    case 0x00..<0x20, 0x7F..<0xA0: true
    case 0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true
    case 0xFFF9...0xFFFB, 0xFDD0...0xFDEF, 0xE0000...0xE007F: true
    default: value & 0xFFFE == 0xFFFE
    }
  }

  /// Whether nothing in a text must be escaped. The result is false for some such texts, too: for those with `##` or `::`.
  ///
  /// Nearly every text is plain, and most of its bytes are in blocks that this function skips as a whole.
  package static func isPlain(_ text: String) -> Bool { text.withBytes { isPlain($0) } }

  /// Whether nothing in UTF-8 text must be escaped, with the same restriction.
  package static func isPlain(_ bytes: Span<UInt8>) -> Bool {
    var index = bytes.endOfPlainText(from: 0)
    while index < bytes.count {
      // Letters beyond ASCII come in words.
      repeat {
        let (value, length) = bytes.scalar(at: index)
        if requiresEscaping(value) { return false }
        index += length
        let opensCommand = value == UInt32(ASCII.numberSign) || value == UInt32(ASCII.colon)
        if opensCommand, bytes.byte(at: index) == UInt8(truncatingIfNeeded: value) { return false }
      } while bytes.byte(at: index) >= 0x80
      index = bytes.endOfPlainText(from: index)
    }
    return true
  }

  /// Whether the `#` at an index of a text opens a command that a build server searches for anywhere in its log:
  /// `##[command]` (GitHub, Azure), `##vso[…]` (Azure), `##teamcity[…]`.
  static func opensLoggingCommand(at index: Int, in text: Span<UInt8>) -> Bool {
    guard text.byte(at: index + 1) == ASCII.numberSign else { return false }
    var end = index + 2
    while text.byte(at: end).isLetter { end += 1 }
    return text.byte(at: end) == ASCII.openBracket
  }

  /// Whether the `:` at an index of a text opens a GitHub workflow command (`::set-output …`).
  ///
  /// The runner executes a command only at the start of a line, but a line may be broken at any space.
  ///
  /// - Parameter previous: the scalar before it, or a space at the start.
  private static func opensWorkflowCommand(at index: Int, in text: Span<UInt8>, after previous: UInt32) -> Bool {
    guard text.byte(at: index + 1) == ASCII.colon, index + 2 < text.count else { return false }
    guard previous == UInt32(ASCII.space) || requiresEscaping(previous) else { return false }
    return Unicode.Scalar(text.scalar(at: index + 2).scalar)?.properties.isAlphabetic ?? false
  }
}

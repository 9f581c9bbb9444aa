/// The characters that YAML permits in a stream (YAML 1.1 section 5.1, c-printable): all except U+FFFE, U+FFFF and the
/// control characters of ASCII and Latin-1. Of the control characters, tab, LF, CR and NEL are permitted.
enum YAMLCharacters {
  /// Whether all characters of `text`, which is valid UTF-8, are permitted.
  static func areAllAllowed(in text: Span<UInt8>) -> Bool {
    var index = 0
    while true {
      index = text.firstDistantIndex(from: index, mayBeForbidden) { $0 < ASCII.space || $0 > ASCII.tilde }
      guard index < text.count else { return true }
      guard let width = widthIfAllowed(at: index, in: text) else { return false }
      index += width
    }
  }

  /// Marks the bytes of a block that are neither printable ASCII nor LF.
  @inline(__always) private static func mayBeForbidden(_ block: ByteBlock) -> ByteBlockMask {
    block.marks(below: ASCII.space) .& .!block.marks(of: ASCII.newline) .| .!block.marks(below: 0x7F)
  }

  /// Returns the number of bytes of the character at `index`; nil if it is not permitted.
  private static func widthIfAllowed(at index: Int, in text: Span<UInt8>) -> Int? {
    switch text[index] {
    case ASCII.tab, ASCII.newline, ASCII.carriageReturn, ASCII.space...ASCII.tilde: 1
    case 0..<0x80: nil
    case 0xC2: text[index + 1] >= 0xA0 || text[index + 1] == 0x85 ? 2 : nil
    case 0xC3..<0xE0: 2
    case 0xEF: text[index + 1] == 0xBF && text[index + 2] >= 0xBE ? nil : 3
    case 0xE0..<0xF0: 3
    default: 4
    }
  }
}

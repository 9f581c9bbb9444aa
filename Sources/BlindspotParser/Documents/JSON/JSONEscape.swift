/// One escape sequence of a JSON string (RFC 8259 section 7).
struct JSONEscape {
  /// What it stands for; U+FFFD for half a surrogate pair.
  let scalar: Unicode.Scalar
  /// Its length in bytes: 2, 6, or 12 for a surrogate pair.
  let length: Int

  /// Reads the escape whose backslash stands at `index`; nil if it is none.
  init?(in source: Span<UInt8>, at index: Int) {
    guard index + 1 < source.count else { return nil }
    length = source[index + 1] == UInt8(ascii: "u") ? Self.unicodeLength(in: source, at: index) : 2
    switch source[index + 1] {
    case ASCII.quote: scalar = "\""
    case ASCII.backslash: scalar = "\\"
    case ASCII.slash: scalar = "/"
    case UInt8(ascii: "b"): scalar = "\u{8}"
    case UInt8(ascii: "f"): scalar = "\u{C}"
    case UInt8(ascii: "n"): scalar = "\n"
    case UInt8(ascii: "r"): scalar = "\r"
    case UInt8(ascii: "t"): scalar = "\t"
    case UInt8(ascii: "u"):
      guard let first = Self.unit(in: source, at: index) else { return nil }
      if length == 12, let second = Self.unit(in: source, at: index + 6) {
        scalar = Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + second & 0x3FF) ?? "\u{FFFD}"
      } else {
        scalar = Unicode.Scalar(first) ?? "\u{FFFD}"
      }
    default: return nil
    }
  }

  /// Appends the UTF-8 of the scalar.
  func append(to bytes: inout [UInt8]) { bytes.append(scalar) }

  private static func unicodeLength(in source: Span<UInt8>, at index: Int) -> Int {
    guard let first = unit(in: source, at: index), first & 0xFC00 == 0xD800,
      let second = unit(in: source, at: index + 6), second & 0xFC00 == 0xDC00
    else { return 6 }
    return 12
  }

  /// The code unit of the `\uXXXX` at `index`; nil if there is none.
  private static func unit(in source: Span<UInt8>, at index: Int) -> UInt32? {
    guard index + 6 <= source.count, source[index] == ASCII.backslash, source[index + 1] == UInt8(ascii: "u") else {
      return nil
    }
    return source.hexadecimal(in: index + 2..<index + 6)
  }
}

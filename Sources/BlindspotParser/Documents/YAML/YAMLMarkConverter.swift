import CLibYAML

/// Turns libyaml's marks, which count characters, into byte offsets.
///
/// In ASCII without carriage returns a character is a byte. Elsewhere the mark's line and column lead to the byte:
/// `mark.index` is of no use there, since libyaml counts a CR LF inside a scalar once and outside twice.
struct YAMLMarkConverter {
  private let origin: Int
  /// Whether a character is a byte.
  private let isBytewise: Bool
  /// The offsets at which libyaml's lines start, the top bit set where a line has characters of several bytes; empty
  /// where a character is a byte.
  private let lines: [UInt32]
  private static let wide: UInt32 = 1 << 31

  /// Prepares for `bytes`, whose text starts at `origin`, behind a byte-order mark.
  init(_ bytes: Span<UInt8>, origin: Int, isASCII: Bool) {
    self.origin = origin
    isBytewise = isASCII && !bytes.contains(ASCII.carriageReturn)
    lines = isBytewise ? [] : Self.lines(of: bytes, from: origin)
  }

  /// The offset of the byte at a mark.
  @inline(__always) func offset(of mark: yaml_mark_t, in bytes: Span<UInt8>) -> UInt32 {
    isBytewise ? UInt32(truncatingIfNeeded: origin &+ mark.index) : offset(ofLineAndColumn: mark, in: bytes)
  }

  private func offset(ofLineAndColumn mark: yaml_mark_t, in bytes: Span<UInt8>) -> UInt32 {
    guard mark.line < lines.count else { return UInt32(truncatingIfNeeded: bytes.count) }
    let line = lines[mark.line]
    var offset = Int(line & ~Self.wide)
    if line & Self.wide == 0 { return UInt32(truncatingIfNeeded: min(offset + mark.column, bytes.count)) }
    for _ in 0..<mark.column where offset < bytes.count { offset += Self.width(of: bytes[offset]) }
    return UInt32(truncatingIfNeeded: min(offset, bytes.count))
  }

  /// How many bytes the character with this first byte has.
  private static func width(of lead: UInt8) -> Int {
    lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }

  /// Lines as libyaml ends them: at LF, CR, CR LF, NEL (C2 85), LS and PS (E2 80 A8, E2 80 A9).
  private static func lines(of bytes: Span<UInt8>, from origin: Int) -> [UInt32] {
    var lines: [UInt32] = []
    var start = UInt32(truncatingIfNeeded: origin)
    var flag: UInt32 = 0
    var index = origin
    let count = bytes.count
    while index < count {
      let byte = bytes[index]
      index += 1
      if byte >= ASCII.space, byte < 0x80 { continue }
      switch byte {
      case ASCII.newline: break
      case ASCII.carriageReturn: if index < count, bytes[index] == ASCII.newline { index += 1 }
      case 0xC2 where index < count && bytes[index] == 0x85:
        index += 1
      case 0xE2 where index + 1 < count && bytes[index] == 0x80 && bytes[index + 1] & 0xFE == 0xA8:
        index += 2
      case 0x80...:
        flag = wide
        continue
      default: continue
      }
      lines.append(start | flag)
      start = UInt32(truncatingIfNeeded: index)
      flag = 0
    }
    lines.append(start | flag)
    return lines
  }
}

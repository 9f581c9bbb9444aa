import CLibYAML

/// Converts libyaml's marks, which count characters, to byte offsets.
///
/// In ASCII text without CR, a character is a byte. In any other text, the offset follows from the line and the column
/// of the mark. `mark.index` is not usable there, because libyaml counts CR LF as one character in a scalar and as two
/// elsewhere.
struct YAMLMarkConverter {
  private let origin: Int
  /// Whether every character is one byte.
  private let isBytewise: Bool
  /// The offsets at which libyaml's lines start. The top bit is set if the line contains characters of several bytes.
  /// Empty if every character is one byte.
  private let lines: [UInt32]
  private static let wide: UInt32 = 1 << 31
  /// The long lines with characters of several bytes: the number of the line, and the indices of its ``checkpoints``. A file
  /// can be one line, and counting its characters from the start for each mark would be quadratic.
  private let longLines: [(line: Int, checkpoints: Range<Int>)]
  /// The offsets of the characters 0, ``stride``, 2 · ``stride`` and so on of the long lines.
  private let checkpoints: [UInt32]
  private static let stride = 128

  /// Prepares for a text that starts at `origin`, after a byte-order mark.
  init(_ bytes: Span<UInt8>, origin: Int, isASCII: Bool) {
    self.origin = origin
    isBytewise = isASCII && !bytes.contains(ASCII.carriageReturn)
    lines = isBytewise ? [] : Self.lines(of: bytes, from: origin)
    (longLines, checkpoints) = Self.checkpoints(of: lines, in: bytes)
  }

  /// Returns the byte offset of a mark.
  @inline(__always) func offset(of mark: yaml_mark_t, in bytes: Span<UInt8>) -> Int {
    isBytewise ? origin &+ mark.index : offset(ofLineAndColumn: mark, in: bytes)
  }

  private func offset(ofLineAndColumn mark: yaml_mark_t, in bytes: Span<UInt8>) -> Int {
    guard mark.line < lines.count else { return bytes.count }
    let line = lines[mark.line]
    var offset = Int(line & ~Self.wide)
    if line & Self.wide == 0 { return min(offset + mark.column, bytes.count) }
    var rest = mark.column
    let long = longLines.isEmpty ? 0 : longLines.partitioningIndex { $0.line >= mark.line }
    if long < longLines.count, longLines[long].line == mark.line {
      let indices = longLines[long].checkpoints
      let passed = min(rest / Self.stride, indices.count - 1)
      offset = Int(checkpoints[indices.lowerBound + passed])
      rest -= passed * Self.stride
    }
    for _ in 0..<rest where offset < bytes.count { offset += Self.width(of: bytes[offset]) }
    return min(offset, bytes.count)
  }

  /// Returns ``longLines`` and ``checkpoints``.
  private static func checkpoints(
    of lines: [UInt32], in bytes: Span<UInt8>
  ) -> (lines: [(line: Int, checkpoints: Range<Int>)], offsets: [UInt32]) {
    var long: [(line: Int, checkpoints: Range<Int>)] = []
    var offsets: [UInt32] = []
    for (number, line) in lines.enumerated() where line & wide != 0 {
      let end = number + 1 < lines.count ? Int(lines[number + 1] & ~wide) : bytes.count
      var offset = Int(line & ~wide)
      guard end - offset > 2 * stride else { continue }
      let first = offsets.count
      var character = 0
      while offset < end {
        if character.isMultiple(of: stride) { offsets.append(UInt32(truncatingIfNeeded: offset)) }
        offset += width(of: bytes[offset])
        character += 1
      }
      long.append((number, first..<offsets.count))
    }
    return (long, offsets)
  }

  /// Returns the number of bytes of the character that starts with `lead`.
  private static func width(of lead: UInt8) -> Int {
    lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }

  /// Returns the index of a byte at or after `start` before which all are ASCII and no control characters: that of the next other
  /// byte, or less than eight bytes before the end. Most lines are plain.
  @inline(__always) private static func endOfPlainCharacters(in bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index &+ 8 <= bytes.count {
      let word = bytes.word(at: index)
      // A byte less than a space borrows from those above it only.
      let others = (word | (word &- UInt64(repeating: ASCII.space))) & UInt64(repeating: 0x80)
      guard others == 0 else { return index &+ others.trailingZeroBitCount >> 3 }
      index &+= 8
    }
    return index
  }

  /// Returns ``lines``. A line ends at LF, CR, CR LF, NEL (C2 85), LS and PS (E2 80 A8, E2 80 A9), as in libyaml.
  private static func lines(of bytes: Span<UInt8>, from origin: Int) -> [UInt32] {
    var lines: [UInt32] = []
    var start = UInt32(truncatingIfNeeded: origin)
    var flag: UInt32 = 0
    var index = origin
    let count = bytes.count
    while index < count {
      if bytes[index] < 0x80 { index = endOfPlainCharacters(in: bytes, from: index) }
      guard index < count else { break }
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

import BlindspotParser

/// The lines of a file that git left with conflict markers.
struct MergeConflict {
  /// The number of the first marker, 1-based.
  let firstLine: Int
  /// The lines of both sides and those outside conflicts, without indentation and trailing commas. The common ancestor,
  /// which the style `diff3` adds, is left out: one of the sides removed its lines.
  let lines: [[UInt8]]

  /// Reads the lines; nil if the file has no conflict markers.
  init?(in bytes: [UInt8]) {
    var first: Int?
    var lines: [[UInt8]] = []
    var isAncestor = false
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if let marker = Self.marker(of: line) {
        first = first ?? index + 1
        isAncestor = marker == UInt8(ascii: "|")
      } else if !isAncestor {
        let start = line.drop { $0 <= 0x20 }
        let end = start.reversed().drop { $0 <= 0x20 || $0 == UInt8(ascii: ",") }
        lines.append(end.reversed())
      }
    }
    guard let first else { return nil }
    firstLine = first
    self.lines = lines
  }

  /// Returns the byte that a conflict marker repeats seven times at the start of a line; nil for other lines.
  private static func marker(of line: ArraySlice<UInt8>) -> UInt8? {
    guard let byte = line.first, "<=>|".utf8.contains(byte), line.prefix(7).count == 7,
      line.prefix(7).allSatisfy({ $0 == byte })
    else { return nil }
    return byte
  }
}

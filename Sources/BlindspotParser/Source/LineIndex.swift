/// Turns byte offsets into lines and columns, and finds the lines of an excerpt. Made only for files of which something
/// is to be said.
///
/// Lines end at LF, CR and CR LF, as editors count them; NEL, LS and PS, which YAML 1.1 also takes for line ends, do
/// not end a line here.
public struct LineIndex: Sendable {
  private let bytes: [UInt8]
  /// The offset of the first byte of every line.
  private let starts: [UInt32]

  /// Finds the lines of `bytes`, which are UTF-8.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts: [UInt32] = [0]
    let span = bytes.span
    for index in span.indices {
      let byte = span[index]
      guard byte == 0x0A || byte == 0x0D else { continue }
      if byte == 0x0D, index + 1 < span.count, span[index + 1] == 0x0A { continue }
      starts.append(UInt32(truncatingIfNeeded: index + 1))
    }
    self.starts = starts
  }

  /// How many lines there are; a text that ends with a line end has an empty last one.
  public var lineCount: Int { starts.count }

  /// The position of a byte, 1-based, column in Unicode scalars; a byte-order mark is not counted. An offset behind the
  /// end means the end, one inside a scalar means that scalar.
  public func position(of offset: Int) -> SourcePosition {
    let line = line(of: offset)
    var column = 0
    for index in contentStart(line)..<max(min(offset + 1, bytes.count), contentStart(line))
    where bytes[index] & 0xC0 != 0x80 { column += 1 }
    return SourcePosition(line: line + 1, column: offset < bytes.count ? max(column, 1) : column + 1)
  }

  /// The first and the end position of a range.
  public func positions(of range: SourceRange) -> (start: SourcePosition, end: SourcePosition) {
    (position(of: range.start), position(of: range.end))
  }

  /// The bytes of a line, 1-based, without its end and without a byte-order mark; empty behind the last line.
  public func range(ofLine number: Int) -> SourceRange {
    guard number >= 1, number <= starts.count else { return SourceRange(start: bytes.count, end: bytes.count) }
    let start = contentStart(number - 1)
    var end = number < starts.count ? Int(starts[number]) : bytes.count
    if number < starts.count {
      end -= 1
      if bytes[end] == 0x0A, end > start, bytes[end - 1] == 0x0D { end -= 1 }
    }
    return SourceRange(start: start, end: end)
  }

  /// The number of the line that holds a byte, 0-based.
  private func line(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// Where the text of a line (0-based) starts: behind the byte-order mark in the first.
  private func contentStart(_ line: Int) -> Int {
    line == 0 ? TextEncoding.markLength(of: bytes) : Int(starts[line])
  }
}

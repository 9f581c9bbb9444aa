package import BlindspotParser

/// The text of an open document in UTF-8, with its lines as LSP counts them: LF, CR LF and CR end a line.
package struct TextBuffer: Sendable {
  /// The bytes.
  package private(set) var bytes: [UInt8]
  /// The offset of the first byte of each line.
  private var starts: [Int]
  /// The number of UTF-16 units before each block of a text with long lines; empty until it is needed.
  private var blocks: [Int] = []
  /// The lines as reports count them; nil until they are needed.
  private var reportLines: LineIndex?

  /// Lines longer than this are counted with ``blocks``.
  private static let blockSize = 1024

  /// Creates a buffer with a text.
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    starts = [0]
    Self.appendStarts(from: 1, through: bytes.count, of: bytes.span, to: &starts)
  }

  /// The number of lines; at least 1.
  package var lineCount: Int { starts.count }

  // MARK: Edits

  /// Replaces a range of bytes.
  package mutating func replace(_ range: Range<Int>, with text: [UInt8]) {
    let first = max(range.lowerBound, 1)
    let rest = starts[starts.partitioningIndex { $0 > range.upperBound }...]
    var kept = Array(starts[..<starts.partitioningIndex { $0 >= first }])
    let shift = text.count - range.count
    // First: the lines refer to the bytes, which would be copied.
    reportLines = nil
    blocks = []
    bytes.replaceSubrange(range, with: text)
    // Whether a line starts at an offset depends on the bytes before and after it.
    Self.appendStarts(from: first, through: range.lowerBound + text.count, of: bytes.span, to: &kept)
    kept.append(contentsOf: rest.lazy.map { $0 + shift })
    starts = kept
  }

  /// Appends the starts of lines among some offsets of a text.
  private static func appendStarts(from first: Int, through last: Int, of text: Span<UInt8>, to starts: inout [Int]) {
    var offset = first
    while offset <= last {
      let before = text[offset - 1]
      if before == ASCII.newline {
        starts.append(offset)
      } else if before == ASCII.carriageReturn, text.byte(at: offset) != ASCII.newline {
        starts.append(offset)
      }
      offset += 1
    }
  }

  // MARK: Positions

  /// Returns the byte of a position. A position after the end of its line means the end of the line; one inside a scalar
  /// means the scalar.
  package func offset(of position: Position, in encoding: PositionEncoding) -> Int {
    guard position.line < starts.count else { return bytes.count }
    let start = starts[position.line]
    let end = contentEnd(ofLine: position.line)
    var offset = start
    switch encoding {
    case .utf8:
      offset = position.character >= end - start ? end : start + position.character
      while offset > start, offset < bytes.count, bytes[offset].isUTF8Continuation { offset -= 1 }
    case .utf16:
      var units = 0
      while offset < end {
        let next = units + encoding.units(of: bytes[offset])
        if next > position.character { break }
        units = next
        offset += 1
        while offset < end, bytes[offset].isUTF8Continuation { offset += 1 }
      }
    }
    return offset
  }

  /// Returns the position of a byte. An offset after the end means the end; one inside a scalar means the scalar.
  package mutating func position(of offset: Int, in encoding: PositionEncoding) -> Position {
    var offset = min(max(offset, 0), bytes.count)
    while offset > 0, offset < bytes.count, bytes[offset].isUTF8Continuation { offset -= 1 }
    let line = starts.partitioningIndex { $0 > offset } - 1
    switch encoding {
    case .utf8: return Position(line: line, character: offset - starts[line])
    case .utf16: return Position(line: line, character: units(from: starts[line], to: offset))
    }
  }

  /// Returns the bytes of a line (0-based) without its end; empty after the last line.
  package func range(ofLine line: Int) -> Range<Int> {
    line < starts.count ? starts[line]..<contentEnd(ofLine: line) : bytes.count..<bytes.count
  }

  /// Returns the number of the line of a byte, 0-based.
  package func line(of offset: Int) -> Int { max(starts.partitioningIndex { $0 > offset } - 1, 0) }

  /// Returns the bytes from a position of a report to the end of the word there.
  package mutating func range(at position: SourcePosition) -> SourceRange {
    let lines = reportLines ?? LineIndex(bytes)
    reportLines = lines
    let line = lines.range(ofLine: position.line)
    var start = line.start
    var column = 1
    while start < line.end, column < position.column {
      start += 1
      while start < line.end, bytes[start].isUTF8Continuation { start += 1 }
      column += 1
    }
    let end = bytes[start..<line.end].firstIndex { $0.isBlankOrLineEnd } ?? line.end
    return SourceRange(start: start, end: max(start, end))
  }

  private func contentEnd(ofLine line: Int) -> Int {
    guard line + 1 < starts.count else { return bytes.count }
    let end = starts[line + 1] - 1
    let isPair = bytes[end] == ASCII.newline && end > starts[line] && bytes[end - 1] == ASCII.carriageReturn
    return isPair ? end - 1 : end
  }

  /// Returns the number of UTF-16 units between two offsets.
  private mutating func units(from start: Int, to end: Int) -> Int {
    guard end - start > 4 * Self.blockSize else { return countUnits(start, end) }
    if blocks.isEmpty { countBlocks() }
    let (first, last) = (start / Self.blockSize, end / Self.blockSize)
    return blocks[last] - blocks[first] - countUnits(first * Self.blockSize, start)
      + countUnits(last * Self.blockSize, end)
  }

  private mutating func countBlocks() {
    blocks.reserveCapacity(bytes.count / Self.blockSize + 1)
    var units = 0
    for start in stride(from: 0, through: bytes.count, by: Self.blockSize) {
      blocks.append(units)
      units += countUnits(start, min(start + Self.blockSize, bytes.count))
    }
  }

  private func countUnits(_ start: Int, _ end: Int) -> Int {
    bytes.span.extracting(start..<end).utf16Count
  }
}

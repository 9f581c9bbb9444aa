/// Converts byte offsets to lines and columns, and finds the lines of an excerpt. Created only for files with findings
/// or problems.
///
/// Lines end at LF and CR LF, as git, grep and GitHub count them. A lone CR, NEL, LS and PS, which end a line in YAML 1.1,
/// do not end a line here.
public struct LineIndex: Sendable {
  private let bytes: [UInt8]
  /// The offset of the first byte of every line.
  private let starts: [UInt32]
  /// The number of UTF-8 continuation bytes before each block. A file can be one long line; counting its columns from
  /// the start each time would be quadratic.
  private let continuations: [UInt32]
  private static let blockSize = 1024
  /// The number of bytes that are compared at once; a divisor of the block size.
  private static let stride = 16

  /// Creates the index of a text in UTF-8.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts: [UInt32] = [0]
    // Lines of exports have about 30 bytes.
    starts.reserveCapacity(bytes.count / 32 + 1)
    var continuations: [UInt32] = []
    continuations.reserveCapacity(bytes.count / Self.blockSize + 1)
    var continued: UInt32 = 0
    let span = bytes.span
    var index = 0
    while index < span.count {
      if index.isMultiple(of: Self.blockSize) { continuations.append(continued) }
      if index + Self.stride <= span.count {
        let block = span.block(at: index)
        // Nearly all blocks contain only ASCII and LF.
        if (.!block.marks(below: 0x80)).isEmpty {
          block.marks(of: ASCII.newline).forEach { starts.append(UInt32(truncatingIfNeeded: index + $0 + 1)) }
          index += Self.stride
          continue
        }
      }
      let end = min(index + Self.stride, span.count)
      while index < end {
        let byte = span[index]
        index += 1
        if byte.isUTF8Continuation { continued += 1 }
        guard byte == ASCII.newline else { continue }
        starts.append(UInt32(truncatingIfNeeded: index))
      }
    }
    self.starts = starts
    self.continuations = continuations
  }

  /// The number of lines. A text that ends with a line end has an empty last line.
  public var lineCount: Int { starts.count }

  /// The position of a byte, 1-based, column in Unicode scalars; a byte-order mark is not counted. An offset after
  /// the end means the end, an offset inside a scalar means that scalar.
  public func position(of offset: Int) -> SourcePosition {
    let line = line(of: offset)
    let start = contentStart(line)
    let end = min(max(offset, start), bytes.count)
    let scalars = end - start - continuations(from: start, to: end)
    // The count includes the scalar that contains the offset.
    let isInside = end < bytes.count && bytes[end].isUTF8Continuation
    return SourcePosition(line: line + 1, column: isInside ? scalars : scalars + 1)
  }

  /// Returns the number of UTF-8 continuation bytes between two offsets.
  private func continuations(from start: Int, to end: Int) -> Int {
    let first = start / Self.blockSize
    let last = min(end / Self.blockSize, continuations.count - 1)
    guard first < last else { return countContinuations(start, end) }
    return Int(continuations[last]) - Int(continuations[first])
      - countContinuations(first * Self.blockSize, start) + countContinuations(last * Self.blockSize, end)
  }

  private func countContinuations(_ start: Int, _ end: Int) -> Int {
    var count = 0
    for index in start..<end where bytes[index].isUTF8Continuation { count += 1 }
    return count
  }

  /// Returns the positions of the start and the end of a range.
  public func positions(of range: SourceRange) -> (start: SourcePosition, end: SourcePosition) {
    (position(of: range.start), position(of: range.end))
  }

  /// Returns the bytes of a line, 1-based, without its end and without a byte-order mark; empty after the last line.
  public func range(ofLine number: Int) -> SourceRange {
    guard number >= 1, number <= starts.count else { return SourceRange(start: bytes.count, end: bytes.count) }
    let start = contentStart(number - 1)
    var end = number < starts.count ? Int(starts[number]) : bytes.count
    if number < starts.count {
      end -= 1
      if end > start, bytes[end - 1] == ASCII.carriageReturn { end -= 1 }
    }
    return SourceRange(start: start, end: end)
  }

  /// Returns the number of the line of a byte, 1-based.
  package func lineNumber(of offset: Int) -> Int { line(of: offset) + 1 }

  /// Returns the number of the line of a byte, 0-based.
  private func line(of offset: Int) -> Int { max(starts.partitioningIndex { Int($0) > offset } - 1, 0) }

  /// Returns the offset of the text of a line (0-based): after the byte-order mark in the first.
  private func contentStart(_ line: Int) -> Int {
    line == 0 ? TextEncoding.markLength(of: bytes) : Int(starts[line])
  }
}

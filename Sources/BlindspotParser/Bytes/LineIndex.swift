/// Converts byte offsets to lines and columns, and finds the lines of an excerpt. Created only for files with findings
/// or problems.
///
/// Lines end at LF and CR LF, as git, grep and GitHub count them. A lone CR, NEL, LS and PS, which end a line in YAML 1.1,
/// do not end a line here.
///
/// Counts the line ends before each block of the file, and those inside a block when a finding is in it. To store the start
/// of every line took five times as long: a file has 2,600 lines, and its findings ask for 200.
public struct LineIndex: Sendable {
  private let bytes: [UInt8]
  /// The number of line ends before each block.
  private let lineEnds: [UInt32]
  /// The number of UTF-8 continuation bytes before each block. A file can be one long line; counting its columns from
  /// the start each time would be quadratic.
  private let continuations: [UInt32]
  /// The number of lines. A text that ends with a line end has an empty last line.
  public let lineCount: Int
  /// The size of a block in bytes.
  private static let blockSize = 256

  /// Creates the index of a text in UTF-8.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let blocks = bytes.count / Self.blockSize + 1
    var lineEnds = [UInt32](repeating: 0, count: blocks)
    var continuations = [UInt32](repeating: 0, count: blocks)
    var total: (lineEnds: UInt32, continuations: UInt32) = (0, 0)
    do {
      let span = bytes.span
      var allLineEnds = lineEnds.mutableSpan
      var allContinuations = continuations.mutableSpan
      for block in 0..<blocks {
        allLineEnds[block] = total.lineEnds
        allContinuations[block] = total.continuations
        let start = block &* Self.blockSize
        let counts = span.lineCounts(in: start..<min(start &+ Self.blockSize, span.count))
        total.lineEnds &+= UInt32(truncatingIfNeeded: counts.lineEnds)
        total.continuations &+= UInt32(truncatingIfNeeded: counts.continuations)
      }
    }
    self.lineEnds = lineEnds
    self.continuations = continuations
    lineCount = Int(total.lineEnds) + 1
  }

  /// The position of a byte, 1-based, column in Unicode scalars; a byte-order mark is not counted. An offset after
  /// the end means the end, an offset inside a scalar means that scalar.
  public func position(of offset: Int) -> SourcePosition {
    let line = line(of: offset)
    let start = contentStart(line, before: offset)
    let end = min(max(offset, start), bytes.count)
    let scalars = end - start - continuations(from: start, to: end)
    // The count includes the scalar that contains the offset.
    let isInside = end < bytes.count && bytes[end].isUTF8Continuation
    return SourcePosition(line: line + 1, column: isInside ? scalars : scalars + 1)
  }

  /// Returns the number of UTF-8 continuation bytes between two offsets.
  private func continuations(from start: Int, to end: Int) -> Int {
    let (first, last) = (start / Self.blockSize, end / Self.blockSize)
    let span = bytes.span
    guard first < last else { return span.continuations(in: start..<end) }
    return Int(continuations[last]) - Int(continuations[first])
      - span.continuations(in: first * Self.blockSize..<start) + span.continuations(in: last * Self.blockSize..<end)
  }

  /// Returns the positions of the start and the end of a range.
  public func positions(of range: SourceRange) -> (start: SourcePosition, end: SourcePosition) {
    let start = position(of: range.start)
    // Most ranges are a few words in one line.
    guard range.start >= 0, range.start <= range.end, range.end < bytes.count, range.end - range.start < Self.blockSize
    else { return (start, position(of: range.end)) }
    let counts = bytes.span.lineCounts(in: range.start..<range.end)
    let isInside = bytes[range.start].isUTF8Continuation || bytes[range.end].isUTF8Continuation
    guard counts.lineEnds == 0, !isInside, start.line > 1 else { return (start, position(of: range.end)) }
    let scalars = range.end - range.start - counts.continuations
    return (start, SourcePosition(line: start.line, column: start.column + scalars))
  }

  /// Returns the bytes of a line, 1-based, without its end and without a byte-order mark; empty after the last line.
  public func range(ofLine number: Int) -> SourceRange {
    guard number >= 1, number <= lineCount else { return SourceRange(start: bytes.count, end: bytes.count) }
    return content(from: contentStart(number - 1, before: nil), to: end(ofLine: number - 1))
  }

  /// Returns the bytes of a line up to its line feed or the end of the file, without the carriage return before a line feed.
  private func content(from start: Int, to end: Int) -> SourceRange {
    let hasReturn = end < bytes.count && end > start && bytes[end - 1] == ASCII.carriageReturn
    return SourceRange(start: start, end: hasReturn ? end - 1 : end)
  }

  /// Returns the number of the line of a byte, 1-based, and its range; see ``range(ofLine:)``.
  package func line(around offset: Int) -> (number: Int, range: SourceRange) {
    let line = line(of: offset)
    guard line > 0, offset < bytes.count else { return (line + 1, range(ofLine: line + 1)) }
    let start = contentStart(line, before: offset)
    // Most lines end in the block of the offset. A line can have a megabyte, and a finding in every sentence.
    let block = bytes.span.extracting(..<min((offset / Self.blockSize + 1) * Self.blockSize, bytes.count))
    let end = block.firstIndex(of: ASCII.newline, from: offset) ?? self.end(ofLine: line)
    return (line + 1, content(from: start, to: end))
  }

  /// Returns the number of the line of a byte, 1-based.
  package func lineNumber(of offset: Int) -> Int { line(of: offset) + 1 }

  /// Returns the numbers of the lines of a range, 1-based; the end of the last line belongs to the range.
  package func lines(of range: SourceRange) -> ClosedRange<Int> {
    let start = lineNumber(of: range.start)
    let last = max(range.end - 1, range.start)
    guard range.start >= 0, last < bytes.count, last - range.start < Self.blockSize else {
      return start...max(start, lineNumber(of: last))
    }
    return start...start + bytes.span.lineEnds(in: range.start..<last)
  }

  /// Returns the number of the line of a byte, 0-based.
  private func line(of offset: Int) -> Int {
    let end = min(max(offset, 0), bytes.count)
    let block = end / Self.blockSize
    return Int(lineEnds[block]) + bytes.span.lineEnds(in: block * Self.blockSize..<end)
  }

  /// Returns the offset of the text of a line (0-based): after the byte-order mark in the first.
  ///
  /// - Parameter offset: an offset in the line; nil if none is known.
  private func contentStart(_ line: Int, before offset: Int?) -> Int {
    guard line > 0 else { return TextEncoding.markLength(of: bytes) }
    guard let offset else { return start(ofLine: line) }
    // Most lines begin in the block of the offset.
    let end = min(offset, bytes.count)
    return bytes.span.lineStart(before: end, from: end / Self.blockSize * Self.blockSize) ?? start(ofLine: line)
  }

  /// Returns the offset of the end of a line (0-based): of its line feed, or of the end of the file.
  private func end(ofLine line: Int) -> Int { line + 1 < lineCount ? start(ofLine: line + 1) - 1 : bytes.count }

  /// Returns the offset of a line after the first (0-based), which must exist.
  private func start(ofLine line: Int) -> Int {
    let block = lineEnds.partitioningIndex { Int($0) >= line } - 1
    let span = bytes.span
    var index = block * Self.blockSize
    var rest = line - Int(lineEnds[block])
    while index + 16 <= span.count {
      let count = span.lineEnds(in: index..<index + 16)
      if count >= rest { break }
      rest -= count
      index += 16
    }
    while index < span.count {
      if span[index] == ASCII.newline { rest -= 1 }
      index += 1
      if rest == 0 { break }
    }
    return index
  }
}

extension Span<UInt8> {
  fileprivate func lineEnds(in range: Range<Int>) -> Int {
    count(in: range, { $0.marks(of: ASCII.newline) }, { $0 == ASCII.newline })
  }

  fileprivate func continuations(in range: Range<Int>) -> Int {
    count(in: range, { $0.utf8ContinuationMarks }, \.isUTF8Continuation)
  }

  /// Returns both counts for a range of at most a block.
  fileprivate func lineCounts(in range: Range<Int>) -> (lineEnds: Int, continuations: Int) {
    precondition(range.upperBound <= count)
    var (lineEnds, continuations) = (ByteBlock.zero, ByteBlock.zero)
    var index = range.lowerBound
    let bytes = unsafe bytes
    while index &+ 16 <= range.upperBound {
      let block = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: ByteBlock.self)
      lineEnds.add(block.marks(of: ASCII.newline))
      continuations.add(block.utf8ContinuationMarks)
      index &+= 16
    }
    let rest = index..<range.upperBound
    guard !rest.isEmpty else { return (lineEnds.sum, continuations.sum) }
    return (lineEnds.sum + self.lineEnds(in: rest), continuations.sum + self.continuations(in: rest))
  }

  /// Returns the offset after the last line end before `end`; nil if none is at or after `first`.
  fileprivate func lineStart(before end: Int, from first: Int) -> Int? {
    var end = end
    while end &- 16 >= first {
      if let last = block(at: end &- 16).marks(of: ASCII.newline).last { return end &- 15 &+ last }
      end &-= 16
    }
    while end > first {
      if self[end &- 1] == ASCII.newline { return end }
      end &-= 1
    }
    return nil
  }
}

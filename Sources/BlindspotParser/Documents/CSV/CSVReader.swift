/// Reads comma-separated values (RFC 4180) into a sequence of mappings whose keys are the cells of the header. The
/// pointer of a cell is `/0/email`, where row 0 is the first row after the header.
///
/// In addition to the standard: the delimiter is the most frequent one of comma, semicolon, tab and bar in the header,
/// lines end at LF, CR or CR LF, and empty lines are skipped. So are rows of empty cells, and empty cells without a header,
/// which have no text and would take a hundred times their size in memory.
package enum CSVReader {
  /// Reads one file. A row that does not have as many cells as the header is a problem, but it is read: the key of a
  /// cell without a header is its number, 1-based.
  ///
  /// - Parameters:
  ///   - file: the bytes; UTF-16 is transcoded first, and the document then refers to the transcoded bytes.
  ///   - vocabulary: the scalars to recognize.
  ///   - limits: the limits of size and number.
  package static func read(
    _ file: SourceFile, vocabulary: Vocabulary = Vocabulary(), limits: ReadLimits = ReadLimits()
  ) -> ReadResult {
    do throws(Problem) {
      try limits.checkSize(of: file)
      let file = try TextEncoding.utf8(file)
      _ = try TextEncoding.checkUTF8(file)
      var reading = CSVReading(file: file, vocabulary: vocabulary, limits: limits)
      return reading.read()
    } catch {
      return ReadResult(problems: [error])
    }
  }
}

/// The state of reading one file.
private struct CSVReading {
  /// A cell with its text.
  private struct Cell {
    let style: Node.Style
    let symbol: Symbol
    let range: Range<Int>
    let text: TextSlice
  }

  private let file: SourceFile
  private let vocabulary: Vocabulary
  private let limits: ReadLimits
  private var scanner: CSVScanner
  private var builder = TreeBuilder(nodeCapacity: 64)
  private var header: [Cell] = []
  private var problems: [Problem] = []
  private var unequalRows = 0
  private var malformedRows = 0
  /// The maximum number of unequal rows, and of rows with malformed cells, with a problem of their own.
  private static let maximumReportedRows = 100
  /// The maximum number of unequal rows. A file with more of them is not a table, and the rest is not read.
  private static let maximumUnequalRows = 10_000
  private lazy var lines = LineIndex(file.bytes)

  init(file: SourceFile, vocabulary: Vocabulary, limits: ReadLimits) {
    self.file = file
    self.limits = limits
    self.vocabulary = vocabulary
    scanner = CSVScanner(file.bytes.span, start: TextEncoding.markLength(of: file.bytes))
  }

  mutating func read() -> ReadResult {
    // A copy of the reference, whose span does not prevent changes of `self`.
    let bytes = file.bytes
    let source = bytes.span
    builder.openCollection(.sequence, at: scanner.index)
    if let cells = scanner.nextRow(in: source) { for cell in cells { header.append(decoded(cell, in: source)) } }
    var nextCheck = ReadLimits.nodesPerDeadlineCheck
    while let cells = scanner.nextRow(in: source) {
      guard builder.nextIndex + 2 * cells.count < limits.expandedNodes else {
        problems.append(
          Problem(
            file: file.name, position: lines.position(of: cells[0].range.lowerBound), code: .limitReached,
            message: "the file has more than \(limits.expandedNodes / 2) cells; the rest is not read (limit nodes)"))
        break
      }
      if builder.nextIndex >= nextCheck {
        nextCheck = builder.nextIndex + ReadLimits.nodesPerDeadlineCheck
        if let deadline = limits.deadline, deadline.hasSearchEnded {
          problems.append(
            Problem(
              file: file.name, position: lines.position(of: cells[0].range.lowerBound), code: .limitReached,
              message: ReadLimits.deadlineMessage))
          break
        }
      }
      if cells.count != header.count { reportUnequalRow(cells) }
      if unequalRows > Self.maximumUnequalRows {
        problems.append(
          Problem(
            file: file.name, position: lines.position(of: cells[0].range.lowerBound), code: .limitReached,
            message:
              "more than \(Self.maximumUnequalRows) rows do not have as many cells as the header; the rest is not read")
        )
        break
      }
      guard cells.contains(where: { !$0.range.isEmpty }) else { continue }
      builder.openCollection(.mapping, at: cells[0].range.lowerBound)
      for (column, cell) in cells.enumerated() where column < header.count || !cell.range.isEmpty {
        addKey(column)
        append(decoded(cell, in: source))
      }
      builder.closeCollection(at: nil)
      if let offset = scanner.takeMalformedStart() {
        malformedRows += 1
        if malformedRows <= Self.maximumReportedRows {
          problems.append(problem(at: offset, "this quoted cell does not end with a quote and a delimiter"))
        }
      }
    }
    builder.closeCollection(at: source.count)
    if unequalRows > Self.maximumReportedRows {
      problems.append(
        Problem(
          file: file.name, code: .syntaxError,
          message: "\(unequalRows - Self.maximumReportedRows) more rows do not have as many cells as the header"))
    }
    if malformedRows > Self.maximumReportedRows {
      problems.append(
        Problem(
          file: file.name, code: .syntaxError,
          message: "\(malformedRows - Self.maximumReportedRows) more rows have a quoted cell without its end"))
    }
    return ReadResult(documents: [builder.finish(source: file.bytes, hasLines: true)], problems: problems)
  }

  /// Returns a cell with the location of its text. Decodes the text if it contains doubled quotes.
  private mutating func decoded(_ cell: CSVScanner.Cell, in source: Span<UInt8>) -> Cell {
    let style = cell.isQuoted ? Node.Style.csvQuoted : .csvPlain
    guard cell.hasDoubledQuotes else {
      let text = TextSlice(start: cell.text.lowerBound, count: cell.text.count, isInDecodedBuffer: false)
      return Cell(
        style: style, symbol: vocabulary.symbol(of: source.extracting(cell.text)), range: cell.range, text: text)
    }
    let start = builder.decoded.count
    CSVCellDecoder.decode(cell.text, of: source, into: &builder.decoded)
    let end = builder.decoded.count
    return Cell(
      style: style, symbol: vocabulary.symbol(of: builder.decoded.span.extracting(start..<end)), range: cell.range,
      text: TextSlice(start: start, count: end - start, isInDecodedBuffer: true))
  }

  private mutating func append(_ cell: Cell) {
    builder.append(
      cell.style, symbol: cell.symbol, start: cell.range.lowerBound, end: cell.range.upperBound, text: cell.text)
  }

  private mutating func addKey(_ column: Int) {
    if column < header.count { return append(header[column]) }
    let name = Array(String(column + 1).utf8)
    let start = builder.decoded.count
    builder.decoded.append(contentsOf: name)
    append(
      Cell(
        style: .synthetic, symbol: .unknown, range: 0..<0,
        text: TextSlice(start: start, count: name.count, isInDecodedBuffer: true)))
  }

  private mutating func reportUnequalRow(_ cells: [CSVScanner.Cell]) {
    unequalRows += 1
    guard unequalRows <= Self.maximumReportedRows else { return }
    problems.append(
      problem(
        at: cells[0].range.lowerBound,
        "this row has \(cells.count) cells and the header has \(header.count); quote cells that contain a delimiter"))
  }

  private mutating func problem(at offset: Int, _ message: ShownText) -> Problem {
    Problem(file: file.name, position: lines.position(of: offset), code: .syntaxError, message: message)
  }
}

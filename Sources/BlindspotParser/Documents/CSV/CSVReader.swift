/// Reads comma-separated values (RFC 4180) into a sequence of mappings whose keys are the cells of the header row, so
/// that the pointer of a cell reads `/0/email`, row 0 being the first behind the header.
///
/// Beyond the standard: the delimiter is whichever of comma, semicolon, tab and bar is most frequent in the header row,
/// lines end at LF, CR or CR LF, empty lines are passed over.
package enum CSVReader {
  /// Reads one file. A row with other than the header's number of cells is a problem, and is read all the same: cells
  /// without a header are named by their number, from 1.
  ///
  /// - Parameters:
  ///   - file: the bytes; UTF-16 is transcoded first, and the document then refers to the transcoded bytes.
  ///   - vocabulary: the scalars to recognise.
  ///   - limits: what is too much.
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
  private let file: SourceFile
  private let vocabulary: Vocabulary
  private let limits: ReadLimits
  private var scanner: CSVScanner
  private var builder = TreeBuilder(nodeCapacity: 64)
  private var header: [Node] = []
  private var problems: [Problem] = []
  private var unequalRows = 0
  /// How many unequal rows are told one by one.
  private static let maximumReportedRows = 100
  private lazy var lines = LineIndex(file.bytes)

  init(file: SourceFile, vocabulary: Vocabulary, limits: ReadLimits) {
    self.file = file
    self.limits = limits
    self.vocabulary = vocabulary
    scanner = CSVScanner(file.bytes.span, start: TextEncoding.markLength(of: file.bytes))
  }

  mutating func read() -> ReadResult {
    // A copy of the reference: a span of it does not keep `self` from being changed.
    let bytes = file.bytes
    let source = bytes.span
    builder.openCollection(.sequence, at: UInt32(truncatingIfNeeded: scanner.index))
    if let cells = scanner.nextRow(in: source) { for cell in cells { header.append(node(cell, in: source)) } }
    while let cells = scanner.nextRow(in: source) {
      guard Int(builder.nextIndex) + 2 * cells.count < limits.expandedNodes else {
        problems.append(
          Problem(
            file: file.name, position: lines.position(of: cells[0].range.lowerBound), code: .limitReached,
            message: "the file has more than \(limits.expandedNodes / 2) cells; the rest is not read (limit nodes)"))
        break
      }
      builder.openCollection(.mapping, at: UInt32(truncatingIfNeeded: cells[0].range.lowerBound))
      for (column, cell) in cells.enumerated() {
        addKey(column)
        add(node(cell, in: source))
      }
      builder.closeCollection(at: nil)
      if cells.count != header.count { noteUnequalRow(cells) }
      if let offset = scanner.takeMalformedPlace() {
        problems.append(problem(at: offset, "this quoted cell does not end with a quote and a delimiter"))
      }
    }
    builder.closeCollection(at: UInt32(truncatingIfNeeded: source.count))
    if unequalRows > Self.maximumReportedRows {
      problems.append(
        Problem(
          file: file.name, code: .syntaxError,
          message: "\(unequalRows - Self.maximumReportedRows) more rows do not have as many cells as the header"))
    }
    return ReadResult(documents: [builder.finish(source: file.bytes, hasLines: true)], problems: problems)
  }

  /// The scalar of a cell; its text is decoded if quotes are doubled in it.
  private mutating func node(_ cell: CSVScanner.Cell, in source: Span<UInt8>) -> Node {
    let text = cell.text
    var start = text.lowerBound
    var count = text.count
    var symbol = vocabulary.symbol(of: source.extracting(text))
    if cell.hasDoubledQuotes {
      start = builder.decoded.count
      CSVCellDecoder.decode(text, of: source, into: &builder.decoded)
      count = builder.decoded.count - start
      symbol = vocabulary.symbol(of: builder.decoded.span.extracting(start..<start + count))
    }
    return Node(
      kind: .scalar, style: cell.isQuoted ? .csvQuoted : .csvPlain, symbol: symbol,
      sourceStart: UInt32(truncatingIfNeeded: cell.range.lowerBound),
      sourceEnd: UInt32(truncatingIfNeeded: cell.range.upperBound), textStart: UInt32(truncatingIfNeeded: start),
      textLength: UInt32(truncatingIfNeeded: count), isInDecodedBuffer: cell.hasDoubledQuotes, subtreeEnd: 0)
  }

  private mutating func add(_ node: Node) {
    var node = node
    node.subtreeEnd = builder.nextIndex + 1
    builder.append(node)
  }

  private mutating func addKey(_ column: Int) {
    if column < header.count { return add(header[column]) }
    let name = Array(String(column + 1).utf8)
    let start = UInt32(truncatingIfNeeded: builder.decoded.count)
    builder.decoded.append(contentsOf: name)
    add(
      Node(
        kind: .scalar, style: .synthetic, symbol: .unknown, sourceStart: 0, sourceEnd: 0, textStart: start,
        textLength: UInt32(truncatingIfNeeded: name.count), isInDecodedBuffer: true, subtreeEnd: 0))
  }

  private mutating func noteUnequalRow(_ cells: [CSVScanner.Cell]) {
    unequalRows += 1
    guard unequalRows <= Self.maximumReportedRows else { return }
    problems.append(
      problem(
        at: cells[0].range.lowerBound,
        "this row has \(cells.count) cells and the header has \(header.count); quote cells that hold a delimiter"))
  }

  private mutating func problem(at offset: Int, _ message: String) -> Problem {
    Problem(file: file.name, position: lines.position(of: offset), code: .syntaxError, message: message)
  }
}

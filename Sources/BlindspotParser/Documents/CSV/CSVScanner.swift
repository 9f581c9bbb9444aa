/// Splits comma-separated values into rows of cells (RFC 4180 section 2).
struct CSVScanner {
  /// One cell of a row.
  struct Cell {
    /// The bytes from delimiter to delimiter, quotes included.
    let range: Range<Int>
    /// The bytes between the quotes, or all of them.
    let text: Range<Int>
    let isQuoted: Bool
    let hasDoubledQuotes: Bool
  }

  /// More cells than any table has; what follows is read as another row, and told for its length.
  private static let maximumColumns = 16_384

  /// The next byte to look at.
  private(set) var index: Int
  private let delimiter: UInt8
  /// Where the first cell of the last row begins whose quotes do not end as they should.
  private var malformedPlace: Int?
  /// How many cells had no last quote. Each was looked for up to the end of the text, so it is not done forever.
  private var openCells = 0
  private static let maximumOpenCells = 20

  /// Starts at the byte `start` and detects the delimiter of the first row.
  init(_ source: Span<UInt8>, start: Int) {
    index = start
    delimiter = Self.delimiter(of: source, from: start)
  }

  /// The most frequent candidate outside the quoted cells of the first row that is not empty; a comma in doubt.
  private static func delimiter(of source: Span<UInt8>, from start: Int) -> UInt8 {
    var start = start
    while start < source.count, source[start].isLineEnd { start += 1 }
    var counts: [(delimiter: UInt8, count: Int)] = [
      (ASCII.comma, 0), (ASCII.semicolon, 0), (ASCII.tab, 0), (ASCII.bar, 0),
    ]
    var index = start
    var opensCell = true
    while index < source.count, !source[index].isLineEnd {
      if opensCell, source[index] == ASCII.quote, let end = endOfQuotes(in: source, from: index) { index = end }
      opensCell = false
      guard index < source.count else { break }
      for place in counts.indices where counts[place].delimiter == source[index] {
        counts[place].count += 1
        opensCell = true
      }
      if !source[index].isLineEnd { index += 1 }
    }
    return counts.reduce(counts[0]) { $1.count > $0.count ? $1 : $0 }.delimiter
  }

  /// The index after the quote that closes the one at `start`; nil if none does.
  private static func endOfQuotes(in source: Span<UInt8>, from start: Int) -> Int? {
    var index = start + 1
    while let quote = source.firstIndex(of: ASCII.quote, from: index) {
      guard quote + 1 < source.count, source[quote + 1] == ASCII.quote else { return quote + 1 }
      index = quote + 2
    }
    return nil
  }

  /// The cells of the next row that is not empty; nil at the end. Never an empty array.
  mutating func nextRow(in source: Span<UInt8>) -> [Cell]? {
    while index < source.count, source[index].isLineEnd { index += 1 }
    guard index < source.count else { return nil }
    var cells = [nextCell(in: source)]
    while index < source.count, source[index] == delimiter, cells.count < Self.maximumColumns {
      index += 1
      cells.append(nextCell(in: source))
    }
    return cells
  }

  /// Where a quoted cell of the rows so far was malformed; asking forgets it.
  mutating func takeMalformedPlace() -> Int? {
    defer { malformedPlace = nil }
    return malformedPlace
  }

  private mutating func nextCell(in source: Span<UInt8>) -> Cell {
    let start = index
    guard index < source.count, source[index] == ASCII.quote, openCells < Self.maximumOpenCells else {
      skipPlain(in: source)
      return Cell(range: start..<index, text: start..<index, isQuoted: false, hasDoubledQuotes: false)
    }
    var hasDoubledQuotes = false
    index += 1
    while index < source.count {
      if source[index] == ASCII.quote {
        guard index + 1 < source.count, source[index + 1] == ASCII.quote else { break }
        hasDoubledQuotes = true
        index += 1
      }
      index += 1
    }
    let close = index
    index = min(close + 1, source.count)
    let isClosed = close < source.count
    let isFollowed = index == source.count || source[index] == delimiter || source[index].isLineEnd
    guard isClosed, isFollowed else {
      malformedPlace = malformedPlace ?? start
      // What is no quoted cell is read as it stands: a cell that lacks its last quote ends where its line does.
      if !isClosed {
        index = start
        openCells += 1
      }
      skipPlain(in: source)
      return Cell(range: start..<index, text: start..<index, isQuoted: false, hasDoubledQuotes: false)
    }
    return Cell(range: start..<index, text: start + 1..<close, isQuoted: true, hasDoubledQuotes: hasDoubledQuotes)
  }

  private mutating func skipPlain(in source: Span<UInt8>) {
    while index < source.count, source[index] != delimiter, !source[index].isLineEnd { index += 1 }
  }
}

/// Splits comma-separated values into rows of cells (RFC 4180 section 2).
struct CSVScanner {
  /// One cell of a row.
  struct Cell {
    /// The bytes between two delimiters, including quotes.
    let range: Range<Int>
    /// The bytes between the quotes, or all bytes of a cell without quotes.
    let text: Range<Int>
    let isQuoted: Bool
    let hasDoubledQuotes: Bool
  }

  /// The maximum number of cells in a row, more than any table has. The cells after it become another row, which is
  /// reported because of its length.
  private static let maximumColumns = 16_384

  /// The offset of the next byte.
  private(set) var index: Int
  private let delimiter: UInt8
  /// The start of the first cell with malformed quotes since the last call of ``takeMalformedStart()``.
  private var malformedStart: Int?
  /// The number of cells without a closing quote. The search for it reads to the end of the text, so the number has a
  /// limit.
  private var openCells = 0
  private static let maximumOpenCells = 20

  /// Starts at the byte `start` and detects the delimiter of the first row.
  init(_ source: Span<UInt8>, start: Int) {
    index = start
    delimiter = Self.delimiter(of: source, from: start)
  }

  /// Returns the most frequent delimiter outside quoted cells in the first row that is not empty; by default a comma.
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

  /// Returns the index after the closing quote of the quote at `start`; nil if it is not closed.
  private static func endOfQuotes(in source: Span<UInt8>, from start: Int) -> Int? {
    var index = start + 1
    while let quote = source.firstIndex(of: ASCII.quote, from: index) {
      guard quote + 1 < source.count, source[quote + 1] == ASCII.quote else { return quote + 1 }
      index = quote + 2
    }
    return nil
  }

  /// Returns the cells of the next row that is not empty; nil at the end. Never an empty array.
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

  /// Returns the start of the first cell with malformed quotes since the last call, if any.
  mutating func takeMalformedStart() -> Int? {
    defer { malformedStart = nil }
    return malformedStart
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
      malformedStart = malformedStart ?? start
      // A malformed cell is read without decoding. A cell without a closing quote ends with its line.
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

import BlindspotEncoding
package import BlindspotParser
package import BlindspotRules

/// An excerpt laid out for a terminal: tabs expanded, controls escaped, long lines cut around the marked range, and the
/// marked range in columns.
package struct ExcerptLayout: Sendable {
  /// The lines, at most as wide as the limit.
  package let lines: [ShownText]
  /// The columns of the marked line to underline, 0-based.
  package let underline: Range<Int>

  /// The marked line in three parts: before, within and after the underlined columns.
  package var markedParts: (before: String, marked: String, after: String) {
    guard lines.indices.contains(markedLine) else { return ("", "", "") }
    let line = lines[markedLine].string
    let marked = markedBytes
    func text(_ range: Range<Int>) -> String {
      line.withBytes { String(bytes: $0.extracting(range)) }
    }
    return (text(0..<marked.lowerBound), text(marked), text(marked.upperBound..<line.utf8.count))
  }

  /// The bytes of the marked line within the underlined columns.
  var markedBytes: Range<Int> {
    guard lines.indices.contains(markedLine) else { return 0..<0 }
    return lines[markedLine].string.withBytes { line in
      if let simpleWidth { return Self.simpleBytes(of: underline.clamped(to: 0..<simpleWidth), in: line) }
      var start: Int?
      var column = 0
      var index = 0
      var previous: Unicode.Scalar = " "
      while index < line.count {
        let scalar = index
        let width = DisplayWidth.ofScalar(at: &index, in: line, after: &previous)
        // A scalar without width belongs to the character before it.
        let place = width == 0 ? max(column - 1, 0) : column
        if start == nil, place >= underline.lowerBound { start = scalar }
        if place >= underline.upperBound { return (start ?? scalar)..<scalar }
        column += width
      }
      return (start ?? line.count)..<line.count
    }
  }

  /// The UTF-16 units of the marked line within the underlined columns.
  var markedUnits: Range<Int> {
    // Scalars with one column have one unit.
    if let simpleWidth { return underline.clamped(to: 0..<simpleWidth) }
    guard lines.indices.contains(markedLine) else { return 0..<0 }
    let marked = markedBytes
    return lines[markedLine].string.withBytes { line in
      let start = line.extracting(..<marked.lowerBound).utf16Count
      return start..<start + line.extracting(marked).utf16Count
    }
  }

  private let markedLine: Int
  /// The number of columns of a single line in which each scalar has one column; nil for any other excerpt.
  private let simpleWidth: Int?

  /// The distance between tab stops, in columns.
  static let tabStop = 4

  /// Creates a layout of `excerpt` in at most `limit` columns.
  package init(_ excerpt: Excerpt, limit: Int) {
    let limit = max(limit, 20)
    markedLine = excerpt.markedLine
    if excerpt.lines.count == 1, markedLine == 0, let width = Self.simpleWidth(of: excerpt.lines[0].string),
      max(width, excerpt.marked.upperBound) <= Self.reach
    {
      let start = min(excerpt.marked.lowerBound, width)
      let end = max(min(excerpt.marked.upperBound, width), start + 1)
      let fits = max(width, excerpt.marked.upperBound) <= limit
      let window = fits ? 0..<limit : Self.window(around: start..<end, width: width, limit: limit)
      underline = Self.underline(of: start..<end, in: window)
      (lines, simpleWidth) =
        fits ? (excerpt.lines, width) : Self.cut(excerpt.lines[0].string, ofWidth: width, to: window)
      return
    }
    simpleWidth = nil
    let near = max(excerpt.marked.lowerBound - Self.reach, 0)..<excerpt.marked.upperBound + Self.reach
    let rows = excerpt.lines.map { Self.cells(of: $0.string, near: near) }
    guard rows.indices.contains(excerpt.markedLine) else {
      lines = rows.map { Self.shown(Self.cut($0, to: 0..<limit)) }
      underline = 0..<1
      return
    }
    let marked = rows[excerpt.markedLine]
    let start = Self.column(of: excerpt.marked.lowerBound - near.lowerBound, in: marked)
    let end = max(Self.column(of: excerpt.marked.upperBound - near.lowerBound, in: marked), start + 1)
    let window = Self.window(around: start..<end, width: marked.last?.end ?? 0, limit: limit)
    lines = rows.map { Self.shown(Self.cut($0, to: window)) }
    underline = Self.underline(of: start..<end, in: window)
  }

  /// Returns the columns of a line that are shown.
  ///
  /// - Parameters:
  ///   - marked: The marked columns.
  ///   - width: The number of columns of the line.
  ///   - limit: The most columns that are shown.
  private static func window(around marked: Range<Int>, width: Int, limit: Int) -> Range<Int> {
    let (start, end) = (marked.lowerBound, marked.upperBound)
    // Up to a third of the columns show the text before the marked range, or more if the line ends early.
    let wanted = min(start - min(limit / 3, max(limit - (end - start), 0) / 2), max(width, end) - limit)
    let left = width <= limit && end <= limit ? 0 : max(wanted, 0)
    return left..<left + limit
  }

  /// Returns the marked columns in a window of a line, from the start of the window.
  private static func underline(of marked: Range<Int>, in window: Range<Int>) -> Range<Int> {
    let from = max(marked.lowerBound, window.lowerBound)
    let end = max(min(marked.upperBound, window.upperBound), from + 1)
    return from - window.lowerBound..<end - window.lowerBound
  }

  /// Returns a part of a line that may be shown.
  private static func shown(_ part: String) -> ShownText { ShownText(nonExport: part) }

  /// The number of scalars before and after the marked range that are laid out: far more than a terminal shows, far less
  /// than the longest line of a JSON file.
  private static let reach = 2000

  // MARK: Lines in which each scalar has one column

  /// Returns the number of columns of a line that is shown as it is and in which each scalar has one column: ASCII, letters of
  /// most European languages, dashes, quotation marks, ellipses and bullets. Nil for any other line.
  private static func simpleWidth(of line: String) -> Int? {
    guard VisibleText.isPlain(line) else { return nil }
    return line.withBytes { bytes in
      var width = 0
      var index = 0
      while index < bytes.count {
        let ascii = min(bytes.paddedBlock(at: index).endOfASCII, bytes.count - index)
        width += ascii
        index += ascii
        while bytes.byte(at: index) >= 0x80 {
          let length = simpleLength(at: index, in: bytes)
          if length == 0 { return nil }
          width += 1
          index += length
        }
      }
      return width
    }
  }

  /// Returns the bytes of columns of a line in which each scalar has one column.
  private static func simpleBytes(of columns: Range<Int>, in line: Span<UInt8>) -> Range<Int> {
    let start = offset(ofColumn: columns.lowerBound, in: line, from: 0)
    return start..<offset(ofColumn: columns.count, in: line, from: start)
  }

  /// Returns the offset of the scalar after so many scalars of such a line.
  private static func offset(ofColumn column: Int, in line: Span<UInt8>, from start: Int) -> Int {
    var offset = start
    var rest = column
    while rest > 0 {
      let ascii = min(line.paddedBlock(at: offset).endOfASCII, rest)
      rest -= ascii
      offset += ascii
      while rest > 0, line[offset] >= 0x80 {
        rest -= 1
        offset += simpleLength(at: offset, in: line)
      }
    }
    return offset
  }

  /// Returns the number of bytes of a scalar beyond ASCII with one column, below U+0300 or from U+2010 to U+2027; 0 for any
  /// other scalar.
  private static func simpleLength(at index: Int, in line: Span<UInt8>) -> Int {
    if line[index] < 0xCC { return 2 }
    let isPunctuation = line[index] == 0xE2 && line.byte(at: index + 1) == 0x80
    return isPunctuation && 0x90...0xA7 ~= line.byte(at: index + 2) ? 3 : 0
  }

  /// Returns the part of such a line in a window of columns, with an ellipsis at each cut end, and its number of columns.
  private static func cut(_ line: String, ofWidth width: Int, to window: Range<Int>) -> ([ShownText], Int) {
    let cutsStart = window.lowerBound > 0 && width > window.lowerBound
    let cutsEnd = width > window.upperBound
    let inner = (window.lowerBound + (cutsStart ? 1 : 0)..<window.upperBound - (cutsEnd ? 1 : 0)).clamped(to: 0..<width)
    var out = ByteWriter()
    if cutsStart { out.write(literal: "…") }
    line.withBytes { out.write($0.extracting(simpleBytes(of: inner, in: $0))) }
    if cutsEnd { out.write(literal: "…") }
    return ([shown(out.text)], inner.count + (cutsStart ? 1 : 0) + (cutsEnd ? 1 : 0))
  }

  // MARK: Other lines

  /// One scalar of the source and its columns.
  private struct Cell {
    let scalar: Unicode.Scalar
    let column: Int
    let width: Int

    var end: Int { column + width }

    /// The visible form of the scalar.
    var text: String {
      if scalar == "\t" { return String(repeating: " ", count: width) }
      return VisibleText.requiresEscaping(scalar) ? VisibleText.escaped(scalar) : String(scalar)
    }
  }

  private static func cells(of line: String, near: Range<Int>) -> [Cell] {
    line.withBytes { line in
      var cells: [Cell] = []
      cells.reserveCapacity(min(line.count, near.count))
      var column = 0
      var number = 0
      var index = 0
      var previous: Unicode.Scalar = " "
      while index < line.count, number < near.upperBound {
        let (value, length) = line.scalar(at: index)
        if number >= near.lowerBound {
          let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
          let width = Self.width(of: scalar, at: column, after: previous)
          cells.append(Cell(scalar: scalar, column: column, width: width))
          column += width
          previous = scalar
        }
        number += 1
        index += length
      }
      return cells
    }
  }

  private static func width(of scalar: Unicode.Scalar, at column: Int, after previous: Unicode.Scalar) -> Int {
    switch scalar {
    case " "..."~": 1
    case "\t": tabStop - column % tabStop
    case _ where VisibleText.requiresEscaping(scalar): VisibleText.escaped(scalar).utf8.count
    default: DisplayWidth.of(scalar, after: previous)
    }
  }

  private static func column(of scalar: Int, in cells: [Cell]) -> Int {
    cells.indices.contains(scalar) ? cells[scalar].column : cells.last?.end ?? 0
  }

  /// Returns the part of a line in a window of columns, with an ellipsis at each cut end. Spaces replace a cell that would
  /// be cut in half, so that the others keep their columns.
  private static func cut(_ cells: [Cell], to window: Range<Int>) -> String {
    let width = cells.last?.end ?? 0
    let cutsStart = window.lowerBound > 0 && width > window.lowerBound
    let cutsEnd = width > window.upperBound
    let inner = window.lowerBound + (cutsStart ? 1 : 0)..<window.upperBound - (cutsEnd ? 1 : 0)
    var text: [UInt8] = []
    text.reserveCapacity(min(cells.count, inner.count) + 8)
    if cutsStart { text.append("…") }
    var column = inner.lowerBound
    func pad(upTo end: Int) {
      for _ in column..<max(column, end) { text.append(ASCII.space) }
    }
    for cell in cells where cell.column >= inner.lowerBound && cell.end <= inner.upperBound {
      pad(upTo: cell.column)
      if !VisibleText.requiresEscaping(cell.scalar) {
        text.append(cell.scalar)
      } else {
        text += cell.text.utf8
      }
      column = cell.end
    }
    if cutsEnd {
      pad(upTo: inner.upperBound)
      text.append("…")
    }
    return VisibleText.escaped(String(decoding: text, as: UTF8.self))
  }
}

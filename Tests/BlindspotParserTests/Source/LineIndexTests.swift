import BlindspotParser
import TestSupport
import Testing

@Suite struct LineIndexTests {
  private let text = "\u{FEFF}aä\r\n😀b\rc\n\n\u{2028}d"

  @Test func `columns count Unicode scalars without the byte-order mark`() {
    let lines = LineIndex(Array(text.utf8))
    // mark 0-2, a 3, ä 4-5, CR 6, LF 7, 😀 8-11, b 12, CR 13, c 14, LF 15, LF 16, LS 17-19, d 20
    let positions = [0, 3, 4, 5, 6, 7, 8, 10, 12, 13, 14, 15, 16, 17, 20, 21, 99].map { offset in
      let position = lines.position(of: offset)
      return "\(position.line):\(position.column)"
    }
    #expect(
      positions == [
        "1:1", "1:1", "1:2", "1:2", "1:3", "1:4", "2:1", "2:1", "2:2", "2:3", "2:4", "2:5", "3:1", "4:1", "4:2", "4:3",
        "4:3",
      ])
  }

  @Test func `the range of a line excludes its end`() {
    let bytes = Array(text.utf8)
    let lines = LineIndex(bytes)
    let contents = (1...5).map { number in
      let range = lines.range(ofLine: number)
      return String(decoding: bytes[range.start..<range.end], as: UTF8.self)
    }
    #expect(contents == ["aä", "😀b\rc", "", "\u{2028}d", ""])
    #expect(lines.lineCount == 4)
  }

  @Test func `columns of a long line are counted across blocks`() {
    let bytes = Array(("\n" + String(repeating: "aä😀", count: 2_000)).utf8)
    let lines = LineIndex(bytes)
    var column = 0
    for offset in 1..<bytes.count {
      if bytes[offset] & 0xC0 != 0x80 { column += 1 }
      guard lines.position(of: offset) != SourcePosition(line: 2, column: column) else { continue }
      Issue.record("offset \(offset) is column \(column)")
      return
    }
    #expect(lines.position(of: bytes.count) == SourcePosition(line: 2, column: 6_001))
  }

  @Test func `line ends are found at any alignment`() {
    var random = SeededGenerator(seed: 3)
    let pieces = ["\n", "\r", "\r\n", "\u{B}", "\u{8A}", "é", "😀", "a", "abcdefg", "name: Main\n"]
    for _ in 0..<200 {
      let text = (0..<random.next(upperBound: UInt(60))).map { _ in pieces.randomElement(using: &random) ?? "" }
        .joined()
      let bytes = Array(text.utf8)
      var starts = [0]
      for (offset, byte) in bytes.enumerated() where byte == 0x0A {
        starts.append(offset + 1)
      }
      let lines = LineIndex(bytes)
      #expect(lines.lineCount == starts.count, "\(bytes)")
      for (number, start) in starts.enumerated() where start < bytes.count {
        #expect(lines.position(of: start) == SourcePosition(line: number + 1, column: 1), "\(bytes)")
      }
    }
  }

  @Test func `lines and columns of all offsets equal those of a walk, also across blocks`() {
    var random = SeededGenerator(seed: 5)
    let pieces = ["\n", "\r\n", "é", "😀", "a", "name: Main\n", String(repeating: "x", count: 700)]
    for size in [0, 3, 40, 40, 40] {
      let text = (0..<size).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let bytes = Array(text.utf8)
      let lines = LineIndex(bytes)
      var (line, column, start) = (1, 1, 0)
      for offset in bytes.indices {
        // An offset inside a scalar means that scalar.
        if bytes[offset] & 0xC0 != 0x80, offset > start { column += 1 }
        let position = SourcePosition(line: line, column: column)
        #expect(lines.position(of: offset) == position, "\(offset) in \(bytes)")
        let end = min(offset + 1 + Int(random.next(upperBound: UInt(50))), bytes.count)
        let range = SourceRange(start: offset, end: end)
        #expect(lines.positions(of: range).end == lines.position(of: end), "\(range) in \(bytes)")
        #expect(lines.line(around: offset) == (line, lines.range(ofLine: line)), "\(offset) in \(bytes)")
        #expect(lines.lines(of: range) == line...lines.lineNumber(of: end - 1), "\(range) in \(bytes)")
        if bytes[offset] == 0x0A { (line, column, start) = (line + 1, 1, offset + 1) }
      }
      #expect(lines.lineCount == line)
    }
  }
}

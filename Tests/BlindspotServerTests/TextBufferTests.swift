import BlindspotParser
import BlindspotServer
import TestSupport
import Testing

@Suite struct TextBufferTests {
  /// A text as one array of lines with their ends, by the definition of LSP.
  private struct Model {
    var text: String

    /// The UTF-8 offsets of the starts of the lines.
    var starts: [Int] {
      let scalars = Array(text.unicodeScalars)
      var starts = [0]
      var offset = 0
      for (index, scalar) in scalars.enumerated() {
        offset += UTF8.width(scalar)
        if scalar == "\n" || scalar == "\r" && (index + 1 == scalars.count || scalars[index + 1] != "\n") {
          starts.append(offset)
        }
      }
      return starts
    }

    /// The position of each scalar and of the end, in an encoding.
    func positions(_ encoding: PositionEncoding) -> [(offset: Int, position: Position)] {
      let starts = starts
      var found: [(Int, Position)] = []
      var (offset, line, character) = (0, 0, 0)
      for scalar in text.unicodeScalars {
        if line + 1 < starts.count, starts[line + 1] == offset { (line, character) = (line + 1, 0) }
        found.append((offset, Position(line: line, character: character)))
        offset += UTF8.width(scalar)
        character += encoding == .utf8 ? UTF8.width(scalar) : UTF16.width(scalar)
      }
      if line + 1 < starts.count, starts[line + 1] == offset { (line, character) = (line + 1, 0) }
      found.append((offset, Position(line: line, character: character)))
      return found
    }
  }

  private static let pieces = [
    "a", "\n", "\r", "\r\n", "é", "漢", "🙂", "e\u{301}", "\u{FEFF}", " ", "name: ", "\u{2028}",
  ]

  private static func text(_ random: inout SeededGenerator, atMost count: Int) -> String {
    (0..<random.roll(count + 1)).map { _ in pieces[random.roll(pieces.count)] }.joined()
  }

  @Test(arguments: [PositionEncoding.utf8, .utf16])
  func `after random edits, lines and positions are those of the whole text`(encoding: PositionEncoding) {
    for seed in 0..<300 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      var text = Self.text(&random, atMost: 30)
      var buffer = TextBuffer(Array(text.utf8))
      for _ in 0..<8 {
        // LSP has no position between CR and LF.
        let bytes = Array(text.utf8)
        let places = Model(text: text).positions(encoding).filter { offset, _ in
          !(offset > 0 && offset < bytes.count && bytes[offset - 1] == 0x0D && bytes[offset] == 0x0A)
        }
        let bounds = [random.roll(places.count), random.roll(places.count)].sorted()
        let (start, end) = (places[bounds[0]], places[bounds[1]])
        let piece = Self.text(&random, atMost: 6)
        #expect(buffer.offset(of: start.position, in: encoding) == start.offset, "seed \(seed)")
        buffer.replace(start.offset..<end.offset, with: Array(piece.utf8))
        text = String(
          decoding: bytes[..<start.offset] + Array(piece.utf8) + bytes[end.offset...], as: UTF8.self)
        #expect(buffer.bytes == Array(text.utf8))
        #expect(buffer.lineCount == Model(text: text).starts.count, "seed \(seed)")
        for (offset, position) in Model(text: text).positions(encoding) {
          #expect(buffer.position(of: offset, in: encoding) == position, "seed \(seed)")
        }
      }
    }
  }

  @Test func `positions in a line of many kilobytes are counted as in a short one`() {
    var random = SeededGenerator(seed: 7)
    var text = ""
    while text.utf8.count < 20_000 { text += ["x", "é", "漢", "🙂"][random.roll(4)] }
    text = "first\n" + text + "\nlast 🙂"
    var buffer = TextBuffer(Array(text.utf8))
    for (offset, position) in Model(text: text).positions(.utf16) where offset % 7 == 0 {
      #expect(buffer.position(of: offset, in: .utf16) == position)
      #expect(buffer.offset(of: position, in: .utf16) == offset)
    }
  }

  @Test func `a position of a report is found in the text after an edit`() {
    var buffer = TextBuffer(Array("ab cd\nef".utf8))
    #expect(buffer.range(at: SourcePosition(line: 2, column: 1)) == SourceRange(start: 6, end: 8))
    buffer.replace(0..<2, with: Array("\u{85}é\ra\n漢 x".utf8))
    #expect(buffer.range(at: SourcePosition(line: 2, column: 3)) == SourceRange(start: 11, end: 12))
    #expect(buffer.range(at: SourcePosition(line: 3, column: 2)) == SourceRange(start: 17, end: 18))
  }

  /// text, line, character, the offset in UTF-8 and in UTF-16
  @Test(arguments: [
    ("ab\ncd", 0, 9, 2, 2), ("ab\ncd", 9, 0, 5, 5), ("ab\r\ncd", 0, 3, 2, 2), ("ab\rcd", 1, 1, 4, 4),
    ("🙂b", 0, 1, 0, 0), ("🙂b", 0, 2, 0, 4), ("🙂b", 0, 3, 0, 5), ("éa", 0, 1, 0, 2), ("", 0, 5, 0, 0),
    ("a\n", 1, 0, 2, 2), ("a", 0, Int.max, 1, 1),
  ])
  func `a position outside of the text or inside a character is moved`(
    text: String, line: Int, character: Int, utf8: Int, utf16: Int
  ) {
    let buffer = TextBuffer(Array(text.utf8))
    let position = Position(line: line, character: character)
    #expect(buffer.offset(of: position, in: .utf8) == utf8)
    #expect(buffer.offset(of: position, in: .utf16) == utf16)
  }
}

/// Decodes block scalars as libyaml does: removes the indentation, folds lines, and removes line ends at the end (YAML
/// 1.1 section 9.2.2).
struct YAMLBlockDecoder {
  private let isFolded: Bool
  /// The chomping indicator of the header: `-` removes all line ends at the end, `+` keeps all, nil keeps one.
  private let chomping: UInt8?
  /// Whether the header specifies the indentation. It is relative to the parent, which is not in the range of the
  /// scalar.
  private let hasIndicator: Bool
  /// The lines after the header.
  private let body: Range<Int>

  /// Reads the header of the block scalar in `range`.
  init(_ range: Range<Int>, of written: Span<UInt8>) {
    var chomping: UInt8?
    var hasIndicator = false
    isFolded = !range.isEmpty && written[range.lowerBound] == ASCII.greaterThan
    var index = range.lowerBound + 1
    var isHeader = true
    while index < range.upperBound {
      if let end = YAMLScalarDecoder.lineEnd(at: index, in: range, of: written) {
        index = end
        break
      }
      switch written[index] {
      case ASCII.plus, ASCII.hyphen: if isHeader { chomping = written[index] }
      case UInt8(ascii: "1")...UInt8(ascii: "9"): if isHeader { hasIndicator = true }
      default: isHeader = false
      }
      index += 1
    }
    self.chomping = chomping
    self.hasIndicator = hasIndicator
    body = min(index, range.upperBound)..<range.upperBound
  }

  /// Returns the text with the indentation for which it equals `expected`; nil if no indentation fits.
  func decode(_ written: Span<UInt8>, expecting expected: Span<UInt8>) -> DecodedText? {
    let deepest = firstIndentation(in: written)
    for indentation in stride(from: deepest, through: hasIndicator ? 1 : deepest, by: -1) {
      let text = decode(written, indentation: indentation)
      if text.bytes.span.hasSameBytes(as: expected) { return text }
    }
    return nil
  }

  /// Returns the number of spaces at the start of the first line that is not empty; at least 1.
  private func firstIndentation(in written: Span<UInt8>) -> Int {
    var index = body.lowerBound
    var deepest = 1
    while index < body.upperBound {
      var spaces = 0
      while index < body.upperBound, written[index] == ASCII.space {
        spaces += 1
        index += 1
      }
      deepest = max(deepest, spaces)
      guard let end = YAMLScalarDecoder.lineEnd(at: index, in: body, of: written) else { break }
      index = end
    }
    return deepest
  }

  private func decode(_ written: Span<UInt8>, indentation: Int) -> DecodedText {
    var text = DecodedText()
    // The end of the previous line, which is not part of the text yet.
    var lastEnd: Range<Int>?
    var wasBlank = false
    var (index, emptyLines) = skipEmptyLines(from: body.lowerBound, indentation, written)
    while let start = contentStart(of: index, indentation, written) {
      let isBlank = written[start].isBlank
      if let end = lastEnd {
        if isFolded, end.count < 3, !wasBlank, !isBlank {
          if emptyLines.isEmpty { text.replace(end.lowerBound..<start, by: " ") }
        } else {
          YAMLScalarDecoder.appendLineEnd(end, of: written, to: &text)
        }
      }
      for line in emptyLines { YAMLScalarDecoder.appendLineEnd(line, of: written, to: &text) }
      wasBlank = isBlank
      var end = start
      while end < body.upperBound, YAMLScalarDecoder.lineEnd(at: end, in: body, of: written) == nil { end += 1 }
      text.copy(start..<end, of: written)
      let next = YAMLScalarDecoder.lineEnd(at: end, in: body, of: written)
      lastEnd = next.map { end..<$0 }
      (index, emptyLines) = skipEmptyLines(from: next ?? end, indentation, written)
    }
    if chomping != ASCII.hyphen, let lastEnd { YAMLScalarDecoder.appendLineEnd(lastEnd, of: written, to: &text) }
    if chomping == ASCII.plus {
      for line in emptyLines { YAMLScalarDecoder.appendLineEnd(line, of: written, to: &text) }
    }
    return text
  }

  /// Returns the start of the text in a line; nil if the line is not indented enough to be part of the scalar.
  private func contentStart(of line: Int, _ indentation: Int, _ written: Span<UInt8>) -> Int? {
    let start = line + indentation
    guard start < body.upperBound else { return nil }
    for index in line..<start where written[index] != ASCII.space { return nil }
    return start
  }

  /// Skips lines that contain only indentation. Returns the start of the next line, and the ends of the skipped lines.
  private func skipEmptyLines(
    from start: Int, _ indentation: Int, _ written: Span<UInt8>
  ) -> (Int, lineEnds: [Range<Int>]) {
    var line = start
    var ends: [Range<Int>] = []
    while true {
      var index = line
      while index < body.upperBound, index - line < indentation, written[index] == ASCII.space { index += 1 }
      guard let end = YAMLScalarDecoder.lineEnd(at: index, in: body, of: written) else { return (line, ends) }
      ends.append(index..<end)
      line = end
    }
  }
}

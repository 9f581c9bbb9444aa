import BlindspotParser
import BlindspotRules

/// A unified diff of the fixes of a file, whole lines with three lines of context.
///
/// By default every line is redacted like the lines in reports: values are masked, and of the other words only ordinary
/// ones are shown. The replacements are shown.
public struct FixDiff: Sendable {
  /// The number of unchanged lines before and after a change.
  private static let context = 3

  /// A run of changed lines.
  private struct Block {
    /// The changed lines, 1-based.
    var lines: ClosedRange<Int>
    var edits: [ByteEdit]
  }

  private let file: FixPlan.File
  private let lines: LineIndex
  private let showsValues: Bool

  /// Prepares the diff of a file.
  ///
  /// - Parameter showsValues: whether lines are shown as they are.
  public init(_ file: FixPlan.File, showsValues: Bool = false) {
    self.file = file
    self.showsValues = showsValues
    lines = LineIndex(file.text)
  }

  /// Returns the diff. An `.i3` file has no lines, so its diff is a line with the number of changed texts.
  public func render() -> [UInt8] {
    let name = FilePath(file.name).normalized().name
    guard file.hasLines else {
      return Array("# \(name): \(file.textEdits.count) texts change in the encoded content\n".utf8)
    }
    var out = Array("--- a/\(name)\n+++ b/\(name)\n".utf8)
    var offset = 0
    var hunk: [Block] = []
    func close() {
      guard let first = hunk.first, let last = hunk.last else { return }
      let range = max(1, first.lines.lowerBound - Self.context)...min(lastLine, last.lines.upperBound + Self.context)
      var body: [UInt8] = []
      var added = range.count
      var next = range.lowerBound
      for block in hunk {
        for line in next..<block.lines.lowerBound { append(" ", oldLine(line), to: &body) }
        for line in block.lines { append("-", oldLine(line), to: &body) }
        let new = newLines(of: block)
        for line in new { append("+", line, to: &body) }
        added += new.count - block.lines.count
        next = block.lines.upperBound + 1
      }
      if next <= range.upperBound { for line in next...range.upperBound { append(" ", oldLine(line), to: &body) } }
      out += "@@ -\(range.lowerBound),\(range.count) +\(range.lowerBound + offset),\(added) @@\n".utf8
      out += body
      offset += added - range.count
      hunk = []
    }
    for block in blocks() {
      if let last = hunk.last, block.lines.lowerBound - last.lines.upperBound > 2 * Self.context { close() }
      hunk.append(block)
    }
    close()
    return out
  }

  /// The last line with text, 1-based.
  private var lastLine: Int {
    file.text.last == ASCII.newline ? max(1, lines.lineCount - 1) : lines.lineCount
  }

  private func blocks() -> [Block] {
    var blocks: [Block] = []
    for edit in file.textEdits {
      let changed = lines.lines(of: SourceRange(start: edit.range.lowerBound, end: edit.range.upperBound))
      if let block = blocks.last, block.lines.upperBound + 1 >= changed.lowerBound {
        blocks[blocks.count - 1].lines = block.lines.lowerBound...max(changed.upperBound, block.lines.upperBound)
        blocks[blocks.count - 1].edits.append(edit)
      } else {
        blocks.append(Block(lines: changed, edits: [edit]))
      }
    }
    return blocks
  }

  private func start(of line: Int) -> Int {
    line == 1 ? 0 : line > lines.lineCount ? file.text.count : lines.range(ofLine: line).start
  }

  // MARK: Lines

  /// A line without its LF, and whether the file ends without one.
  private struct Line {
    let text: [UInt8]
    let isUnterminated: Bool
  }

  private func append(_ mark: String, _ line: Line, to out: inout [UInt8]) {
    out += mark.utf8
    out += line.text
    out.append(ASCII.newline)
    if line.isUnterminated { out += "\\ No newline at end of file\n".utf8 }
  }

  private func oldLine(_ number: Int) -> Line {
    let (start, end) = (start(of: number), start(of: number + 1))
    let isTerminated = end > start && file.text[end - 1] == ASCII.newline
    let range = start..<(isTerminated ? end - 1 : end)
    return Line(text: shown(range, edits: []), isUnterminated: !isTerminated)
  }

  private func newLines(of block: Block) -> [Line] {
    let (start, end) = (start(of: block.lines.lowerBound), start(of: block.lines.upperBound + 1))
    let isTerminated = end > start && file.text[end - 1] == ASCII.newline
    let text = shown(start..<(isTerminated ? end - 1 : end), edits: block.edits)
    let parts = text.split(separator: ASCII.newline, omittingEmptySubsequences: false)
    return parts.enumerated().map { index, part in
      Line(text: Array(part), isUnterminated: !isTerminated && index == parts.count - 1)
    }
  }

  /// Returns a part of the text after edits, as it is or redacted.
  private func shown(_ range: Range<Int>, edits: [ByteEdit]) -> [UInt8] {
    var text: [UInt8] = []
    var replacements: [(range: Range<Int>, text: String)] = []
    var keys: [Range<Int>] = []
    func append(_ part: Range<Int>) {
      guard !part.isEmpty else { return }
      for value in file.values where value.range.start < part.upperBound && value.range.end > part.lowerBound {
        let clipped = max(part.lowerBound, value.range.start)..<min(part.upperBound, value.range.end)
        let place = clipped.lowerBound - part.lowerBound + text.count
        guard place >= replacements.last?.range.upperBound ?? 0 else { continue }
        let masked = Redactor.mask(String(decoding: file.text[clipped], as: UTF8.self), as: value.category)
        replacements.append((place..<place + clipped.count, masked.string))
      }
      for key in file.keys where key.start >= part.lowerBound && key.end <= part.upperBound {
        let place = key.start - part.lowerBound + text.count
        keys.append(place..<place + key.count)
      }
      text += file.text[part]
    }
    var position = range.lowerBound
    for edit in edits {
      append(position..<edit.range.lowerBound)
      let start = text.count
      text += edit.replacement
      replacements.append((start..<text.count, String(decoding: edit.replacement, as: UTF8.self)))
      position = edit.range.upperBound
    }
    append(position..<range.upperBound)
    guard !showsValues else { return text }
    return Array(Redactor.shown(text.span, replacing: replacements, keys: keys).string.utf8)
  }
}

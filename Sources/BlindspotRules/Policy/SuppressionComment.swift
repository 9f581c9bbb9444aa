package import BlindspotParser

/// A comment in an export that accepts findings: `# blindspot: allow person-name -- a fictional persona`, or `allow-file`
/// instead of `allow` for the whole file.
package struct SuppressionComment: Sendable, Equatable {
  /// The ids of the rules; unknown ones are left out.
  package var rules: Set<String> = []
  /// The reason; nil if missing.
  package var reason: String?
  /// The mistake in the comment, without quoting the comment; nil for a valid one.
  package var mistake: String?
  /// The position of the comment.
  package var position: SourcePosition
  /// The lines that the comment covers, 1-based: its own line, or the next line if the comment is alone on its line, with the
  /// block that the line opens unless the block contains a whole flow. For `allow-file`, all lines.
  package var lines: ClosedRange<Int>?
  /// Whether the comment covers the whole file.
  package var coversFile = false
  /// Whether the line opens a block that the comment does not cover because it contains a whole flow.
  package let precedesFlow: Bool

  /// The most rules that a comment may name.
  private static let maximumRules = 100

  /// Whether it is in force.
  package var isInForce: Bool { mistake == nil && reason != nil }

  /// Reads the text after `blindspot:`.
  ///
  /// - Parameters:
  ///   - visibility: how visible the comment is to a reader.
  ///   - covered: the lines that `allow` covers.
  ///   - lineCount: the number of lines of the file.
  init(
    _ text: Substring, at position: SourcePosition, _ visibility: CommentVisibility, covering covered: CoveredLines,
    lineCount: Int, rules known: RuleSet
  ) {
    self.position = position
    lines = covered.lines
    precedesFlow = covered.precedesFlow
    var text = text
    func skipBlanks() {
      while let first = text.utf8.first, first == ASCII.space || first == ASCII.tab { text.removeFirst() }
    }
    func word() -> Substring {
      skipBlanks()
      let word = text.prefix { $0 != " " && $0 != "\t" && $0 != "," }
      text.removeFirst(word.count)
      return word
    }
    let form = "write `# blindspot: allow RULE -- reason`"
    let verb = word()
    if verb == "allow-file" {
      coversFile = true
      lines = 1...max(lineCount, 1)
    }
    guard verb == "allow" || coversFile else {
      mistake = "the comment is not a valid exception; " + form
      return
    }
    for number in 0... {
      let name = word()
      if name == "--" || name.isEmpty {
        let rest = String(text.drop { $0 == " " || $0 == "\t" })
        reason = name == "--" && !rest.isEmpty ? rest : nil
        break
      }
      guard number < Self.maximumRules else {
        mistake = "the comment names more than \(Self.maximumRules) rules; write several comments"
        break
      }
      if let id = known.id(named: String(name)) {
        rules.insert(id)
      } else if mistake == nil {
        // The message does not quote the word, which may be a name.
        mistake =
          "the comment names an unknown rule"
          + (known.suggestion(for: String(name)).map { "; did you mean \($0)?" } ?? "; " + form)
      }
      skipBlanks()
      if text.utf8.first == ASCII.comma { text.removeFirst() }
    }
    if mistake == nil, rules.isEmpty { mistake = "the comment does not name a rule; " + form }
    if visibility == .hidden {
      mistake = "the comment is hidden by a control character or many spaces before it; move it to a line of its own"
    } else if coversFile, visibility == .besideText {
      mistake = "a comment for the whole file is not at the start of a line; move it to a line of its own"
    }
  }
}

/// The suppression comments of one file. Finds a `#` only where the syntax has a comment, not inside a text.
package struct SuppressionComments: Sendable {
  /// The comments in their order.
  package private(set) var comments: [SuppressionComment] = []

  /// The most comments of a file; each takes about a kilobyte.
  private static let maximumCount = 20_000

  /// Makes an empty collection.
  package init() {}

  /// Whether the file has none.
  package var isEmpty: Bool { comments.isEmpty }

  /// Reads the comments of `export` up to its deadline, after which no text is checked; `rules` are those that they may
  /// name.
  package init(_ export: ParsedExport, rules: RuleSet) {
    // All documents of a file share its bytes; embedded texts without lines have no comments for people.
    guard let source = export.documents.first?.document.source, export.documents[0].document.hasLines else { return }
    // JSON has no comments: a `#` is inside a text, or after a syntax error.
    let first = export.documents[0].document
    if first[first.root].style == .jsonToken, export.problems.isEmpty { return }
    let marks = Self.marks(in: source.span)
    guard !marks.isEmpty else { return }
    var outline = Outline(export.documents)
    let lines = LineIndex(source)
    var lastLine = 0
    for (number, mark) in marks.enumerated() where !outline.isInsideText(mark.start) {
      if number % 256 == 255, let deadline = export.deadline, deadline.hasSearchEnded { return }
      let position = lines.position(of: mark.start)
      // A comment continues to the end of its line.
      guard position.line > lastLine else { continue }
      lastLine = position.line
      let line = lines.range(ofLine: position.line)
      let text = String(decoding: source[mark.textStart..<line.end], as: UTF8.self)
      comments.append(
        SuppressionComment(
          text[...], at: position, CommentVisibility(of: mark, in: source.span),
          covering: outline.lines(coveredFrom: position.line, mark: mark.start, lines),
          lineCount: lines.lineCount, rules: rules))
      guard comments.count <= Self.maximumCount else {
        comments[Self.maximumCount].mistake =
          "the file has more than \(Self.maximumCount) comments; this one and all later ones have no effect"
        return
      }
    }
  }

  /// The `#` that are followed by `blindspot:`, at the start of a line or after a blank.
  private static func marks(in bytes: Span<UInt8>) -> [(start: Int, textStart: Int)] {
    var marks: [(start: Int, textStart: Int)] = []
    var position = 0
    while let index = bytes.firstIndex(of: ASCII.numberSign, from: position) {
      position = index + 1
      // A byte-order mark at the start of the file is not a character before the comment.
      let before = index == TextEncoding.markLength(of: bytes) ? ASCII.space : bytes[max(index - 1, 0)]
      guard before <= ASCII.space else { continue }
      var next = index + 1
      while bytes.byte(at: next) == ASCII.space || bytes.byte(at: next) == ASCII.tab { next += 1 }
      guard bytes.hasWord("blindspot:", at: next) else { continue }
      marks.append((index, next + 10))
    }
    return marks
  }
}

/// The lines that a comment covers.
struct CoveredLines {
  /// The lines, 1-based; nil if nothing follows the comment.
  var lines: ClosedRange<Int>?
  /// Whether the last line opens a block that is not covered because it contains a whole flow.
  var precedesFlow = false
}

/// The ranges of the texts and blocks of a file.
private struct Outline {
  private struct Part {
    let start: Int
    let end: Int
    let isText: Bool
    let isBlockText: Bool
  }

  /// The nodes of all documents in reading order; starts only grow.
  private let parts: [Part]
  /// The index of the last text among each part and those before it; -1 if none.
  private let texts: [Int]
  private let source: [UInt8]
  /// The ranges of the flows, in reading order.
  private let flows: [Range<Int>]
  /// The last lines without content that were skipped, 1-based.
  private var emptyLines = 0..<0

  init(_ exports: [ExportDocument]) {
    let documents = exports.map(\.document)
    source = documents.first?.source ?? []
    flows = exports.flatMap { export in
      export.containers.compactMap { container in
        guard container.kind == .flow else { return nil }
        let node = export.document[container.node]
        return node.sourceStart..<node.sourceEnd
      }
    }
    parts = documents.flatMap { document in
      document.nodes.compactMap { node in
        guard node.style != .synthetic else { return nil }
        return Part(
          start: node.sourceStart, end: node.sourceEnd, isText: node.kind == .scalar,
          isBlockText: node.kind == .scalar && !node.style.isFlow)
      }
    }
    var texts: [Int] = []
    for (index, part) in parts.enumerated() { texts.append(part.isText ? index : texts.last ?? -1) }
    self.texts = texts
  }

  /// Whether the byte belongs to a scalar. The header line of a block scalar (`|` and what follows) does not.
  func isInsideText(_ offset: Int) -> Bool {
    let next = firstPart(after: offset)
    guard next > 0, texts[next - 1] >= 0, case let part = parts[texts[next - 1]], part.end > offset else {
      return false
    }
    guard part.isBlockText else { return true }
    return source[part.start..<offset].contains { $0 == ASCII.newline || $0 == ASCII.carriageReturn }
  }

  /// The lines that a comment at `mark` covers.
  mutating func lines(coveredFrom line: Int, mark: Int, _ index: LineIndex) -> CoveredLines {
    var line = line
    var content = index.range(ofLine: line).start..<mark
    if !hasContent(content) {
      let first = line + 1
      repeat {
        line += 1
        // A file can consist of comments: each empty line is read once, not for each comment before it.
        if emptyLines.contains(line) { line = emptyLines.upperBound }
        guard line <= index.lineCount else {
          emptyLines = first..<line
          return CoveredLines()
        }
        content = contentRange(ofLine: line, index)
      } while !hasContent(content)
      emptyLines = first..<line
    }
    var last = line
    let range = index.range(ofLine: line)
    var cursor = firstPart(after: range.start - 1)
    var opening = cursor
    while cursor < parts.count, parts[cursor].start < range.end {
      if parts[cursor].isText { last = max(last, lastLine(of: parts[cursor], index)) }
      cursor += 1
      opening = cursor
    }
    // `tasks:` and `-` open a block, which belongs to the line.
    if let end = lastByte(of: content), end == ASCII.colon || isDash(content), opening < parts.count,
      !parts[opening].isText
    {
      let block = parts[opening]
      // Flows do not contain each other, so the first one in the block decides.
      let flow = flows.partitioningIndex { $0.lowerBound >= block.start }
      if flow < flows.count, flows[flow].upperBound <= block.end {
        return CoveredLines(lines: line...last, precedesFlow: true)
      }
      last = max(last, lastLine(of: parts[opening], index))
    }
    return CoveredLines(lines: line...last)
  }

  private func lastLine(of part: Part, _ index: LineIndex) -> Int {
    index.position(of: max(part.start, part.end - 1)).line
  }

  /// The line up to its comment.
  private func contentRange(ofLine line: Int, _ index: LineIndex) -> Range<Int> {
    let range = index.range(ofLine: line)
    for offset in range.start..<range.end where source[offset] == ASCII.numberSign {
      if offset == range.start || source[offset - 1] <= ASCII.space, !isInsideText(offset) {
        return range.start..<offset
      }
    }
    return range.start..<range.end
  }

  private func hasContent(_ range: Range<Int>) -> Bool { source[range].contains { $0 > ASCII.space } }

  private func lastByte(of range: Range<Int>) -> UInt8? { source[range].last { $0 > ASCII.space } }

  private func isDash(_ range: Range<Int>) -> Bool {
    source[range].count { $0 > ASCII.space } == 1 && lastByte(of: range) == ASCII.hyphen
  }

  /// The index of the first part that starts after `offset`.
  private func firstPart(after offset: Int) -> Int { parts.partitioningIndex { $0.start > offset } }
}

import BlindspotParser

/// Makes the source line of a finding, with every value masked that the run or a disabled rule finds in it.
struct ExcerptBuilder {
  /// An excerpt shows at most this many bytes before and after the place.
  private static let reach = 90
  /// An excerpt shows at most this many of the blanks at the start of a line.
  private static let longestIndent = 1024

  private let document: ExportDocument
  private let lines: LineIndex
  private let rules: RuleTable
  private var places: SourceLocator
  private var locator: NodeLocator
  /// The masks of other rules and detectors in the scalar of the last excerpt; nil if the scalar is too long.
  private var surroundings: (node: NodeID, masks: MaskIndex?)?
  /// The source range of every candidate of the run.
  private let masks: MaskIndex

  init(document: ExportDocument, found: [FieldHits], rules: RuleTable, lines: LineIndex) {
    self.document = document
    self.lines = lines
    self.rules = rules
    places = SourceLocator(document.document)
    locator = NodeLocator(document.document)
    var masks: [MaskIndex.Mask] = []
    for hit in found {
      masks += Self.masks(of: hit.candidates, in: document.fields[hit.field], rules: rules, places: &places)
    }
    self.masks = MaskIndex(masks)
  }

  /// Returns the fields of a scalar. The fields of a document are in the order of their scalars.
  private func parts(of node: NodeID) -> Range<Int> {
    let fields = document.fields.span
    var (start, end) = (0, fields.count)
    while start < end {
      let middle = (start + end) / 2
      if fields[middle].node.index < node.index { start = middle + 1 } else { end = middle }
    }
    while end < fields.count, fields[end].node.index == node.index { end += 1 }
    return start..<end
  }

  /// The ranges of candidates. A personal status with a sensitive statement is masked as a whole, because the words that
  /// were found (“staying at the …”) are seldom the whole statement.
  private static func masks(
    of candidates: [Candidate], in field: Field, rules: RuleTable, places: inout SourceLocator
  ) -> [MaskIndex.Mask] {
    var masks: [MaskIndex.Mask] = []
    for candidate in candidates {
      guard let range = places.sourceRange(of: candidate.range, in: field) else { continue }
      masks.append(MaskIndex.Mask(range: range, category: rules[candidate.rule].category))
    }
    guard field.kind == .personalStatus, masks.contains(where: { !$0.category.identifiesPerson }),
      let status = places.sourceRange(of: TextRange(start: 0, end: field.text.count), in: field)
    else { return masks }
    var position = status.start
    for mask in masks.sorted(by: MaskIndex.precedes) {
      if mask.range.start > position {
        masks.append(MaskIndex.Mask(range: SourceRange(start: position, end: mask.range.start), category: .health))
      }
      position = max(position, mask.range.end)
    }
    if position < status.end {
      masks.append(MaskIndex.Mask(range: SourceRange(start: position, end: status.end), category: .health))
    }
    return masks
  }

  /// Returns the line on which `place` begins, from the key of the field on. The rest of the line does not belong to the
  /// finding and may be personal data.
  mutating func excerpt(around place: SourceRange, in field: Field, masks scanner: inout RedactionScanner) -> Excerpt? {
    let key = locator.key(of: field.node)
    let number = lines.position(of: place.start).line
    let line = lines.range(ofLine: number)
    let whole = extent(of: field, key: key, around: place, line: line)
    let window = SourceRange(
      start: boundary(max(whole.start, place.start - Self.reach)),
      end: boundary(min(whole.end, max(place.end, place.start) + Self.reach)))
    var text = window.start > whole.start ? "…" : ""
    var marked: Range<Int>?
    var position = window.start
    guard let surroundings = surroundings(of: field, key: key, masks: &scanner) else { return nil }
    let masks = (masks.near(window) + surroundings.near(window)).sorted(by: MaskIndex.precedes)
    for mask in masks where mask.range.end > position && mask.range.start < window.end {
      let start = max(position, mask.range.start)
      text += string(position, start)
      let from = text.unicodeScalars.count
      text += Mask.mask(string(start, min(mask.range.end, window.end)), as: mask.category)
      if mask.range.overlaps(place), marked == nil { marked = from..<text.unicodeScalars.count }
      position = mask.range.end
    }
    if position < window.end { text += string(position, window.end) }
    if window.end < whole.end { text += "…" }
    guard let marked else { return nil }
    let indent = window.start > line.start ? string(line.start, line.start + leadingBlanks(of: line)) : ""
    let shift = indent.unicodeScalars.count
    return Excerpt(
      firstLine: number, lines: [indent + text], marked: marked.lowerBound + shift..<marked.upperBound + shift,
      markedLine: 0)
  }

  /// The part of the line that belongs to the field: its key and its value.
  private func extent(of field: Field, key: NodeID?, around place: SourceRange, line: SourceRange) -> SourceRange {
    let value = document.document.sourceRange(of: field.node)
    var start = max(line.start, value.start)
    if let key {
      let range = document.document.sourceRange(of: key)
      if range.start >= line.start, range.start < start { start = range.start }
    }
    return SourceRange(start: start, end: min(line.end, max(value.end, place.end)))
  }

  /// The masks in the scalar of a field and in its key, for all parts of the scalar and all rules; nil if the scalar is
  /// too long to be searched again.
  private mutating func surroundings(of field: Field, key: NodeID?, masks scanner: inout RedactionScanner) -> MaskIndex?
  {
    if let surroundings, surroundings.node.index == field.node.index { return surroundings.masks }
    var found: [MaskIndex.Mask] = []
    var isComplete = true
    func look(at text: Field, index: Int?) {
      guard let own = scanner.candidates(in: text, index: index) else { return isComplete = false }
      let candidates = own + scanner.elsewhere(in: text.text)
      found += Self.masks(of: candidates, in: text, rules: rules, places: &places)
    }
    let parts = parts(of: field.node)
    for index in parts { look(at: document.fields[index], index: index) }
    // The whole scalar too: it may have parts that the run did not read.
    for node in [field.node, key].compactMap({ $0 }) where document.document[node].kind == .scalar {
      let slice = document.document.slice(of: node)
      let isPart = parts.contains { part in
        let part = document.fields[part]
        return part.text == slice && part.kind == field.kind && part.container == field.container
      }
      guard !isPart else { continue }
      look(
        at: Field(
          kind: field.kind, node: node, raw: TextRange(start: 0, end: slice.count), text: slice,
          container: field.container),
        index: nil)
    }
    let masks = isComplete ? MaskIndex(found) : nil
    surroundings = (field.node, masks)
    return masks
  }

  /// The next offset that starts a scalar, so that a cut text stays valid UTF-8.
  private func boundary(_ offset: Int) -> Int {
    var offset = offset
    while offset < document.document.source.count, document.document.source[offset] & 0xC0 == 0x80 { offset += 1 }
    return offset
  }

  private func leadingBlanks(of line: SourceRange) -> Int {
    document.document.source[line.start..<line.end].prefix(Self.longestIndent).prefix {
      $0 == ASCII.space || $0 == ASCII.tab
    }.count
  }

  private func string(_ start: Int, _ end: Int) -> String {
    String(decoding: document.document.source[start..<max(start, end)], as: UTF8.self)
  }
}

import BlindspotParser

/// Makes the source line of a finding, in which found values are masked and only ordinary words are shown.
struct ExcerptBuilder {
  /// An excerpt shows at most this many bytes before and after the place.
  private static let reach = 90

  private let document: ExportDocument
  private let lines: LineIndex
  private let rules: RuleTable
  private var places: SourceLocator
  private var locator: NodeLocator
  /// The candidates of the run, in the order of their fields.
  private let found: [FieldHits]
  /// The places that are not shown in the value of the last excerpt and in its key.
  private var masks: (node: NodeID, index: MaskIndex)?

  init(document: ExportDocument, found: [FieldHits], rules: RuleTable, lines: LineIndex) {
    self.document = document
    self.lines = lines
    self.rules = rules
    places = SourceLocator(document.document)
    locator = NodeLocator(document.document)
    self.found = found
  }

  /// Returns the line on which `place` begins, from the key of the field on. The rest of the line does not belong to the
  /// finding.
  mutating func excerpt(around place: SourceRange, in field: Field, redactor: inout TextRedactor) -> Excerpt? {
    let key = locator.key(of: field.node)
    let (number, line) = lines.line(around: place.start)
    let whole = extent(of: field, key: key, around: place, line: line)
    let window = SourceRange(
      start: boundary(max(whole.start, place.start - Self.reach)),
      end: boundary(min(whole.end, max(place.end, place.start) + Self.reach)))
    // The redactor does not read a key of the format.
    let text = SourceRange(start: endOfKey(key, in: window, before: place), end: window.end)
    // Made before the call: as its argument, a call that changes the builder would copy it.
    let masks = masks(of: field.node, key: key)
    var request = request(for: text, around: place, masks: masks, making: &redactor.lastMask)
    request.isCutAtStart = window.start > whole.start
    request.isCutAtEnd = window.end < whole.end
    let source = document.document.source.span
    let indentation = window.start > line.start ? indentation(of: line) : 0
    let redacted = redactor.redact(
      source.extracting(text.start..<text.end), request,
      after: source.extracting(line.start..<line.start + indentation),
      key: source.extracting(window.start..<text.start))
    guard let marked = redacted.marked else { return nil }
    return Excerpt(firstLine: number, lines: [ShownText(redacted: redacted.text)], marked: marked, markedLine: 0)
  }

  /// Returns the end of a key of the format at the start of a window; the start if there is none.
  private func endOfKey(_ key: NodeID?, in window: SourceRange, before place: SourceRange) -> Int {
    guard let key, document.document.isKeyOfFormat(key) else { return window.start }
    let range = document.document.sourceRange(of: key)
    return range.start == window.start && range.end <= min(place.start, window.end) ? range.end : window.start
  }

  /// Returns the request for the part of a line in `window`, with offsets from its start.
  private func request(
    for window: SourceRange, around place: SourceRange, masks: MaskIndex, making maker: inout LastMask
  ) -> TextRedactor.Request {
    var request = TextRedactor.Request()
    request.showsCuts = true
    request.marked = place.start - window.start..<max(place.start, min(place.end, window.end)) - window.start
    var position = window.start
    for mask in masks.near(window) where mask.range.end > window.start && mask.range.start < window.end {
      guard let category = mask.category else {
        request.hidden.append(max(mask.range.start - window.start, 0)..<mask.range.end - window.start)
        continue
      }
      guard mask.range.end > position else { continue }
      let (start, end) = (max(position, mask.range.start), min(mask.range.end, window.end))
      request.replacements.append(
        TextRedactor.Replacement(
          range: start - window.start..<end - window.start,
          text: maker.mask(of: document.document.source.span.extracting(start..<max(start, end)), as: category)))
      position = mask.range.end
    }
    return request
  }

  /// Returns the part of the line that belongs to the field: its key and its value.
  private func extent(of field: Field, key: NodeID?, around place: SourceRange, line: SourceRange) -> SourceRange {
    let value = document.document.sourceRange(of: field.node)
    var start = max(line.start, value.start)
    if let key {
      let range = document.document.sourceRange(of: key)
      if range.start >= line.start, range.start < start { start = range.start }
    }
    return SourceRange(start: start, end: min(line.end, max(value.end, place.end)))
  }

  /// Returns the places in a value and in its key that are not shown, for all parts of the value and all rules.
  private mutating func masks(of node: NodeID, key: NodeID?) -> MaskIndex {
    if let masks, masks.node == node { return masks.index }
    var all: [MaskIndex.Mask] = []
    for hit in hits(in: node) { appendMasks(of: found[hit], to: &all) }
    if let key { for hit in hits(in: key) { appendMasks(of: found[hit], to: &all) } }
    let index = MaskIndex(consume all)
    masks = (node, index)
    return index
  }

  /// Returns the candidates in the fields of a scalar. The fields of a document are in the order of their scalars.
  private func hits(in node: NodeID) -> Range<Int> {
    let start = found.partitioningIndex { document.fields[$0.field].node.index >= node.index }
    var end = start
    while end < found.count, document.fields[found[end].field].node.index == node.index { end += 1 }
    return start..<end
  }

  /// Appends the ranges of candidates. A personal status is a statement of a person about itself, which can consist of
  /// ordinary words, so it is masked as a whole.
  private mutating func appendMasks(of hits: FieldHits, to masks: inout [MaskIndex.Mask]) {
    let field = document.fields[hits.field]
    let first = masks.count
    for candidate in hits.candidates {
      guard let range = places.sourceRange(of: candidate.range, in: field) else { continue }
      masks.append(MaskIndex.Mask(range: range, category: rules[candidate.rule].category))
    }
    for range in hits.unlikely {
      guard let range = places.sourceRange(of: range, in: field) else { continue }
      masks.append(MaskIndex.Mask(range: range, category: nil))
    }
    guard field.kind == .personalStatus,
      let status = places.sourceRange(of: TextRange(start: 0, end: field.text.count), in: field)
    else { return }
    var position = status.start
    for mask in masks[first...].filter({ $0.category != nil }).sorted(by: MaskIndex.precedes) {
      if mask.range.start > position {
        masks.append(MaskIndex.Mask(range: SourceRange(start: position, end: mask.range.start), category: .health))
      }
      position = max(position, mask.range.end)
    }
    if position < status.end {
      masks.append(MaskIndex.Mask(range: SourceRange(start: position, end: status.end), category: .health))
    }
  }

  /// The next offset that starts a scalar, so that a cut text stays valid UTF-8.
  private func boundary(_ offset: Int) -> Int {
    var offset = offset
    while offset < document.document.source.count, document.document.source[offset] & 0xC0 == 0x80 { offset += 1 }
    return offset
  }

  /// Returns the number of spaces and tabs at the start of a line.
  private func indentation(of line: SourceRange) -> Int {
    let source = document.document.source.span
    var end = line.start
    while end < line.end, source[end].isBlank { end += 1 }
    return end - line.start
  }
}

extension Document {
  /// Whether a key is part of the format of the export and not a text of its author.
  func isKeyOfFormat(_ key: NodeID) -> Bool { self[key].symbol != .unknown }
}

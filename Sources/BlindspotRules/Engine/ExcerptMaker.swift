internal import BlindspotParser

/// Cuts the source around a finding into lines in which every found value, of this finding or another, is masked.
struct ExcerptMaker {
  /// An excerpt shows at most this many bytes before and after the place.
  private static let reach = 90

  private let document: ExportDocument
  private let lines: LineIndex
  private let rules: RuleTable
  /// The source range of every candidate of the document, in order of place, whatever its confidence.
  private let masks: [(range: SourceRange, category: Category)]
  /// How far into the source the masks up to each one reach: a long statement covers many names that begin inside it.
  private let reaches: [Int]

  init(document: ExportDocument, found: [FieldHits], rules: RuleTable, lines: LineIndex) {
    self.document = document
    self.lines = lines
    self.rules = rules
    var masks: [(range: SourceRange, category: Category)] = []
    var places = SourcePlaces(document.document)
    for hit in found {
      for candidate in hit.candidates {
        guard let range = places.sourceRange(of: candidate.range, in: document.fields[hit.field]) else { continue }
        masks.append((range, rules[candidate.rule].category))
      }
    }
    self.masks = masks.sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
    var reach = 0
    reaches = self.masks.map { mask in
      reach = max(reach, mask.range.end)
      return reach
    }
  }

  /// The line on which `place` begins, from the field's own key on: what else stands on the line is not this finding's
  /// business and may be personal too.
  func excerpt(around place: SourceRange, in field: Field) -> Excerpt? {
    let number = lines.position(of: place.start).line
    let line = lines.range(ofLine: number)
    let window = window(around: place, in: field, line: line)
    var text = ""
    var marked: Range<Int>?
    var position = window.start
    for mask in masks(in: window) where mask.range.end > position {
      let start = max(position, mask.range.start)
      text += string(position, start)
      let from = text.unicodeScalars.count
      text += Mask.mask(string(start, min(mask.range.end, window.end)), as: mask.category)
      if mask.range.overlaps(place), marked == nil { marked = from..<text.unicodeScalars.count }
      position = mask.range.end
    }
    if position < window.end { text += string(position, window.end) }
    guard let marked else { return nil }
    let indent = window.start > line.start ? string(line.start, line.start + leadingBlanks(of: line)) : ""
    let shift = indent.unicodeScalars.count
    return Excerpt(
      firstLine: number, lines: [indent + text], marked: marked.lowerBound + shift..<marked.upperBound + shift,
      markedLine: 0)
  }

  /// The part of the line that belongs to the field: its key and its value, cut to a readable length.
  private func window(around place: SourceRange, in field: Field, line: SourceRange) -> SourceRange {
    let value = document.document.sourceRange(of: field.node)
    var start = max(line.start, value.start)
    if case .key(let key) = document.document.pointer(to: field.node).segments.last {
      let range = document.document.sourceRange(of: key)
      if range.start >= line.start, range.start < start { start = range.start }
    }
    let end = min(line.end, max(value.end, place.end))
    return SourceRange(
      start: boundary(max(start, place.start - Self.reach)),
      end: boundary(min(end, max(place.end, place.start) + Self.reach)))
  }

  /// The masks that touch `window`, and perhaps some between them that do not: those end before it begins, and are
  /// passed over when the text is put together.
  private func masks(in window: SourceRange) -> ArraySlice<(range: SourceRange, category: Category)> {
    let start = reaches.partitioningIndex { $0 > window.start }
    let end = masks.partitioningIndex { $0.range.start >= window.end }
    return masks[start..<max(start, end)]
  }

  /// The next offset that starts a scalar, so that a cut text stays valid UTF-8.
  private func boundary(_ offset: Int) -> Int {
    var offset = offset
    while offset < document.document.source.count, document.document.source[offset] & 0xC0 == 0x80 { offset += 1 }
    return offset
  }

  private func leadingBlanks(of line: SourceRange) -> Int {
    document.document.source[line.start..<line.end].prefix { $0 == 0x20 || $0 == 0x09 }.count
  }

  private func string(_ start: Int, _ end: Int) -> String {
    String(decoding: document.document.source[start..<max(start, end)], as: UTF8.self)
  }
}

extension RandomAccessCollection {
  /// The first index whose element satisfies `isAfter`, in a collection ordered by it.
  fileprivate func partitioningIndex(where isAfter: (Element) -> Bool) -> Index {
    var low = startIndex
    var count = self.count
    while count > 0 {
      let half = count / 2
      let middle = index(low, offsetBy: half)
      if isAfter(self[middle]) {
        count = half
      } else {
        low = index(after: middle)
        count -= half + 1
      }
    }
    return low
  }
}

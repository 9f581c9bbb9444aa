internal import BlindspotParser

/// Cuts the source around a finding into lines in which every value that is found there, by the run or by a rule it
/// switched off, is masked.
struct ExcerptMaker {
  /// A place that is not shown.
  private struct Masked {
    let range: SourceRange
    let category: Category
  }

  /// An excerpt shows at most this many bytes before and after the place.
  private static let reach = 90

  private let document: ExportDocument
  private let lines: LineIndex
  private let rules: RuleTable
  private let languages: [String]
  private let regions: [String]
  /// Every rule as loud as it is by itself: a mask does not depend on what a team switched off.
  private let levels: RuleLevels
  private var scanner: TextScanner
  private let values: FoundValues
  private var places: SourcePlaces
  /// The fields of the scalars that hold candidates.
  private let parts: [NodeID: [Int]]
  /// What was looked up beside the run's own candidates, by the scalar it stands in.
  private var surroundings: [NodeID: [Masked]] = [:]
  /// The source range of every candidate of the run, in order of place.
  private let masks: [Masked]
  /// How far into the source the masks up to each one reach: a long statement covers many names that begin inside it.
  private let reaches: [Int]

  init(document: ExportDocument, found: [FieldHits], values: FoundValues, engine: Engine, lines: LineIndex) {
    self.document = document
    self.values = values
    self.lines = lines
    rules = engine.rules
    languages = engine.languages(of: document)
    regions = engine.options.regions
    levels = RuleLevels(engine.rules)
    scanner = engine.makeMaskScanner()
    places = SourcePlaces(document.document)
    var masks: [Masked] = []
    var parts: [NodeID: [Int]] = Dictionary(
      found.map { (document.fields[$0.field].node, []) }, uniquingKeysWith: { first, _ in first })
    for (index, field) in document.fields.enumerated() { parts[field.node]?.append(index) }
    self.parts = parts
    for hit in found {
      masks += Self.masks(
        of: hit.candidates, in: document.fields[hit.field], rules: engine.rules, places: &places)
    }
    self.masks = masks.sorted(by: Self.precedes)
    var reach = 0
    reaches = self.masks.map { mask in
      reach = max(reach, mask.range.end)
      return reach
    }
  }

  /// The places of candidates. Of a status that tells of somebody nothing is shown: the words that give a statement away
  /// (“staying at the …”) are seldom all of it.
  private static func masks(
    of candidates: [Candidate], in field: Field, rules: RuleTable, places: inout SourcePlaces
  ) -> [Masked] {
    var masks: [Masked] = []
    for candidate in candidates {
      guard let range = places.sourceRange(of: candidate.range, in: field) else { continue }
      masks.append(Masked(range: range, category: rules[candidate.rule].category))
    }
    guard field.kind == .personalStatus, masks.contains(where: { $0.category.isTold }),
      let status = places.sourceRange(of: TextRange(start: 0, end: field.text.count), in: field)
    else { return masks }
    var position = status.start
    for mask in masks.sorted(by: precedes) {
      if mask.range.start > position {
        masks.append(Masked(range: SourceRange(start: position, end: mask.range.start), category: .health))
      }
      position = max(position, mask.range.end)
    }
    if position < status.end {
      masks.append(Masked(range: SourceRange(start: position, end: status.end), category: .health))
    }
    return masks
  }

  private static func precedes(_ one: Masked, _ other: Masked) -> Bool {
    (one.range.start, one.range.end) < (other.range.start, other.range.end)
  }

  /// The line on which `place` begins, from the field's own key on: what else stands on the line is not this finding's
  /// business and may be personal too.
  mutating func excerpt(around place: SourceRange, in field: Field) -> Excerpt? {
    let number = lines.position(of: place.start).line
    let line = lines.range(ofLine: number)
    let window = window(around: place, in: field, line: line)
    var text = ""
    var marked: Range<Int>?
    var position = window.start
    let masks = (masks(in: window) + surroundings(of: field)).sorted(by: Self.precedes)
    for mask in masks where mask.range.end > position && mask.range.start < window.end {
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
    if let key = key(of: field) {
      let range = document.document.sourceRange(of: key)
      if range.start >= line.start, range.start < start { start = range.start }
    }
    let end = min(line.end, max(value.end, place.end))
    return SourceRange(
      start: boundary(max(start, place.start - Self.reach)),
      end: boundary(min(end, max(place.end, place.start) + Self.reach)))
  }

  /// What the scalar of a field and its key hold, other parts and the values of other rules included.
  private mutating func surroundings(of field: Field) -> [Masked] {
    if let known = surroundings[field.node] { return known }
    var texts = parts[field.node, default: []].map { document.fields[$0] }
    // The whole scalar too: it may have parts that the run did not read.
    for node in [field.node, key(of: field)].compactMap({ $0 }) where document.document[node].kind == .scalar {
      let slice = document.document.slice(of: node)
      texts.append(
        Field(
          kind: field.kind, node: node, raw: TextRange(start: 0, end: slice.count), text: slice,
          container: field.container))
    }
    var found: [Masked] = []
    let names = SurroundingNames(document)
    for text in texts {
      names.move(to: text.container)
      // A text of a kind that no rule reads by itself is looked at as a name.
      let context = FieldContext(
        kind: text.kind.group == .extended ? .taskName : text.kind, languages: languages, regions: regions,
        names: names)
      let candidates = document.document.withBytes(of: text.text) {
        scanner.scan($0, context: context, levels: levels) + values.candidates(in: $0)
      }
      found += Self.masks(of: candidates, in: text, rules: rules, places: &places)
    }
    surroundings[field.node] = found
    return found
  }

  private func key(of field: Field) -> NodeID? {
    guard case .key(let key) = document.document.pointer(to: field.node).segments.last else { return nil }
    return key
  }

  /// The masks that touch `window`, and perhaps some between them that do not: those end before it begins, and are
  /// passed over when the text is put together.
  private func masks(in window: SourceRange) -> ArraySlice<Masked> {
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

extension Category {
  /// Whether it is found by words that speak of it, and not by what itself is personal.
  fileprivate var isTold: Bool {
    switch self {
    case .health, .belief, .lifeEvent, .location: true
    default: false
    }
  }
}

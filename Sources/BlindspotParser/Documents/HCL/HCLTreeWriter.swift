/// Writes the values of an HCL file as a tree, in which values of the same name are merged.
struct HCLTreeWriter {
  private let file: SourceFile
  private let vocabulary: Vocabulary
  private var builder = TreeBuilder(nodeCapacity: 64)

  init(file: SourceFile, vocabulary: Vocabulary) {
    self.file = file
    self.vocabulary = vocabulary
  }

  /// Returns the document of the items of a file.
  mutating func document(of items: [HCLItem]) -> Document {
    mapping(items, SourceRange(start: 0, end: file.bytes.count))
    return builder.finish(source: file.bytes, hasLines: true)
  }

  private mutating func value(_ value: HCLValue) {
    switch value {
    case .scalar(let style, let range): scalar(style, range)
    case .mapping(let items, let range): mapping(items, range)
    case .block(_, let body, let range): mapping(body, range)
    case .sequence(let values, let range): sequence(values, range, style: .plain)
    case .expression(let values, let range):
      if values.isEmpty { scalar(.hclExpression, range) } else { sequence(values, range, style: .hclExpression) }
    }
  }

  private mutating func sequence(_ values: [HCLValue], _ range: SourceRange, style: Node.Style) {
    builder.openCollection(.sequence, style: style, at: range.start)
    for value in values { self.value(value) }
    builder.closeCollection(at: range.end)
  }

  /// Writes items as a mapping, with one entry for all items of a name.
  private mutating func mapping(_ items: [HCLItem], _ range: SourceRange) {
    builder.openCollection(.mapping, at: range.start)
    for group in grouped(items, by: \.key) {
      key(group[0].key)
      labeled(group.map(\.value), level: 0)
    }
    builder.closeCollection(at: range.end)
  }

  /// Writes the values of one name: blocks with labels as a mapping by label, several other values as a sequence.
  private mutating func labeled(_ values: [HCLValue], level: Int) {
    let ranges = SourceRange(
      start: values.first?.range.start ?? 0, end: values.last?.range.end ?? 0)
    let blocks = values.compactMap { value -> (label: HCLKey, value: HCLValue)? in
      guard case .block(let labels, _, _) = value, level < labels.count else { return nil }
      return (labels[level], value)
    }
    if blocks.count == values.count {
      builder.openCollection(.mapping, at: ranges.start)
      for group in grouped(blocks, by: \.label) {
        key(group[0].label)
        labeled(group.map(\.value), level: level + 1)
      }
      builder.closeCollection(at: ranges.end)
    } else if values.count == 1 {
      value(values[0])
    } else {
      sequence(values, ranges, style: .plain)
    }
  }

  /// Returns the items of each name, in the order in which the names first occur.
  private func grouped<Item>(_ items: [Item], by key: (Item) -> HCLKey) -> [[Item]] {
    var groups: [[Item]] = []
    var places: [[UInt8]: Int] = [:]
    for item in items {
      let name = text(of: key(item))
      if let place = places[name] {
        groups[place].append(item)
      } else {
        places[name] = groups.count
        groups.append([item])
      }
    }
    return groups
  }

  private func text(of key: HCLKey) -> [UInt8] {
    let range = key.style == .hclQuoted ? key.range.start + 1..<key.range.end - 1 : key.range.start..<key.range.end
    return key.style == .hclQuoted
      ? HCLScalarDecoder.quoted(range, of: file.bytes.span).bytes : Array(file.bytes[range])
  }

  private mutating func key(_ key: HCLKey) { scalar(key.style, key.range) }

  private mutating func scalar(_ style: Node.Style, _ range: SourceRange) {
    // A copy of the reference, whose span does not prevent changes of `self`.
    let bytes = file.bytes
    let source = bytes.span
    let whole = range.start..<range.end
    let written: Range<Int>
    let decoded: [UInt8]?
    switch style {
    case .hclQuoted:
      written = range.start + 1..<range.end - 1
      decoded = HCLScalarDecoder.quoted(written, of: source).bytes
    case .hclHeredoc:
      written = HCLHeredoc(in: source, at: range.start)?.body ?? whole
      decoded = HCLScalarDecoder.heredoc(whole, of: source).bytes
    default:
      written = whole
      decoded = nil
    }
    var symbol = vocabulary.symbol(of: source.extracting(written))
    var text = TextSlice(start: written.lowerBound, count: written.count, isInDecodedBuffer: false)
    if let decoded, !decoded.span.hasSameBytes(as: source.extracting(written)) {
      symbol = vocabulary.symbol(of: decoded.span)
      text = TextSlice(start: builder.decoded.count, count: decoded.count, isInDecodedBuffer: true)
      builder.decoded.append(contentsOf: decoded)
    }
    builder.append(style, symbol: symbol, start: range.start, end: range.end, text: text)
  }
}

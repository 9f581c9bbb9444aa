/// Lays what an HCL file says down as a tree, with equal names drawn together.
struct HCLTreeWriter {
  private let file: SourceFile
  private let vocabulary: Vocabulary
  private var builder = TreeBuilder(nodeCapacity: 64)

  init(file: SourceFile, vocabulary: Vocabulary) {
    self.file = file
    self.vocabulary = vocabulary
  }

  /// The document of a file's items.
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
    builder.openCollection(.sequence, style: style, at: UInt32(truncatingIfNeeded: range.start))
    for value in values { self.value(value) }
    builder.closeCollection(at: UInt32(truncatingIfNeeded: range.end))
  }

  /// Writes items as a mapping; blocks of one name are one entry.
  private mutating func mapping(_ items: [HCLItem], _ range: SourceRange) {
    builder.openCollection(.mapping, at: UInt32(truncatingIfNeeded: range.start))
    for group in grouped(items, by: \.key) {
      key(group[0].key)
      labelled(group.map(\.value), level: 0)
    }
    builder.closeCollection(at: UInt32(truncatingIfNeeded: range.end))
  }

  /// Writes the values of one name: a mapping by labels if they are blocks with labels, a sequence if they are several.
  private mutating func labelled(_ values: [HCLValue], level: Int) {
    let ranges = SourceRange(
      start: values.first?.range.start ?? 0, end: values.last?.range.end ?? 0)
    let blocks = values.compactMap { value -> (label: HCLKey, value: HCLValue)? in
      guard case .block(let labels, _, _) = value, level < labels.count else { return nil }
      return (labels[level], value)
    }
    if blocks.count == values.count {
      builder.openCollection(.mapping, at: UInt32(truncatingIfNeeded: ranges.start))
      for group in grouped(blocks, by: \.label) {
        key(group[0].label)
        labelled(group.map(\.value), level: level + 1)
      }
      builder.closeCollection(at: UInt32(truncatingIfNeeded: ranges.end))
    } else if values.count == 1 {
      value(values[0])
    } else {
      sequence(values, ranges, style: .plain)
    }
  }

  /// The items of each name, names in the order in which they first occur.
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
    // A copy of the reference: a span of it does not keep `self` from being changed.
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
    var start = written.lowerBound
    var count = written.count
    var isInDecodedBuffer = false
    if let decoded, !decoded.span.holdsSameBytes(as: source.extracting(written)) {
      symbol = vocabulary.symbol(of: decoded.span)
      start = builder.decoded.count
      count = decoded.count
      isInDecodedBuffer = true
      builder.decoded.append(contentsOf: decoded)
    }
    builder.append(
      Node(
        kind: .scalar, style: style, symbol: symbol, sourceStart: UInt32(truncatingIfNeeded: range.start),
        sourceEnd: UInt32(truncatingIfNeeded: range.end), textStart: UInt32(truncatingIfNeeded: start),
        textLength: UInt32(truncatingIfNeeded: count), isInDecodedBuffer: isInDecodedBuffer,
        subtreeEnd: builder.nextIndex + 1))
  }
}

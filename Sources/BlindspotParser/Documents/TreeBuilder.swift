/// Collects the nodes of one document in document order, for the readers of YAML, HCL and CSV.
struct TreeBuilder {
  /// The nodes so far.
  private var nodes = NodeList()
  /// The source offset of the end of the last node, or of its start if that is an open collection.
  private var lastEnd = 0
  /// The texts that decoding changed.
  var decoded: [UInt8] = []
  /// The number of open collections.
  private(set) var depth = 0
  /// The index of the innermost open collection.
  private var innermost = 0
  /// Whether the innermost open collection is a sequence.
  private var isInSequence = false
  /// The index of the next item, 0-based, if the innermost open collection is a sequence.
  private var item = 0

  /// Reserves memory for about `count` nodes.
  init(nodeCapacity count: Int) { nodes.reserveCapacity(count) }

  /// Whether the document does not have a node yet.
  var isEmpty: Bool { nodes.isEmpty }

  /// The index of the next node.
  var nextIndex: Int { nodes.count }

  /// The ID of the next node.
  var nextNode: NodeID { NodeID(UInt32(truncatingIfNeeded: nodes.count)) }

  /// Whether a node is an open collection, and so contains the current position.
  func isOpen(_ id: NodeID) -> Bool {
    var index = innermost
    for _ in 0..<depth {
      if index == Int(id.index) { return true }
      index = nodes.parent(ofOpen: index)
    }
    return false
  }

  /// Appends a scalar whose text is the source between its quotation marks.
  @inline(__always)
  mutating func append(_ style: Node.Style, symbol: Symbol, start: Int, end: Int, textLength: Int) {
    nodes.append(style, symbol: symbol, start: start, textLength: textLength)
    advance(to: end)
  }

  /// Appends any scalar.
  mutating func append(_ style: Node.Style, symbol: Symbol, start: Int, end: Int, text: TextSlice) {
    let isVerbatim =
      !text.isInDecodedBuffer && text.start == start + style.quotes && end == text.start + text.count + style.quotes
    if isVerbatim {
      nodes.append(style, symbol: symbol, start: start, textLength: text.count)
    } else {
      nodes.append(style, symbol: symbol, start: start, end: end, text: text)
    }
    advance(to: end)
  }

  @inline(__always) private mutating func advance(to end: Int) {
    lastEnd = end
    item &+= 1
  }

  /// Appends an alias of the node at `target`.
  mutating func appendAlias(of target: Int, start: Int, end: Int) {
    nodes.append(aliasOf: target, start: start, end: end)
    advance(to: end)
  }

  /// Opens a mapping or a sequence at a source offset.
  mutating func openCollection(_ kind: Node.Kind, style: Node.Style = .plain, at start: Int) {
    let index = nextIndex
    nodes.open(
      kind, style: style, start: start, parent: depth == 0 ? index : innermost, itemIndex: isInSequence ? item : 0)
    innermost = index
    isInSequence = kind == .sequence
    item = 0
    depth &+= 1
    lastEnd = start
  }

  /// Closes the innermost open collection.
  ///
  /// - Parameter end: the source offset of its end; nil if the collection ends with its last child, because the syntax
  ///   does not mark the end.
  /// - Returns: the collection; nil if none is open.
  @discardableResult mutating func closeCollection(at end: Int?) -> NodeID? {
    guard depth > 0 else { return nil }
    let index = innermost
    let open = nodes.close(index, sourceEnd: end ?? lastEnd)
    // A collection without children is the last node.
    if let end, index == nextIndex &- 1 { lastEnd = end }
    depth &-= 1
    innermost = open.parent
    isInSequence = depth > 0 && nodes.kind(at: innermost) == .sequence
    item = open.itemIndex &+ 1
    return NodeID(UInt32(truncatingIfNeeded: index))
  }

  /// Returns the finished document and empties the builder.
  mutating func finish(source: [UInt8], hasLines: Bool) -> Document {
    let document = Document(source: source, nodes: nodes, decoded: decoded, hasLines: hasLines)
    self = TreeBuilder(nodeCapacity: 0)
    return document
  }
}

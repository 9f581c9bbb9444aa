/// Collects the nodes of one document in document order, for the readers of YAML, HCL and CSV.
struct TreeBuilder {
  /// The nodes so far. The ``Node/subtreeEnd`` of an open collection is not known yet.
  private(set) var nodes: [Node] = []
  /// The texts that decoding changed.
  var decoded: [UInt8] = []
  /// Whether a node is an alias.
  private var hasAliases = false
  /// The indices of the open collections, the outermost first.
  private var open: [UInt32] = []

  /// Reserves memory for about `count` nodes.
  init(nodeCapacity count: Int) {
    nodes.reserveCapacity(count)
    open.reserveCapacity(32)
  }

  /// The number of open collections.
  var depth: Int { open.count }

  /// Whether the document does not have a node yet.
  var isEmpty: Bool { nodes.isEmpty }

  /// The index of the next node.
  var nextIndex: Int { nodes.count }

  /// The ID of the next node.
  var nextNode: NodeID { NodeID(UInt32(truncatingIfNeeded: nodes.count)) }

  /// Whether a node is an open collection, and so contains the current position.
  func isOpen(_ id: NodeID) -> Bool { open.contains(id.index) }

  /// Appends a scalar, created for ``nextIndex``.
  mutating func append(_ node: Node) {
    nodes.append(node)
  }

  /// Appends an alias of the node at `target`.
  mutating func appendAlias(of target: Int, start: Int, end: Int) {
    hasAliases = true
    nodes.append(.alias(of: target, start: start, end: end, at: nextIndex))
  }

  /// Opens a mapping or a sequence at a source offset.
  mutating func openCollection(_ kind: Node.Kind, style: Node.Style = .plain, at start: Int) {
    let index = nextIndex
    let parent = open.last.map(Int.init) ?? index
    open.append(UInt32(truncatingIfNeeded: index))
    nodes.append(.collection(kind, style: style, start: start, parent: parent))
  }

  /// Closes the innermost open collection.
  ///
  /// - Parameter end: the source offset of its end; nil if the collection ends with its last child, because the syntax
  ///   does not mark the end.
  /// - Returns: the collection; nil if none is open.
  @discardableResult mutating func closeCollection(at end: Int?) -> NodeID? {
    guard let index = open.popLast() else { return nil }
    let end = end ?? Int(nodes[nodes.count - 1].sourceEnd)
    nodes[Int(index)].close(sourceEnd: end, subtreeEnd: nextIndex)
    if nodes[Int(index)].kind == .sequence { numberItems(of: Int(index)) }
    return NodeID(index)
  }

  /// Sets the item indices of the collections in a closed sequence.
  private mutating func numberItems(of sequence: Int) {
    var item = sequence + 1
    var number = 0
    while item < nodes.count {
      if nodes[item].isCollection { nodes[item].setItemIndex(number) }
      number += 1
      item = Int(nodes[item].subtreeEnd)
    }
  }

  /// Returns the finished document and empties the builder.
  mutating func finish(source: [UInt8], hasLines: Bool) -> Document {
    let document = Document(source: source, nodes: nodes, decoded: decoded, hasLines: hasLines, hasAliases: hasAliases)
    hasAliases = false
    nodes = []
    decoded = []
    open = []
    return document
  }
}

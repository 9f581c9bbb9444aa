/// Collects the nodes of one document in reading order. The readers of every syntax build their trees with it.
struct TreeBuilder {
  /// The nodes so far; ``Node/subtreeEnd`` of the open collections is not known yet.
  private(set) var nodes: [Node] = []
  /// The texts that decoding changed.
  var decoded: [UInt8] = []
  /// The collections that are not closed yet, outermost first.
  private var open: [UInt32] = []

  /// Makes room for about `count` nodes.
  init(nodeCapacity count: Int) {
    nodes.reserveCapacity(count)
    open.reserveCapacity(32)
  }

  /// How many collections are open.
  var depth: Int { open.count }

  /// Whether no node was added yet.
  var isEmpty: Bool { nodes.isEmpty }

  /// The index the next node will have.
  var nextIndex: UInt32 { UInt32(truncatingIfNeeded: nodes.count) }

  /// The kind of the innermost open collection; nil at the top.
  var innermost: Node.Kind? { open.last.map { nodes[Int($0)].kind } }

  /// Whether `index` is an open collection: one that holds the place now being read.
  func isOpen(_ index: UInt32) -> Bool { open.contains(index) }

  /// Adds a scalar (or an alias).
  mutating func append(_ node: Node) {
    nodes.append(node)
  }

  /// Starts a mapping or a sequence whose first byte is `start`.
  mutating func openCollection(_ kind: Node.Kind, style: Node.Style = .plain, at start: UInt32) {
    let index = nextIndex
    let parent = open.last ?? index
    open.append(index)
    nodes.append(
      Node(
        kind: kind, style: style, symbol: .unknown, sourceStart: start, sourceEnd: start, textStart: parent,
        textLength: 0, isInDecodedBuffer: false, subtreeEnd: index + 1))
  }

  /// Ends the innermost open collection before the byte `end`, or with its last child where the syntax has no end.
  ///
  /// - Returns: the collection's index; nil if none is open.
  @discardableResult mutating func closeCollection(at end: UInt32?) -> UInt32? {
    guard let index = open.popLast() else { return nil }
    nodes[Int(index)].sourceEnd = end ?? nodes[nodes.count - 1].sourceEnd
    nodes[Int(index)].subtreeEnd = nextIndex
    if nodes[Int(index)].kind == .sequence { numberItems(of: index) }
    return index
  }

  /// Tells the collections among the items of a closed sequence which item they are.
  private mutating func numberItems(of sequence: UInt32) {
    let end = nextIndex
    var item = sequence + 1
    var number: UInt32 = 0
    while item < end {
      let next = nodes[Int(item)].subtreeEnd
      let kind = nodes[Int(item)].kind
      if kind == .mapping || kind == .sequence { nodes[Int(item)].textLength = number }
      number += 1
      item = next
    }
  }

  /// The finished document; the builder is empty afterwards.
  mutating func finish(source: [UInt8], hasLines: Bool) -> Document {
    let document = Document(source: source, nodes: nodes, decoded: decoded, hasLines: hasLines)
    nodes = []
    decoded = []
    open = []
    return document
  }
}

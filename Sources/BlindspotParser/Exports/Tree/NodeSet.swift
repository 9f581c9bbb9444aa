/// A set of nodes of one document, as one bit per node.
struct NodeSet {
  private var words: [UInt64]

  /// Creates an empty set of nodes with an index below `count`.
  init(count: Int) { words = [UInt64](repeating: 0, count: (count + 63) / 64) }

  /// Adds a node.
  mutating func insert(_ id: NodeID) { words[Int(id.index >> 6)] |= 1 << UInt64(id.index & 63) }

  /// Whether the set contains a node.
  func contains(_ id: NodeID) -> Bool { words[Int(id.index >> 6)] >> UInt64(id.index & 63) & 1 == 1 }
}

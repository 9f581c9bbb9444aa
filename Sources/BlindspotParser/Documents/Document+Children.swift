/// Iteration over a tree. Cursors are for hot paths: two numbers that retain nothing. Everything else uses the
/// sequences.
///
/// ```
/// var cursor = document.entryCursor(of: mapping)
/// while let (key, value) = document.nextEntry(&cursor) { … }
/// ```
extension Document {
  /// A position between two siblings.
  package struct ChildCursor: Sendable {
    var next: UInt32
    let end: UInt32
  }

  /// Returns a cursor before the first child of a collection; at the end for a scalar or an alias.
  @inline(__always) package func childCursor(of id: NodeID) -> ChildCursor {
    ChildCursor(next: id.index + 1, end: UInt32(truncatingIfNeeded: nodes.subtreeEnd(at: Int(id.index))))
  }

  /// Returns a cursor before the first entry of a mapping; at the end for any other node.
  @inline(__always) package func entryCursor(of id: NodeID) -> ChildCursor {
    kind(of: id) == .mapping ? childCursor(of: id) : ChildCursor(next: 0, end: 0)
  }

  /// Returns the next child and moves the cursor after its subtree; nil at the end.
  package func nextChild(_ cursor: inout ChildCursor) -> NodeID? { nodes.next(&cursor) }

  /// Returns the next key with its value and moves the cursor after both; nil at the end.
  package func nextEntry(_ cursor: inout ChildCursor) -> (key: NodeID, value: NodeID)? { nodes.nextPair(&cursor) }

  /// The direct children of a node.
  package struct Children: Sequence, IteratorProtocol {
    let nodes: NodeList
    var cursor: ChildCursor

    package mutating func next() -> NodeID? { nodes.next(&cursor) }
  }

  /// The entries of a mapping.
  package struct Entries: Sequence, IteratorProtocol {
    let nodes: NodeList
    var cursor: ChildCursor

    package mutating func next() -> (key: NodeID, value: NodeID)? { nodes.nextPair(&cursor) }
  }
}

extension NodeList {
  fileprivate func next(_ cursor: inout Document.ChildCursor) -> NodeID? {
    guard cursor.next < cursor.end else { return nil }
    let id = NodeID(cursor.next)
    cursor.next = UInt32(truncatingIfNeeded: subtreeEnd(at: Int(cursor.next)))
    return id
  }

  fileprivate func nextPair(_ cursor: inout Document.ChildCursor) -> (key: NodeID, value: NodeID)? {
    guard let key = next(&cursor), let value = next(&cursor) else { return nil }
    return (key, value)
  }
}

/// Walking a tree. The cursors are two numbers and hold nothing alive: for hot paths. The sequences are for everyone
/// else.
///
/// ```
/// var cursor = document.entryCursor(of: mapping)
/// while let (key, value) = document.nextEntry(&cursor) { … }
/// ```
extension Document {
  /// A place between two siblings.
  package struct ChildCursor: Sendable {
    var next: UInt32
    let end: UInt32
  }

  /// Stands before the first child of a collection; at the end for a scalar or an alias.
  package func childCursor(of id: NodeID) -> ChildCursor {
    ChildCursor(next: id.index + 1, end: nodes[Int(id.index)].subtreeEnd)
  }

  /// Stands before the first entry of a mapping; at the end for anything else.
  package func entryCursor(of id: NodeID) -> ChildCursor {
    nodes[Int(id.index)].kind == .mapping ? childCursor(of: id) : ChildCursor(next: 0, end: 0)
  }

  /// Steps over the next child, with all that is below it.
  package func nextChild(_ cursor: inout ChildCursor) -> NodeID? { nodes.next(&cursor) }

  /// Steps over the next key and its value.
  package func nextEntry(_ cursor: inout ChildCursor) -> (key: NodeID, value: NodeID)? { nodes.nextPair(&cursor) }

  /// The direct children of a node.
  package struct Children: Sequence, IteratorProtocol {
    let nodes: [Node]
    var cursor: ChildCursor

    package mutating func next() -> NodeID? { nodes.next(&cursor) }
  }

  /// The entries of a mapping.
  package struct Entries: Sequence, IteratorProtocol {
    let nodes: [Node]
    var cursor: ChildCursor

    package mutating func next() -> (key: NodeID, value: NodeID)? { nodes.nextPair(&cursor) }
  }
}

extension [Node] {
  fileprivate func next(_ cursor: inout Document.ChildCursor) -> NodeID? {
    guard cursor.next < cursor.end else { return nil }
    let id = NodeID(cursor.next)
    cursor.next = self[Int(cursor.next)].subtreeEnd
    return id
  }

  fileprivate func nextPair(_ cursor: inout Document.ChildCursor) -> (key: NodeID, value: NodeID)? {
    guard let key = next(&cursor), let value = next(&cursor) else { return nil }
    return (key, value)
  }
}

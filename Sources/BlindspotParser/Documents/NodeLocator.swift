/// Finds the parents, keys and pointers of nodes of one document.
///
/// Remembers where the last searches ended, so that a search for many nodes in the order of the document visits the
/// siblings of a long collection once and not once for each node.
package struct NodeLocator {
  /// A place between two siblings.
  private struct Place {
    var cursor: Document.ChildCursor
    /// The number of children of a sequence, or entries of a mapping, before the place.
    var position = 0
  }

  /// The number of siblings from which a place is worth remembering.
  private static let longWalk = 16

  private let document: Document
  /// The scalar of the last search for a parent, and its parent.
  private var last: (scalar: UInt32, parent: UInt32)?
  /// The places of the last searches in long collections, by the index of the collection.
  private var places: [UInt32: Place] = [:]

  /// Prepares for searches in a document.
  package init(_ document: Document) { self.document = document }

  /// Returns the pointer to a node. A key, and a node inside a key, has the pointer of its entry.
  package mutating func pointer(to target: NodeID) -> JSONPointer {
    var segments: [JSONPointer.Segment] = []
    var child = target
    while let parent = parent(of: child) {
      let (segment, isKey) = step(from: parent, to: child)
      // A node inside a key has no pointer of its own.
      if isKey { segments.removeAll() }
      if let segment { segments.append(segment) }
      child = parent
    }
    return JSONPointer(segments: segments.reversed())
  }

  /// Returns the key of a node in its mapping; nil for the root and for items of a sequence.
  package mutating func key(of id: NodeID) -> NodeID? {
    guard let parent = parent(of: id), case (.key(let key)?, _) = step(from: parent, to: id) else { return nil }
    return key
  }

  /// Returns the collection that contains a node; nil for the root.
  package mutating func parent(of id: NodeID) -> NodeID? {
    let nodes = document.nodes
    if nodes.isCollection(at: Int(id.index)) { return id == document.root ? nil : nodes[Int(id.index)].parent }
    if let last, last.scalar == id.index { return NodeID(last.parent) }
    var index = id.index
    while index > 0 {
      index -= 1
      if !nodes.isCollection(at: Int(index)) {
        guard let last, last.scalar == index else { continue }
        index = last.parent
      }
      // A collection before the scalar contains it, or is a sibling, or is inside a sibling.
      while nodes.subtreeEnd(at: Int(index)) <= Int(id.index) { index = nodes[Int(index)].parent.index }
      last = (id.index, index)
      return NodeID(index)
    }
    return nil
  }

  /// Returns the step from a collection to one of its children, and whether the child is a key.
  package mutating func step(from parent: NodeID, to child: NodeID) -> (JSONPointer.Segment?, isKey: Bool) {
    let isSequence = document.kind(of: parent) == .sequence
    if isSequence, document[child].isCollection { return (.index(document[child].itemIndex), false) }
    var place = Place(cursor: document.childCursor(of: parent))
    if let known = places[parent.index], known.cursor.next <= child.index { place = known }
    let first = place.position
    while true {
      var next = place.cursor
      guard let item = document.nextChild(&next) else { return (nil, false) }
      if isSequence {
        if item == child {
          remember(place, in: parent, after: first)
          return (.index(place.position), false)
        }
      } else {
        guard let value = document.nextChild(&next) else { return (nil, false) }
        if item == child || value == child {
          remember(place, in: parent, after: first)
          return (.key(item), item == child)
        }
      }
      place.cursor = next
      place.position += 1
    }
  }

  private mutating func remember(_ place: Place, in parent: NodeID, after first: Int) {
    if place.position - first >= Self.longWalk || first > 0 { places[parent.index] = place }
  }
}

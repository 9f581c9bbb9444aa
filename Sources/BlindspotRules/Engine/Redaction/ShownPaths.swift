import BlindspotParser

/// Makes the JSON Pointers of nodes of a document, in which keys of its author are replaced.
///
/// Findings come in the order of the document, so the path of a node continues that of the last one from the innermost
/// collection that contains both.
struct ShownPaths {
  private let document: Document
  private var locator: NodeLocator
  /// The path of the last node.
  private var path: [UInt8] = []
  /// The collections around the last node, outermost first, with the lengths of their paths.
  private var around: [(collection: NodeID, length: Int)] = []
  /// The way from the next node up to a collection whose path is known.
  private var way: [NodeID] = []

  /// Prepares for the nodes of a document.
  init(_ document: Document) {
    self.document = document
    locator = NodeLocator(document)
  }

  /// Returns the path of a node. A key, and a node inside a key, has the path of its entry.
  ///
  /// - Parameters:
  ///   - texts: the redacted keys of the document.
  ///   - redactor: redacts the other keys.
  mutating func path(of node: NodeID, texts: inout ShownTexts, redactor: inout TextRedactor) -> String {
    way.removeAll(keepingCapacity: true)
    way.append(node)
    var child = node
    while let parent = locator.parent(of: child) {
      while let last = around.last, last.collection.index > parent.index { around.removeLast() }
      if let last = around.last, last.collection == parent { break }
      way.append(parent)
      child = parent
    }
    if around.isEmpty, let root = way.popLast() { around.append((root, 0)) }
    // A local variable while texts are read: a change of this value would copy the document.
    var path: [UInt8] = []
    swap(&path, &self.path)
    defer { swap(&path, &self.path) }
    path.removeSubrange((around.last?.length ?? 0)...)
    while let parent = around.last?.collection, let child = way.popLast() {
      let (segment, isKey) = locator.step(from: parent, to: child)
      if let segment { append(segment, to: &path, texts: &texts, redactor: &redactor) }
      guard !isKey else { break }
      if document[child].isCollection { around.append((child, path.count)) }
    }
    return String(bytes: path.span)
  }

  private func append(
    _ segment: JSONPointer.Segment, to path: inout [UInt8], texts: inout ShownTexts, redactor: inout TextRedactor
  ) {
    path.append(ASCII.slash)
    switch segment {
    case .index(let index): path.append(decimal: index)
    case .key(let key):
      let node = document[key]
      let isOfFormat = node.symbol != .unknown
      if isOfFormat, node.kind == .scalar {
        document.withBytes(of: node.text) { JSONPointer.append($0, to: &path) }
      } else {
        let text = isOfFormat ? document.keyText(of: key) : texts.shownKey(key, redactor: &redactor).string
        JSONPointer.append(text.utf8Span.span, to: &path)
      }
    }
  }
}

/// The nodes of a document in document order, packed: 8 bytes for nearly every scalar, and 16 for nearly every collection.
///
/// An array of structures is the simple version, and everything outside uses the nodes as if this were one. But that array takes
/// 28 bytes a node. YAML has a node for every 11 to 14 bytes and JSON for every 8 to 10, so the tree of a file of 80 MB took 180
/// to 280 MB, and a run 3.7 to 4.6 times the size of the file.
package struct NodeList: Sendable, RandomAccessCollection {
  package typealias Index = Int
  package typealias Indices = Range<Int>

  private var words: [NodeWord] = []
  private var details: [NodeDetail] = []
  /// Whether a node is an alias.
  private(set) var hasAliases = false

  /// Creates an empty list.
  init() {}

  /// Creates a list from its stored parts.
  init(words: [NodeWord], details: [NodeDetail]) {
    self.words = words
    self.details = details
  }

  /// Reserves memory for nodes, of which at most a half are collections.
  mutating func reserveCapacity(_ count: Int) {
    words.reserveCapacity(count)
    details.reserveCapacity(count / 2)
  }

  /// Returns the index of the parent of an open collection; for the root, its own.
  func parent(ofOpen index: Int) -> Int { Int(self[index].parent.index) }

  // MARK: Reading

  package var startIndex: Int { 0 }
  package var endIndex: Int { words.count }
  package var count: Int { words.count }

  /// The node at an index.
  @inline(__always) package subscript(_ index: Int) -> Node {
    let word = words[index]
    if word.isVerbatim { return Node(word, at: index) }
    return detailedNode(word, at: index)
  }

  @inline(never) private func detailedNode(_ word: NodeWord, at index: Int) -> Node {
    word.node(at: index, details)
  }

  /// Returns the kind of a node.
  @inline(__always) package func kind(at index: Int) -> Node.Kind { words[index].kind }

  /// Whether a node is a mapping or a sequence.
  @inline(__always) package func isCollection(at index: Int) -> Bool { words[index].isCollection }

  /// Whether a node is an alias.
  @inline(__always) package func isAlias(at index: Int) -> Bool { words[index].isAlias }

  /// Returns the symbol of a node.
  @inline(__always) package func symbol(at index: Int) -> Symbol {
    let word = words[index]
    return word.isVerbatim ? word.symbol : detailedSymbol(word)
  }

  @inline(never) private func detailedSymbol(_ word: NodeWord) -> Symbol {
    word.isScalar ? details[word.detailIndex + 1].symbol : .unknown
  }

  /// Whether a scalar has a symbol.
  func contains(_ symbol: Symbol) -> Bool {
    for index in words.indices where words[index].isScalar && self.symbol(at: index) == symbol { return true }
    return false
  }

  /// Returns the index after the last descendant of a node.
  @inline(__always) package func subtreeEnd(at index: Int) -> Int {
    let word = words[index]
    guard word.isCollection else { return index &+ 1 }
    let detail = details[word.collectionDetailIndex]
    return word.hasTwoDetails ? detail.high : index &+ detail.count
  }

  // MARK: Writing

  /// Appends a scalar whose text is the source between its quotation marks.
  @inline(__always) mutating func append(_ style: Node.Style, symbol: Symbol, start: Int, textLength: Int) {
    words.append(details.scalar(style, symbol: symbol, start: start, textLength: textLength))
  }

  /// Appends any scalar.
  mutating func append(_ style: Node.Style, symbol: Symbol, start: Int, end: Int, text: TextSlice) {
    words.append(details.scalar(style, symbol: symbol, start: start, end: end, text: text))
  }

  /// Appends an alias of the node at `target`.
  mutating func append(aliasOf target: Int, start: Int, end: Int) {
    hasAliases = true
    words.append(details.alias(of: target, start: start, end: end))
  }

  /// Appends an open collection, which ``close(_:sourceEnd:)`` completes.
  @inline(__always)
  mutating func open(_ kind: Node.Kind, style: Node.Style, start: Int, parent: Int, itemIndex: Int) {
    words.append(
      details.open(kind, style: style, start: start, at: words.count, parent: parent, itemIndex: itemIndex))
  }

  /// Completes a collection, which ends with the last node. Returns its parent and its item index.
  @discardableResult
  @inline(__always) mutating func close(_ index: Int, sourceEnd end: Int) -> (parent: Int, itemIndex: Int) {
    let closed = details.close(words[index], at: index, count: words.count, sourceEnd: end)
    if let word = closed.word { words[index] = word }
    return (closed.parent, closed.itemIndex)
  }

  /// Sets the symbol of a scalar, for a key in another spelling.
  mutating func setSymbol(_ symbol: Symbol, at index: Int) {
    let node = self[index]
    words[index] =
      node.word.isVerbatim
      ? details.scalar(node.style, symbol: symbol, start: node.sourceStart, textLength: node.textLength)
      : details.scalar(
        node.style, symbol: symbol, start: node.sourceStart, end: node.sourceEnd, text: node.text)
  }
}

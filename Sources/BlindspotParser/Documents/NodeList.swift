/// The nodes of a document in document order, packed: 8 bytes for nearly every scalar, and 16 for nearly every collection.
///
/// An array of structures is the simple version, and everything outside uses the nodes as if this was one. But it takes 28
/// bytes a node. YAML has a node for every 11 to 14 bytes and JSON for every 8 to 10, so the tree of a file of 80 MB took 180
/// to 280 MB, and a run 3.7 to 4.6 times the size of the file.
package struct NodeList: Sendable, RandomAccessCollection {
  package typealias Index = Int
  package typealias Indices = Range<Int>

  private var words: [NodeWord] = []
  private var details: [NodeDetail] = []

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
    let words = words.span
    for index in words.indices
    where words[index].isScalar && words[index].symbol == symbol || words[index].isDetailedScalar {
      if self.symbol(at: index) == symbol { return true }
    }
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
  ///
  /// - Parameters:
  ///   - style: the notation.
  ///   - symbol: the symbol of the text.
  ///   - start: the source offset of the scalar, including a quotation mark.
  ///   - textLength: the length of the text in bytes.
  @inline(__always) mutating func append(_ style: Node.Style, symbol: Symbol, start: Int, textLength: Int) {
    if let word = NodeWord(style, symbol: symbol, start: start, textLength: textLength) {
      words.append(word)
    } else {
      appendLong(style, symbol: symbol, start: start, textLength: textLength)
    }
  }

  @inline(never) private mutating func appendLong(_ style: Node.Style, symbol: Symbol, start: Int, textLength: Int) {
    let text = TextSlice(start: start + style.quotes, count: textLength, isInDecodedBuffer: false)
    append(style, symbol: symbol, start: start, end: text.start + textLength + style.quotes, text: text)
  }

  /// Appends any scalar.
  ///
  /// - Parameters:
  ///   - style: the notation.
  ///   - symbol: the symbol of the text.
  ///   - start: the source offset of the scalar.
  ///   - end: the source offset of its end.
  ///   - text: the location of the decoded text.
  @inline(never)
  mutating func append(_ style: Node.Style, symbol: Symbol, start: Int, end: Int, text: TextSlice) {
    words.append(NodeWord(scalarAt: start, details: details.count))
    details.append(NodeDetail(end, text.start))
    details.append(
      .second(style, symbol: symbol, textLength: text.count, isInDecodedBuffer: text.isInDecodedBuffer))
  }

  /// Appends an alias of the node at `target`.
  mutating func append(aliasOf target: Int, start: Int, end: Int) {
    words.append(NodeWord(aliasAt: start, details: details.count))
    details.append(NodeDetail(end, target))
    details.append(.none)
  }

  /// Appends an open collection, which ``close(_:sourceEnd:)`` completes. It has no end until then.
  ///
  /// - Parameters:
  ///   - kind: a mapping or a sequence.
  ///   - style: the notation.
  ///   - start: the source offset of the collection.
  ///   - parent: the index of the parent; for the root, its own index.
  ///   - itemIndex: the index in the parent, 0-based, if that is a sequence.
  @inline(__always)
  mutating func open(_ kind: Node.Kind, style: Node.Style, start: Int, parent: Int, itemIndex: Int) {
    let distance = words.count &- parent
    if let detail = NodeDetail.open(distance: distance, itemIndex: itemIndex, style: style) {
      words.append(NodeWord(kind, start: start, details: details.count, hasTwo: false))
      details.append(detail)
    } else {
      words.append(NodeWord(kind, start: start, details: details.count, hasTwo: true))
      details.append(.none)
      details.append(.second(parent: parent, itemIndex: itemIndex, style: style))
    }
  }

  /// Completes a collection, which ends with the last node.
  ///
  /// - Parameters:
  ///   - index: the index of the collection.
  ///   - end: the source offset of its end.
  /// - Returns: the parent and the item index.
  @discardableResult
  @inline(__always) mutating func close(_ index: Int, sourceEnd end: Int) -> (parent: Int, itemIndex: Int) {
    let word = words[index]
    let place = word.collectionDetailIndex
    let detail = details[place]
    if !word.hasTwoDetails, let closed = detail.closed(length: end &- word.start, count: words.count &- index) {
      details[place] = closed
      return (index &- detail.distance, detail.itemIndex)
    }
    return closeLarge(index, sourceEnd: end)
  }

  @inline(never) private mutating func closeLarge(_ index: Int, sourceEnd end: Int) -> (parent: Int, itemIndex: Int) {
    let node = self[index]
    let parent = Int(node.parent.index)
    if !node.word.hasTwoDetails {
      words[index] = NodeWord(node.kind, start: node.sourceStart, details: details.count, hasTwo: true)
      details.append(.none)
      details.append(.second(parent: parent, itemIndex: node.itemIndex, style: node.style))
    }
    details[words[index].collectionDetailIndex] = NodeDetail(end, words.count)
    return (parent, node.itemIndex)
  }

  /// Sets the symbol of a scalar, for a key in another spelling.
  mutating func setSymbol(_ symbol: Symbol, at index: Int) {
    let node = self[index]
    if node.word.isVerbatim {
      append(node.style, symbol: symbol, start: node.sourceStart, textLength: node.textLength)
    } else {
      append(node.style, symbol: symbol, start: node.sourceStart, end: node.sourceEnd, text: node.text)
    }
    if let word = words.popLast() { words[index] = word }
  }
}

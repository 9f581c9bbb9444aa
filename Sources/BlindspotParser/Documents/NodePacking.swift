/// The packing of nodes: each function returns the word of a node and keeps the rest of the node, if any, in this array. The
/// words are in a ``NodeList``, or in reserved memory into which the reader of JSON writes: `Array.append` checks for every
/// node that the array is not shared.
extension [NodeDetail] {
  /// Packs a scalar whose text is the source between its quotation marks.
  ///
  /// - Parameters:
  ///   - style: the notation.
  ///   - symbol: the symbol of the text.
  ///   - start: the source offset of the scalar, including a quotation mark.
  ///   - textLength: the length of the text in bytes.
  @inline(__always)
  mutating func scalar(_ style: Node.Style, symbol: Symbol, start: Int, textLength: Int) -> NodeWord {
    NodeWord(style, symbol: symbol, start: start, textLength: textLength)
      ?? longScalar(style, symbol: symbol, start: start, textLength: textLength)
  }

  @inline(never)
  private mutating func longScalar(_ style: Node.Style, symbol: Symbol, start: Int, textLength: Int) -> NodeWord {
    let text = TextSlice(start: start + style.quotes, count: textLength, isInDecodedBuffer: false)
    return scalar(style, symbol: symbol, start: start, end: text.start + textLength + style.quotes, text: text)
  }

  /// Packs any scalar.
  ///
  /// - Parameters:
  ///   - style: the notation.
  ///   - symbol: the symbol of the text.
  ///   - start: the source offset of the scalar.
  ///   - end: the source offset of its end.
  ///   - text: the location of the decoded text.
  @inline(never)
  mutating func scalar(_ style: Node.Style, symbol: Symbol, start: Int, end: Int, text: TextSlice) -> NodeWord {
    append(NodeDetail(end, text.start))
    append(.second(style, symbol: symbol, textLength: text.count, isInDecodedBuffer: text.isInDecodedBuffer))
    return NodeWord(scalarAt: start, details: count - 2)
  }

  /// Packs an alias of the node at `target`.
  mutating func alias(of target: Int, start: Int, end: Int) -> NodeWord {
    append(NodeDetail(end, target))
    append(.none)
    return NodeWord(aliasAt: start, details: count - 2)
  }

  /// Packs an open collection, which ``close(_:at:count:sourceEnd:)`` completes. It has no end until then.
  ///
  /// - Parameters:
  ///   - kind: a mapping or a sequence.
  ///   - style: the notation.
  ///   - start: the source offset of the collection.
  ///   - index: the index of the collection.
  ///   - parent: the index of the parent; for the root, its own index.
  ///   - itemIndex: the index in the parent, 0-based, if that is a sequence.
  @inline(__always)
  mutating func open(
    _ kind: Node.Kind, style: Node.Style, start: Int, at index: Int, parent: Int, itemIndex: Int
  ) -> NodeWord {
    if let detail = NodeDetail.open(distance: index &- parent, itemIndex: itemIndex, style: style) {
      append(detail)
      return NodeWord(kind, start: start, details: count &- 1, hasTwo: false)
    }
    append(.none)
    append(.second(parent: parent, itemIndex: itemIndex, style: style))
    return NodeWord(kind, start: start, details: count &- 2, hasTwo: true)
  }

  /// A closed collection.
  struct ClosedCollection {
    /// The index of the parent.
    let parent: Int
    /// The index in the parent, 0-based, if that is a sequence.
    let itemIndex: Int
    /// The word that replaces that of the open collection; nil if it does not change.
    let word: NodeWord?
  }

  /// Completes a collection.
  ///
  /// - Parameters:
  ///   - word: the word of the collection.
  ///   - index: the index of the collection.
  ///   - nodeCount: the number of nodes up to its end.
  ///   - end: the source offset of its end.
  @inline(__always)
  mutating func close(_ word: NodeWord, at index: Int, count nodeCount: Int, sourceEnd end: Int) -> ClosedCollection {
    let place = word.collectionDetailIndex
    let detail = self[place]
    if !word.hasTwoDetails, let closed = detail.closed(length: end &- word.start, count: nodeCount &- index) {
      self[place] = closed
      return ClosedCollection(parent: index &- detail.distance, itemIndex: detail.itemIndex, word: nil)
    }
    return closeLarge(word, at: index, count: nodeCount, sourceEnd: end)
  }

  @inline(never)
  private mutating func closeLarge(
    _ word: NodeWord, at index: Int, count nodeCount: Int, sourceEnd end: Int
  ) -> ClosedCollection {
    let node = word.node(at: index, self)
    let parent = Int(node.parent.index)
    var word = word
    if !word.hasTwoDetails {
      word = NodeWord(node.kind, start: node.sourceStart, details: count, hasTwo: true)
      append(.none)
      append(.second(parent: parent, itemIndex: node.itemIndex, style: node.style))
    }
    self[word.collectionDetailIndex] = NodeDetail(end, nodeCount)
    return ClosedCollection(parent: parent, itemIndex: node.itemIndex, word: word)
  }
}

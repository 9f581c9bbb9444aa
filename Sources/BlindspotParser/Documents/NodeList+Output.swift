/// Nodes written into reserved memory, for the reader of JSON: `Array.append` checks for every node that the array is not
/// shared. The functions are those of ``NodeList``.
extension OutputSpan<NodeWord> {
  /// Appends a scalar whose text is the source between its quotation marks.
  @inline(__always) mutating func append(
    _ style: Node.Style, symbol: Symbol, start: Int, textLength: Int, _ details: inout [NodeDetail]
  ) {
    if let word = NodeWord(style, symbol: symbol, start: start, textLength: textLength) {
      append(word)
    } else {
      appendLong(style, symbol: symbol, start: start, textLength: textLength, &details)
    }
  }

  @inline(never) private mutating func appendLong(
    _ style: Node.Style, symbol: Symbol, start: Int, textLength: Int, _ details: inout [NodeDetail]
  ) {
    let text = TextSlice(start: start + style.quotes, count: textLength, isInDecodedBuffer: false)
    append(style, symbol: symbol, start: start, end: text.start + textLength + style.quotes, text: text, &details)
  }

  /// Appends any scalar.
  @inline(never) mutating func append(
    _ style: Node.Style, symbol: Symbol, start: Int, end: Int, text: TextSlice,
    _ details: inout [NodeDetail]
  ) {
    append(NodeWord(scalarAt: start, details: details.count))
    details.append(NodeDetail(end, text.start))
    details.append(
      .second(style, symbol: symbol, textLength: text.count, isInDecodedBuffer: text.isInDecodedBuffer))
  }

  /// Appends an open collection.
  @inline(__always) mutating func open(
    _ kind: Node.Kind, style: Node.Style, start: Int, parent: Int, itemIndex: Int,
    _ details: inout [NodeDetail]
  ) {
    if let detail = NodeDetail.open(distance: count &- parent, itemIndex: itemIndex, style: style) {
      append(NodeWord(kind, start: start, details: details.count, hasTwo: false))
      details.append(detail)
    } else {
      append(NodeWord(kind, start: start, details: details.count, hasTwo: true))
      details.append(.none)
      details.append(.second(parent: parent, itemIndex: itemIndex, style: style))
    }
  }

  /// Completes a collection, which ends with the last node.
  ///
  /// - Returns: the parent and the item index.
  @inline(__always) mutating func close(
    _ index: Int, sourceEnd end: Int, _ details: inout [NodeDetail]
  ) -> (parent: Int, itemIndex: Int) {
    let word = self[index]
    let place = word.collectionDetailIndex
    let detail = details[place]
    if !word.hasTwoDetails, let closed = detail.closed(length: end &- word.start, count: count &- index) {
      details[place] = closed
      return (index &- detail.distance, detail.itemIndex)
    }
    return closeLarge(index, sourceEnd: end, &details)
  }

  @inline(never) private mutating func closeLarge(
    _ index: Int, sourceEnd end: Int, _ details: inout [NodeDetail]
  ) -> (parent: Int, itemIndex: Int) {
    let node = node(at: index, details)
    let parent = Int(node.parent.index)
    if !node.word.hasTwoDetails {
      self[index] = NodeWord(node.kind, start: node.sourceStart, details: details.count, hasTwo: true)
      details.append(.none)
      details.append(.second(parent: parent, itemIndex: node.itemIndex, style: node.style))
    }
    details[self[index].collectionDetailIndex] = NodeDetail(end, count)
    return (parent, node.itemIndex)
  }

  /// Returns a node. Not for hot paths.
  func node(at index: Int, _ details: [NodeDetail]) -> Node { self[index].node(at: index, details) }
}

/// The part of a text before an error.
extension JSONScanner {
  /// Whether a text that reached a limit does not have an end either: it was cut off.
  func isCutOff(_ source: Span<UInt8>, by failure: Failure) -> Bool {
    failure.code == .limitReached && depth > 0 && !source.endsWithBracket
  }

  /// Returns the nodes before an error, with the open collections closed there; empty if no collection is open. A key
  /// without a value gets an empty one.
  func closedNodes(_ words: [NodeWord], of source: Span<UInt8>) -> NodeList {
    guard depth > 0 else { return NodeList() }
    var nodes = NodeList(words: words, details: details)
    let end = min(index, source.count)
    if isInObject {
      var children = 0
      var child = innermost + 1
      while child < nodes.count {
        child = nodes.subtreeEnd(at: child)
        children += 1
      }
      if !children.isMultiple(of: 2) {
        nodes.append(.synthetic, symbol: .unknown, start: end, textLength: 0)
      }
    }
    var collection = innermost
    for _ in 0..<depth {
      let parent = nodes.parent(ofOpen: collection)
      nodes.close(collection, sourceEnd: end)
      collection = parent
    }
    return nodes
  }
}

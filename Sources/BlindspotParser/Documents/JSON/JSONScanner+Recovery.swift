/// The part of a text before an error.
extension JSONScanner {
  /// Whether a text that reached a limit does not have an end either: it was cut off.
  func isCutOff(_ source: Span<UInt8>, by failure: Failure) -> Bool {
    failure.code == .limitReached && depth > 0 && !source.endsWithBracket
  }

  /// Returns the nodes before an error, with the open collections closed there; empty if no collection is open. A key
  /// without a value gets an empty one.
  func closedNodes(_ scanned: [Node], of source: Span<UInt8>) -> [Node] {
    guard depth > 0 else { return [] }
    var nodes = scanned
    let end = min(index, source.count)
    if isInObject {
      var children = 0
      var child = innermost + 1
      while child < nodes.count {
        child = Int(nodes[child].subtreeEnd)
        children += 1
      }
      if !children.isMultiple(of: 2) {
        nodes.append(
          .scalar(
            .synthetic, symbol: .unknown, start: end, end: end, textStart: 0, textLength: 0, at: nodes.count))
      }
    }
    var collection = innermost
    for _ in 0..<depth {
      nodes[collection].close(sourceEnd: end, subtreeEnd: nodes.count)
      collection = Int(nodes[collection].parent.index)
    }
    return nodes
  }
}

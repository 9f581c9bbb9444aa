/// Finds values in all scalars of a document, whatever their purpose: in the manifest of a flow, in copies of texts, in keys.
package struct ValueSearch: Sendable {
  /// A value in a scalar.
  package struct Match: Sendable {
    /// The scalar.
    package let node: NodeID
    /// The bytes in the decoded text of the scalar.
    package let range: TextRange
    /// The index of the value.
    package let value: Int
  }

  private let values: [[UInt8]]
  /// The indices of the values by their first four bytes, the longest first.
  private var starts: [UInt32: [Int]] = [:]

  /// Prepares the search for values of at least four bytes; shorter ones are never found.
  package init(_ values: [[UInt8]]) {
    self.values = values
    for index in values.indices.sorted(by: { values[$0].count > values[$1].count }) where values[index].count >= 4 {
      let start = values[index].prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      starts[start, default: []].append(index)
    }
  }

  /// Returns the values in a document that are whole words, without overlaps.
  package func matches(in document: Document) -> [Match] {
    guard !starts.isEmpty else { return [] }
    var found: [Match] = []
    for index in document.nodes.indices {
      let node = document.nodes[index]
      guard node.kind == .scalar, node.textLength >= 4, node.symbol == .unknown, node.style != .synthetic else {
        continue
      }
      let id = NodeID(UInt32(index))
      document.withBytes(of: node.text) { text in
        var position = 0
        while position + 4 <= text.count {
          if position == 0 || !text[position - 1].isWordByte, let value = value(in: text, at: position) {
            let end = position + values[value].count
            found.append(Match(node: id, range: TextRange(start: position, end: end), value: value))
            position = end
          } else {
            position += 1
          }
        }
      }
    }
    return found
  }

  private func value(in text: Span<UInt8>, at position: Int) -> Int? {
    starts[Self.start(of: text, at: position)]?.first { index in
      let value = values[index]
      let end = position + value.count
      return end <= text.count && !text.byte(at: end).isWordByte
        && text.extracting(position..<end).hasSameBytes(as: value.span)
    }
  }

  private static func start(of text: Span<UInt8>, at position: Int) -> UInt32 {
    var start: UInt32 = 0
    for index in position..<position + 4 { start = start << 8 | UInt32(text[index]) }
    return start
  }
}

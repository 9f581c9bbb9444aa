/// The path from the root of a document to one of its nodes (RFC 6901).
///
/// Keys are kept as nodes, so that a report can mask those that contain personal data.
package struct JSONPointer: Sendable, Hashable {
  /// One step of the path.
  package enum Segment: Sendable, Hashable {
    /// Into a mapping, through the entry with this key.
    case key(NodeID)
    /// Into a sequence, to the item with this index, 0-based.
    case index(Int)
  }

  /// The steps, outermost first; empty for the root.
  package let segments: [Segment]

  /// The keys on the path, outermost first.
  package var keys: [NodeID] {
    segments.compactMap { if case .key(let node) = $0 { node } else { nil } }
  }

  /// Appends the text of a key, with `~0` for `~` and `~1` for `/` (RFC 6901 section 3).
  package static func append(_ key: Span<UInt8>, to text: inout [UInt8]) {
    guard key.contains(ASCII.tilde, or: ASCII.slash, or: ASCII.slash) else { return text.append(contentsOf: key) }
    for index in key.indices {
      switch key[index] {
      case ASCII.tilde: text += "~0".utf8
      case ASCII.slash: text += "~1".utf8
      case let byte: text.append(byte)
      }
    }
  }
}

extension Document {
  /// Returns the pointer to a node. A key, and a node inside a key, has the pointer of its entry. Use ``NodeLocator`` for
  /// many nodes.
  package func pointer(to target: NodeID) -> JSONPointer {
    var locator = NodeLocator(self)
    return locator.pointer(to: target)
  }

  /// Returns the key of a node in its mapping; nil for the root and for items of a sequence. Use ``NodeLocator`` for many
  /// nodes.
  package func key(of id: NodeID) -> NodeID? {
    var locator = NodeLocator(self)
    return locator.key(of: id)
  }

  /// Returns the collection that contains a node; nil for the root. Use ``NodeLocator`` for many nodes.
  package func parent(of id: NodeID) -> NodeID? {
    var locator = NodeLocator(self)
    return locator.parent(of: id)
  }

  /// Returns a pointer as text, with `~0` for `~` and `~1` for `/` (RFC 6901 section 3).
  ///
  /// - Parameters:
  ///   - pointer: a pointer into this document.
  ///   - replacement: returns the text for a key, unescaped; nil for the text of the key itself.
  package func spelling(of pointer: JSONPointer, replacingKeys replacement: (NodeID) -> String? = { _ in nil })
    -> String
  {
    // Appending to an array of bytes costs a tenth of appending to a String.
    var text: [UInt8] = []
    text.reserveCapacity(pointer.segments.count * 16)
    for segment in pointer.segments {
      text.append(ASCII.slash)
      switch segment {
      case .index(let index): text.append(decimal: index)
      case .key(let node):
        if let other = replacement(node) {
          JSONPointer.append(other.utf8.span, to: &text)
        } else if self.kind(of: node) == .scalar {
          withBytes(of: slice(of: node)) { JSONPointer.append($0, to: &text) }
        } else {
          JSONPointer.append(keyText(of: node).utf8.span, to: &text)
        }
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Returns the text of a key; for a key that is not a scalar (`{{flow_name}}`) its source, with white space and line
  /// ends collapsed.
  package func keyText(of key: NodeID) -> String {
    if self.kind(of: key) == .scalar { return string(slice(of: key)) }
    let range = sourceRange(of: key)
    return String(decoding: source[range.start..<range.end], as: UTF8.self)
      .split { $0 == " " || $0 == "\t" || $0.isNewline }.joined(separator: " ")
  }
}

/// The way from the root of a document to one of its nodes, as RFC 6901 writes it.
///
/// Keys are kept as nodes, so that whoever writes the pointer down can mask those that hold personal data.
package struct JSONPointer: Sendable, Hashable {
  /// One step of the way.
  package enum Segment: Sendable, Hashable {
    /// Into a mapping, through the entry with this key.
    case key(NodeID)
    /// Into a sequence, to the item with this index, 0-based.
    case index(Int)
  }

  /// The steps, outermost first; empty for the root.
  package let segments: [Segment]

  /// The keys that the way runs through, outermost first.
  package var keys: [NodeID] {
    segments.compactMap { if case .key(let node) = $0 { node } else { nil } }
  }
}

extension Document {
  /// The way to a node. A key, and what stands inside a key, is addressed by the pointer of its entry.
  package func pointer(to target: NodeID) -> JSONPointer {
    var segments: [JSONPointer.Segment] = []
    var current = root
    while current != target {
      guard let (segment, next) = step(from: current, towards: target) else { break }
      segments.append(segment)
      guard let next else { break }
      current = next
    }
    return JSONPointer(segments: segments)
  }

  /// Writes a pointer with `~0` for `~` and `~1` for `/` (RFC 6901 section 3).
  ///
  /// - Parameters:
  ///   - pointer: a pointer into this document.
  ///   - replacement: what to write for a key, unescaped; nil to write what stands in the file.
  package func spelling(of pointer: JSONPointer, replacingKeys replacement: (NodeID) -> String? = { _ in nil })
    -> String
  {
    var text = ""
    for segment in pointer.segments {
      text += "/"
      switch segment {
      case .index(let index): text += String(index)
      case .key(let node):
        for scalar in (replacement(node) ?? keyText(of: node)).unicodeScalars {
          switch scalar {
          case "~": text += "~0"
          case "/": text += "~1"
          default: text.unicodeScalars.append(scalar)
          }
        }
      }
    }
    return text
  }

  /// What a key says. A key that is no scalar (`{{flow_name}}`) is spelled as it stands in the file, with white space
  /// and line ends drawn together.
  package func keyText(of key: NodeID) -> String {
    if self[key].kind == .scalar { return string(slice(of: key)) }
    let range = sourceRange(of: key)
    return String(decoding: source[range.start..<range.end], as: UTF8.self)
      .split { $0 == " " || $0 == "\t" || $0.isNewline }.joined(separator: " ")
  }

  /// The step from a collection to the child that holds `target`, and that child; no child if it is a key.
  private func step(from parent: NodeID, towards target: NodeID) -> (JSONPointer.Segment, NodeID?)? {
    func holds(_ node: NodeID) -> Bool {
      node.index <= target.index && target.index < self[node].subtreeEnd
    }
    var position = 0
    var cursor = childCursor(of: parent)
    guard self[parent].kind == .mapping else {
      while let child = nextChild(&cursor) {
        if holds(child) { return (.index(position), child) }
        position += 1
      }
      return nil
    }
    while let (key, value) = nextEntry(&cursor) {
      if holds(value) { return (.key(key), value) }
      if holds(key) { return (.key(key), nil) }
    }
    return nil
  }
}

/// The way from the root of a document to one of its nodes.
package struct DocumentPath: Sendable {
  /// One step of the way.
  package enum Step: Sendable, Hashable {
    /// Into the entry of a mapping whose key is this node. A key node is addressed by its own entry.
    case key(NodeID)
    /// Into an item of a sequence, counted from 0.
    case item(Int)
  }

  /// The steps from the root.
  package let steps: [Step]

  /// The way to `target`. Goes down from the root, so it costs as much as there are siblings on the way; for findings.
  package init(to target: NodeID, in document: Document) {
    var steps: [Step] = []
    var node = document.root
    descent: while node != target {
      switch document[node].kind {
      case .mapping:
        for (key, value) in document.entries(of: node) where target.index < document[value].subtreeEnd {
          steps.append(.key(key))
          if target.index < value.index { break descent }
          node = value
          continue descent
        }
        break descent
      case .sequence:
        var index = 0
        for item in document.children(of: node) {
          if target.index < document[item].subtreeEnd {
            steps.append(.item(index))
            node = item
            continue descent
          }
          index += 1
        }
        break descent
      case .scalar, .alias:
        break descent
      }
    }
    self.steps = steps
  }

  /// The JSON Pointer (RFC 6901) of the way; `spell` says how a key is written.
  package func pointer(_ spell: (NodeID) -> String) -> String {
    var pointer = ""
    for step in steps {
      pointer += "/"
      switch step {
      case .item(let index): pointer += "\(index)"
      case .key(let key): pointer += Self.escaped(spell(key))
      }
    }
    return pointer
  }

  private static func escaped(_ key: String) -> String {
    guard key.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return key }
    var escaped = ""
    for scalar in key.unicodeScalars {
      switch scalar {
      case "~": escaped += "~0"
      case "/": escaped += "~1"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

extension Document {
  /// How a key is written in a pointer: its text, or for a key that is no scalar its source text.
  package func spelling(ofKey key: NodeID) -> String {
    let range = sourceRange(of: key)
    return self[key].kind == .scalar
      ? string(slice(of: key)) : String(decoding: source[range.start..<range.end], as: UTF8.self)
  }
}

extension ExportDocument {
  /// The place of a field as reports name it: pointer, part (`#0`) and document (`#doc1`).
  ///
  /// - Parameters:
  ///   - field: a field of this document.
  ///   - number: the document's place in the file, 0-based.
  ///   - spell: how a mapping key is written.
  package func path(of field: Field, number: Int, spell: (NodeID) -> String) -> String {
    let pointer = DocumentPath(to: field.node, in: document).pointer(spell)
    return (number > 0 ? "#doc\(number)" : "") + pointer + (field.part.map { "#\($0)" } ?? "")
  }

  /// The place of a field with every key as it was typed.
  package func path(of field: Field, number: Int) -> String {
    path(of: field, number: number) { document.spelling(ofKey: $0) }
  }
}

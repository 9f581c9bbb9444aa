/// A view of a document by the names that exports use, with aliases followed.
///
/// A node ID may be that of an alias: every member reads the node that the alias refers to. Only ``isAlias(_:)`` makes
/// a difference between both.
struct ExportTree {
  /// The document.
  let document: Document

  /// Creates a view of `document`.
  init(_ document: Document) { self.document = document }

  /// The root node.
  var root: NodeID { document.root }

  /// The node with an ID.
  @inline(__always) subscript(_ id: NodeID) -> Node { document[resolved(id)] }

  /// Returns the kind of a node.
  @inline(__always) func kind(of id: NodeID) -> Node.Kind { document.kind(of: resolved(id)) }

  /// Returns the node itself, or the target of an alias.
  @inline(__always) func resolved(_ id: NodeID) -> NodeID { document.resolved(id) }

  /// Whether a node is an alias.
  @inline(__always) func isAlias(_ id: NodeID) -> Bool { document.isAlias(id) }

  // MARK: Names

  /// Returns the symbol of a scalar.
  @inline(__always) private func symbol(of id: NodeID) -> Symbol { document.symbol(of: resolved(id)) }

  /// Returns the name that a scalar is; nil if it is not a known one.
  @inline(__always) func key(_ id: NodeID) -> ExportKey? { ExportKey(symbol(of: id)) }

  /// Whether a key is the YAML merge key (`<<`).
  func isMergeKey(_ id: NodeID) -> Bool { symbol(of: id) == .merge }

  /// Returns the purpose of a key, as far as its spelling shows it.
  func shape(of key: NodeID) -> KeyShape { withText(of: key) { KeyShape($0) } }

  // MARK: Collections

  /// Returns the value of a key; nil if `id` is not a mapping or does not have the key.
  @inline(__always) func value(_ key: ExportKey, of id: NodeID) -> NodeID? {
    var cursor = entryCursor(of: id)
    while let (other, value) = document.nextEntry(&cursor) {
      if self.key(other) == key { return resolved(value) }
    }
    return nil
  }

  /// Returns the value of a key among the first `limit` entries of a mapping. An object of the platform has some dozens of
  /// members, but a mapping by labels has one for each, and what is read at every finding must not read all of them.
  func value(_ key: ExportKey, of id: NodeID, within limit: Int) -> NodeID? {
    var cursor = entryCursor(of: id)
    for _ in 0..<limit {
      guard let (other, value) = document.nextEntry(&cursor) else { return nil }
      if self.key(other) == key { return resolved(value) }
    }
    return nil
  }

  /// Returns the first value of several keys that is a text, in the order of the keys.
  func firstText(_ keys: ExportKey..., of id: NodeID) -> NodeID? {
    for key in keys { if let value = value(key, of: id), isText(value) { return value } }
    return nil
  }

  /// Whether a mapping has at least one of the keys.
  func hasKey(of id: NodeID, where isWanted: (ExportKey) -> Bool) -> Bool {
    for (key, _) in entries(of: id) { if let key = self.key(key), isWanted(key) { return true } }
    return false
  }

  /// Returns the only entry of a mapping; nil if it has none or several.
  @inline(__always) func singleEntry(of id: NodeID) -> (key: NodeID, value: NodeID)? {
    var cursor = entryCursor(of: id)
    guard let entry = document.nextEntry(&cursor), document.nextEntry(&cursor) == nil else { return nil }
    return (entry.key, resolved(entry.value))
  }

  /// Returns the items of a sequence, aliases included; of a mapping, its keys and values in turn.
  @inline(__always) func items(of id: NodeID) -> Document.Children { document.children(of: resolved(id)) }

  /// Returns the entries of a mapping, aliases included; empty for any other node.
  @inline(__always) func entries(of id: NodeID) -> Document.Entries { document.entries(of: resolved(id)) }

  /// Returns a cursor before the first item of a sequence. Cursors are for hot paths: they retain nothing.
  @inline(__always) func itemCursor(of id: NodeID) -> Document.ChildCursor { document.childCursor(of: resolved(id)) }

  /// Returns a cursor before the first entry of a mapping, aliases included; at the end for any other node.
  @inline(__always) func entryCursor(of id: NodeID) -> Document.ChildCursor { document.entryCursor(of: resolved(id)) }

  /// Returns the outermost mappings at most `levels` below `id` that match, in their order. Tools wrap exports in objects
  /// and lists: `{"data": {"flows": [{…}]}}`.
  func outermost(below id: NodeID, levels: Int, where isMatch: (NodeID) -> Bool) -> [NodeID] {
    var found: [NodeID] = []
    let start = resolved(id)
    if document[start].isCollection {
      Self.addOutermost(Int(start.index), levels: levels, of: document.nodes, where: isMatch, to: &found)
    }
    return found
  }

  /// Adds the outermost mappings of a collection. A listing has a hundred thousand scalars, so it is read without a call,
  /// and without a reference, for each.
  private static func addOutermost(
    _ index: Int, levels: Int, of nodes: NodeList, where isMatch: (NodeID) -> Bool, to found: inout [NodeID]
  ) {
    let isMapping = nodes.kind(at: index) == .mapping
    let end = nodes.subtreeEnd(at: index)
    if isMapping, isMatch(NodeID(UInt32(index))) { return found.append(NodeID(UInt32(index))) }
    guard levels > 0 else { return }
    var child = index + 1
    while child < end {
      if isMapping { child = nodes.subtreeEnd(at: child) }
      guard child < end else { break }
      if nodes.isCollection(at: child) {
        addOutermost(child, levels: levels - 1, of: nodes, where: isMatch, to: &found)
      }
      child = nodes.subtreeEnd(at: child)
    }
  }

  /// Whether a scalar of the document, a key or a value, is a name.
  func hasScalar(_ name: ExportKey) -> Bool {
    document.nodes.contains(name.symbol)
  }

  /// Whether a scalar of the document, a key or a value, is one of some names.
  @inline(__always) func hasScalar(where isWanted: (ExportKey) -> Bool) -> Bool {
    let nodes = document.nodes
    for index in nodes.indices {
      let symbol = nodes.symbol(at: index)
      if symbol != .unknown, let key = ExportKey(symbol), isWanted(key) { return true }
    }
    return false
  }

  // MARK: Texts

  /// Whether a node is a text that a person could have typed: not a number, truth value or null.
  @inline(__always) func isText(_ id: NodeID) -> Bool {
    let node = self[id]
    guard node.kind == .scalar, node.textLength > 0, node.style != .jsonToken, node.style != .synthetic else {
      return false
    }
    return node.style != .plain || node.textLength > 5 || !isPlainConstant(id)
  }

  /// Returns the decoded text of a scalar that is a text; nil for any other node.
  @inline(__always) func text(_ id: NodeID?) -> TextSlice? {
    guard let id, isText(id) else { return nil }
    return slice(of: id)
  }

  /// Returns the decoded text of a scalar; empty for any other node.
  @inline(__always) func slice(of id: NodeID) -> TextSlice { self[id].text }

  /// Calls `body` with the decoded bytes of a scalar.
  @inline(__always) func withText<Result>(of id: NodeID, _ body: (Span<UInt8>) throws -> Result) rethrows -> Result {
    try document.withBytes(of: slice(of: id), body)
  }

  /// Returns a language tag in lower case; nil for a placeholder of a template.
  func language(_ id: NodeID?) -> String? {
    guard let slice = text(id), document.withBytes(of: slice, { KeyShape.isLanguageTag($0) }) else { return nil }
    return document.string(slice).lowercased()
  }

  /// Whether a plain YAML scalar of at most five bytes is a null or a truth value (YAML 1.2.2 section 10.3.2).
  private func isPlainConstant(_ id: NodeID) -> Bool {
    switch key(id) {
    case .null, .nullCapital, .nullUpper, .tilde, .true, .trueCapital, .false, .falseCapital: true
    default: false
    }
  }
}

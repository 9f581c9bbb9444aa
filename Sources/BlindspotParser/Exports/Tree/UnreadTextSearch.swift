/// A search for a text of a document that is not one of its fields: one that a person may have typed, or one that an
/// expression computes.
///
/// Copies count too: they can differ from the text that was read. Most documents are searched to their end, so the
/// search visits nodes in the order of the fields and makes the cheapest comparison first.
struct UnreadTextSearch {
  /// The fields, sorted by node.
  private let fields: [Field]
  /// The index of the first field at or after the current node.
  private var nextField = 0
  /// Whether the source of a YAML document contains `${` or `%{`; nil until it is searched.
  private var hasInterpolation: Bool?

  private init(fields: [Field]) { self.fields = fields }

  /// Whether a document has such a text. Stops at the first one.
  ///
  /// - Parameter fields: the fields of the document, sorted by node.
  static func findsText(in tree: ExportTree, besides fields: [Field]) -> Bool {
    var search = UnreadTextSearch(fields: fields)
    guard search.mayFindText(in: tree) else { return false }
    search.nextField = 0
    let root = tree.document[tree.root]
    guard root.isCollection else { return search.hasText(tree.root, root, in: tree) }
    return search.hasText(in: root, at: Int(tree.root.index), tree.document.nodes, tree)
  }

  /// Whether a scalar of a document is such a text if the keys above it do not matter. A pass over all nodes in order,
  /// which is enough for most documents.
  private mutating func mayFindText(in tree: ExportTree) -> Bool {
    let nodes = tree.document.nodes
    for index in nodes.indices {
      guard !nodes.isCollection(at: index) else {
        if nodes[index].style == .hclExpression { return true }
        continue
      }
      let node = nodes[index]
      guard node.textLength > 2, node.style != .jsonToken, !Self.isWordOfTool(node, in: tree.document) else { continue }
      let id = NodeID(UInt32(truncatingIfNeeded: index))
      if isUnread(id, node, in: tree) || !isField(id) && OtherTexts.isTypedKey(id, in: tree) { return true }
    }
    return false
  }

  /// Whether a scalar is one word that begins in lower case, and not the beginning of an encoded document. Such a word is
  /// machine text and computes no text.
  @inline(__always) private static func isWordOfTool(_ node: Node, in document: Document) -> Bool {
    guard node.textLength <= 32, node.style != .hclExpression else { return false }
    return document.withBytes(of: node.text) { text in
      text[0].isLower
        && !text.hasWord { $0.hasByte(below: ASCII.space + 1) || $0.hasByte(ASCII.at) || $0.hasByte(ASCII.openBrace) }
    }
  }

  /// The recursion is at most as deep as readers let a document nest (``ReadLimits/depth``). The nodes and the tree are
  /// parameters because a property of a value that changes is retained for each use.
  private mutating func hasText(in node: Node, at index: Int, _ nodes: NodeList, _ tree: ExportTree) -> Bool {
    let isMapping = node.kind == .mapping
    if !isMapping, node.style == .hclExpression { return true }
    var next = index + 1
    let end = node.subtreeEnd
    while next < end {
      let key = NodeID(UInt32(truncatingIfNeeded: next))
      if isMapping {
        if nodes.symbol(at: next) == .unknown, OtherTexts.isTypedKey(key, in: tree), !isField(key) { return true }
        next = nodes.subtreeEnd(at: next)
      }
      guard next < end else { break }
      let value = nodes[next]
      if value.isCollection {
        if hasText(in: value, at: next, nodes, tree) { return true }
      } else if hasText(NodeID(UInt32(truncatingIfNeeded: next)), value, in: tree) {
        // The key is compared with many names, so it is the last condition.
        if !isMapping || !OtherTexts.isExcluded(key, in: tree) { return true }
      }
      next = value.subtreeEnd
    }
    return false
  }

  /// Whether a scalar is such a text; false for an alias.
  @inline(__always) private mutating func hasText(_ id: NodeID, _ node: Node, in tree: ExportTree) -> Bool {
    node.kind == .scalar && isUnread(id, node, in: tree)
  }

  @inline(__always) private mutating func isUnread(_ id: NodeID, _ node: Node, in tree: ExportTree) -> Bool {
    guard node.textLength > 2, node.style != .jsonToken else { return false }
    let mayBeComputed = node.textLength > 5 && mayBeComputed(node, in: tree.document)
    if isField(id) {
      return mayBeComputed && tree.withText(of: id) { Self.isComputed($0, node.style) }
    }
    return tree.withText(of: id) { text in
      if mayBeComputed, Self.isComputed(text, node.style) { return true }
      guard tree.isText(id) else { return false }
      return node.style != .hclExpression && !OtherTexts.isMachineText(text)
        || text.count > 32 && PackedText(text) != nil
    }
  }

  /// Whether a node is a field. Only for nodes in ascending order.
  @inline(__always) private mutating func isField(_ id: NodeID) -> Bool {
    while nextField < fields.count, fields[nextField].node.index < id.index { nextField += 1 }
    return nextField < fields.count && fields[nextField].node == id
  }

  /// Whether an expression can compute a scalar: false for a text of YAML without `${` and `%{`. The source of a YAML
  /// document is searched once, which takes fewer steps than a search of each text.
  @inline(__always) private mutating func mayBeComputed(_ node: Node, in document: Document) -> Bool {
    switch node.style {
    case .plain, .singleQuoted, .doubleQuoted, .literal, .folded:
      if node.isInDecodedBuffer { return true }
      if let hasInterpolation { return hasInterpolation }
      let found = Self.hasInterpolation(in: document)
      hasInterpolation = found
      return found
    default: return true
    }
  }

  @inline(never) private static func hasInterpolation(in document: Document) -> Bool {
    let root = document[document.root]
    // The last node can end after the root if the document is damaged.
    let last = document.nodes[document.nodes.count - 1]
    let end = min(max(root.sourceEnd, last.sourceEnd), document.source.count)
    let start = min(root.sourceStart, end)
    return hasInterpolation(in: document.source.span.extracting(start..<end))
  }

  private static func hasInterpolation(in text: Span<UInt8>) -> Bool {
    var index = 0
    while true {
      index = text.firstDistantIndex(
        from: index, { $0.marks(of: ASCII.dollar) .| $0.marks(of: ASCII.percent) },
        { $0 == ASCII.dollar || $0 == ASCII.percent })
      if index == text.count { return false }
      index += 1
      if text.byte(at: index) == ASCII.openBrace { return true }
    }
  }

  /// Whether a scalar is an expression of Terraform with a string in it: `strrev("…")`, `"Ask ${"…"}"`.
  private static func isComputed(_ text: Span<UInt8>, _ style: Node.Style) -> Bool {
    guard style != .hclExpression else { return text.firstIndex(of: ASCII.quote, from: 0) != nil }
    guard hasInterpolation(in: text), let start = text.firstIndex(of: "${") ?? text.firstIndex(of: "%{") else {
      return false
    }
    return text.firstIndex(of: ASCII.quote, from: start) != nil
  }
}

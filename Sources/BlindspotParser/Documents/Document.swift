/// A tree of the values of a text. Every key and every scalar has the range of its bytes. Independent of Genesys Cloud.
///
/// ```
/// source   name: "Call \"Ana\""        the file
/// nodes    [mapping][key name][scalar "Call \"Ana\""]
/// decoded  Call "Ana"                   only texts that decoding changed; all others are ranges of the source
/// ```
public struct Document: Sendable {
  /// The bytes the document was read from. For an `.i3` file: the JSON text inside the envelope.
  package let source: [UInt8]
  /// The nodes in document order, with the root first. Never empty.
  package internal(set) var nodes: NodeList
  /// The texts that decoding changed, concatenated.
  package internal(set) var decoded: [UInt8]
  /// Whether lines and columns of ``source`` are useful to a person; false in an `.i3` envelope.
  package let hasLines: Bool
  /// Whether a node is an alias.
  package var hasAliases: Bool { nodes.hasAliases }

  /// Creates a document from its parts.
  package init(source: [UInt8], nodes: NodeList, decoded: [UInt8], hasLines: Bool = true) {
    self.source = source
    self.nodes = nodes
    self.decoded = decoded
    self.hasLines = hasLines
  }

  /// The root node.
  package var root: NodeID { NodeID(0) }

  /// The node with an ID. Aliases are not followed.
  @inline(__always) package subscript(_ id: NodeID) -> Node { nodes[Int(id.index)] }

  /// Returns the kind of a node.
  @inline(__always) package func kind(of id: NodeID) -> Node.Kind { nodes.kind(at: Int(id.index)) }

  /// Whether a node is an alias.
  @inline(__always) package func isAlias(_ id: NodeID) -> Bool { nodes.isAlias(at: Int(id.index)) }

  /// Returns the symbol of a node.
  @inline(__always) package func symbol(of id: NodeID) -> Symbol { nodes.symbol(at: Int(id.index)) }

  /// Returns the target of an alias, and any other node unchanged.
  @inline(__always) package func resolved(_ id: NodeID) -> NodeID {
    nodes.isAlias(at: Int(id.index)) ? aliasTarget(of: id) : id
  }

  @inline(never) private func aliasTarget(of id: NodeID) -> NodeID { self[id].aliasTarget }

  /// Returns the bytes of a node in the source, including quotes and block indicators.
  package func sourceRange(of id: NodeID) -> SourceRange {
    let node = self[id]
    return SourceRange(start: node.sourceStart, end: node.sourceEnd)
  }

  /// Returns the location of a scalar's decoded text; an empty slice for any other node.
  @inline(__always) package func slice(of id: NodeID) -> TextSlice { self[id].text }

  /// Calls `body` with the bytes of a decoded text.
  package func withBytes<Result>(of slice: TextSlice, _ body: (Span<UInt8>) throws -> Result) rethrows -> Result {
    let range = slice.start..<slice.start + slice.count
    return slice.isInDecodedBuffer
      ? try body(decoded.span.extracting(range)) : try body(source.span.extracting(range))
  }

  /// Returns a decoded text as a String. For reports and tests, not for hot paths.
  package func string(_ slice: TextSlice) -> String {
    withBytes(of: slice) { String(bytes: $0) }
  }

  /// Returns the items of a sequence, or the alternating keys and values of a mapping; empty for any other node.
  package func children(of id: NodeID) -> Children { Children(nodes: nodes, cursor: childCursor(of: id)) }

  /// Returns the pairs of key and value of a mapping; empty for any other node.
  package func entries(of id: NodeID) -> Entries { Entries(nodes: nodes, cursor: entryCursor(of: id)) }

  /// Returns the value of the first key with a symbol; nil if no key has it, or if `id` is not a mapping.
  package func value(for symbol: Symbol, in id: NodeID) -> NodeID? {
    var cursor = entryCursor(of: id)
    while let (key, value) = nextEntry(&cursor) {
      if self.symbol(of: key) == symbol { return value }
    }
    return nil
  }
}

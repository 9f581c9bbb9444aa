/// A text read into a tree in which every key and scalar knows its bytes. Knows nothing of Genesys.
///
/// ```
/// source   name: "Call \"Ana\""        the file
/// nodes    [mapping][key name][scalar "Call \"Ana\""]
/// decoded  Call "Ana"                   only texts that decoding changed; the rest are ranges of the source
/// ```
public struct Document: Sendable {
  /// The bytes the document was read from. For an `.i3` file: the JSON text inside the envelope.
  package let source: [UInt8]
  /// The nodes in reading order; the first is the root. Never empty.
  package internal(set) var nodes: [Node]
  /// The texts that decoding changed, one behind the other.
  package internal(set) var decoded: [UInt8]
  /// Whether lines and columns of ``source`` mean anything to a person (false inside an `.i3` envelope).
  package let hasLines: Bool

  package init(source: [UInt8], nodes: [Node], decoded: [UInt8], hasLines: Bool = true) {
    self.source = source
    self.nodes = nodes
    self.decoded = decoded
    self.hasLines = hasLines
  }

  /// The root node.
  package var root: NodeID { NodeID(0) }

  /// The node behind an id, aliases not followed.
  package subscript(_ id: NodeID) -> Node { nodes[Int(id.index)] }

  /// The node itself, or the anchored node an alias stands for.
  package func resolved(_ id: NodeID) -> NodeID {
    let node = self[id]
    return node.kind == .alias ? NodeID(node.textStart) : id
  }

  /// The bytes of a node in the source, quotes and block indicators included.
  package func sourceRange(of id: NodeID) -> SourceRange {
    let node = self[id]
    return SourceRange(start: Int(node.sourceStart), end: Int(node.sourceEnd))
  }

  /// Where a scalar's decoded text lies; empty for anything else.
  package func slice(of id: NodeID) -> TextSlice {
    let node = self[id]
    guard node.kind == .scalar else { return TextSlice(start: 0, count: 0, isInDecodedBuffer: false) }
    return TextSlice(
      start: Int(node.textStart), count: Int(node.textLength), isInDecodedBuffer: node.isInDecodedBuffer)
  }

  /// Calls `body` with the bytes of a decoded text.
  package func withBytes<Result>(of slice: TextSlice, _ body: (Span<UInt8>) throws -> Result) rethrows -> Result {
    let range = slice.start..<slice.start + slice.count
    return slice.isInDecodedBuffer
      ? try body(decoded.span.extracting(range)) : try body(source.span.extracting(range))
  }

  /// The decoded text as a String; for reports and tests, not for hot paths.
  package func string(_ slice: TextSlice) -> String {
    let range = slice.start..<slice.start + slice.count
    return String(decoding: slice.isInDecodedBuffer ? decoded[range] : source[range], as: UTF8.self)
  }

  /// The items of a sequence, or keys and values of a mapping one after the other; empty for a scalar.
  package func children(of id: NodeID) -> Children { Children(nodes: nodes, cursor: childCursor(of: id)) }

  /// The keys and values of a mapping; empty for anything else.
  package func entries(of id: NodeID) -> Entries { Entries(nodes: nodes, cursor: entryCursor(of: id)) }

  /// The value behind the first key that is `symbol`; nil if there is none or `id` is no mapping.
  package func value(for symbol: Symbol, in id: NodeID) -> NodeID? {
    var cursor = entryCursor(of: id)
    while let (key, value) = nextEntry(&cursor) {
      if self[key].symbol == symbol { return value }
    }
    return nil
  }
}

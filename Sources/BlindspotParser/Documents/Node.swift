/// The index of a node in its ``Document``.
package struct NodeID: Hashable, Sendable {
  package let index: UInt32

  package init(_ index: UInt32) { self.index = index }
}

/// A key name of the reader's vocabulary as a small number; 0 is any other name.
package struct Symbol: Hashable, Sendable {
  package let value: UInt16

  package init(_ value: UInt16) { self.value = value }

  /// Any name outside the vocabulary.
  package static let unknown = Symbol(0)
  /// The plain key `<<` of a YAML mapping, whose value lends its entries to the mapping (YAML 1.1 merge key type).
  package static let merge = Symbol(.max)
}

/// One value of a document: a scalar, a mapping, a sequence or an alias.
///
/// Nodes are stored in document order (a parent before its children), so a subtree is a run of nodes: the first child
/// of a collection is the next node, and ``subtreeEnd`` is the index after its last descendant. A mapping's children
/// alternate between key and value. 28 bytes, no reference, no String: a document of any size is three arrays.
package struct Node: Sendable {
  package enum Kind: UInt8, Sendable {
    case scalar
    case mapping
    case sequence
    /// A YAML alias of another node.
    case alias
  }

  /// The notation of a scalar, which selects the decoder.
  package enum Style: UInt8, Sendable {
    case plain
    case singleQuoted
    case doubleQuoted
    case literal
    case folded
    case jsonString
    /// A JSON number, `true`, `false` or `null`.
    case jsonToken
    case hclQuoted
    case hclHeredoc
    /// An HCL expression that is not a literal: a scalar with the source text, or a sequence of the strings and objects
    /// in the expression.
    case hclExpression
    case csvPlain
    case csvQuoted
    /// A value that the reader made, such as the number of a CSV column without a header; it has no source.
    case synthetic

    /// Whether the scalar is not an indented YAML block.
    package var isFlow: Bool { rawValue != Self.literal.rawValue && rawValue != Self.folded.rawValue }
  }

  package let kind: Kind
  package let style: Style
  /// The symbol of the scalar's text in the reader's vocabulary.
  package private(set) var symbol: Symbol
  /// Whether decoding changed the text of the scalar, so that it is in ``Document/decoded``.
  package let isInDecodedBuffer: Bool
  /// The source offset of the node in bytes, including quotes and block indicators.
  package let sourceStart: UInt32
  /// The source offset of its end in bytes.
  package private(set) var sourceEnd: UInt32
  /// The index after the last descendant.
  package private(set) var subtreeEnd: UInt32
  /// The offset of a scalar's text, the index of a collection's parent, or the index of an alias's target.
  private let link: UInt32
  /// The length of a scalar's text in bytes, or the item index of a collection.
  private var number: UInt32

  /// Creates a scalar.
  ///
  /// - Parameters:
  ///   - style: the notation.
  ///   - symbol: the symbol of the text.
  ///   - start: the source offset of the scalar.
  ///   - end: the source offset of its end.
  ///   - textStart: the offset of the decoded text, in the source or in ``Document/decoded``.
  ///   - textLength: the length of the decoded text in bytes.
  ///   - isInDecodedBuffer: whether the text is in ``Document/decoded``.
  ///   - index: the index of the node.
  @inline(__always) static func scalar(
    _ style: Style, symbol: Symbol, start: Int, end: Int, textStart: Int, textLength: Int,
    isInDecodedBuffer: Bool = false, at index: Int
  ) -> Node {
    Node(
      kind: .scalar, style: style, symbol: symbol, isInDecodedBuffer: isInDecodedBuffer,
      sourceStart: UInt32(truncatingIfNeeded: start), sourceEnd: UInt32(truncatingIfNeeded: end),
      subtreeEnd: UInt32(truncatingIfNeeded: index &+ 1), link: UInt32(truncatingIfNeeded: textStart),
      number: UInt32(truncatingIfNeeded: textLength))
  }

  /// Creates an open collection, which ``close(sourceEnd:subtreeEnd:)`` completes.
  ///
  /// - Parameters:
  ///   - kind: a mapping or a sequence.
  ///   - style: the notation.
  ///   - start: the source offset of the collection.
  ///   - parent: the index of the parent; for the root, its own index.
  ///   - itemIndex: the index in the parent, 0-based, if that is a sequence.
  @inline(__always) static func collection(
    _ kind: Kind, style: Style, start: Int, parent: Int, itemIndex: Int = 0
  ) -> Node {
    Node(
      kind: kind, style: style, symbol: .unknown, isInDecodedBuffer: false,
      sourceStart: UInt32(truncatingIfNeeded: start), sourceEnd: UInt32(truncatingIfNeeded: start), subtreeEnd: 0,
      link: UInt32(truncatingIfNeeded: parent), number: UInt32(truncatingIfNeeded: itemIndex))
  }

  /// Creates an alias of the node at `target`.
  static func alias(of target: Int, start: Int, end: Int, at index: Int) -> Node {
    Node(
      kind: .alias, style: .plain, symbol: .unknown, isInDecodedBuffer: false,
      sourceStart: UInt32(truncatingIfNeeded: start), sourceEnd: UInt32(truncatingIfNeeded: end),
      subtreeEnd: UInt32(truncatingIfNeeded: index + 1), link: UInt32(truncatingIfNeeded: target), number: 0)
  }

  /// The decoded text of a scalar; empty for any other node.
  package var text: TextSlice {
    guard kind == .scalar else { return TextSlice(start: 0, count: 0, isInDecodedBuffer: false) }
    return TextSlice(start: Int(link), count: Int(number), isInDecodedBuffer: isInDecodedBuffer)
  }

  /// The length in bytes of a scalar's decoded text; 0 for any other node.
  package var textLength: Int { kind == .scalar ? Int(number) : 0 }

  /// Whether the node is a mapping or a sequence.
  package var isCollection: Bool { kind == .mapping || kind == .sequence }

  /// The parent of a collection; for the root, the root itself. Only for collections: a scalar does not store its
  /// parent.
  @inline(__always) var parent: NodeID { NodeID(link) }

  /// The index of a collection in its sequence, 0-based; 0 if its parent is a mapping. Only for collections.
  @inline(__always) var itemIndex: Int { Int(number) }

  /// The target of an alias: the node that has the anchor. Only for aliases.
  var aliasTarget: NodeID { NodeID(link) }

  /// Completes a collection.
  ///
  /// - Parameters:
  ///   - end: the source offset of its end.
  ///   - subtreeEnd: the index after its last descendant.
  @inline(__always) mutating func close(sourceEnd end: Int, subtreeEnd: Int) {
    sourceEnd = UInt32(truncatingIfNeeded: end)
    self.subtreeEnd = UInt32(truncatingIfNeeded: subtreeEnd)
  }

  /// Sets the symbol of a scalar, for a key in another spelling.
  mutating func setSymbol(_ symbol: Symbol) { self.symbol = symbol }

  /// Sets the index of a collection in its sequence, 0-based.
  mutating func setItemIndex(_ index: Int) { number = UInt32(truncatingIfNeeded: index) }

  /// Returns a copy of a scalar for another index: the keys of CSV rows are the cells of the header.
  func copied(to index: Int) -> Node {
    var copy = self
    copy.subtreeEnd = UInt32(truncatingIfNeeded: index + 1)
    return copy
  }
}

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
/// Nodes are stored in document order (a parent before its children), so a subtree is a run of nodes: the first child of
/// a collection is the next node, and ``subtreeEnd`` is the index after its last descendant. A mapping's children
/// alternate between key and value. 28 bytes, no reference, no String: a document of any size is three arrays.
package struct Node: Sendable {
  package enum Kind: UInt8, Sendable {
    case scalar
    case mapping
    case sequence
    /// A YAML alias; ``textStart`` is the index of the node that carries the anchor.
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

  package var kind: Kind
  package var style: Style
  /// The symbol of the scalar's text in the reader's vocabulary.
  package var symbol: Symbol
  /// The source offset of the node in bytes, including quotes and block indicators.
  package var sourceStart: UInt32
  /// The source offset of its end in bytes.
  package var sourceEnd: UInt32
  /// The offset of the decoded text: in the source, or in ``Document/decoded`` if ``isInDecodedBuffer``. For a collection,
  /// the index of its parent (of the root: its own); for an alias, the index of its target.
  package var textStart: UInt32
  /// The length of the decoded text in bytes. For a collection in a sequence, its item index, 0-based.
  package var textLength: UInt32
  /// Whether decoding changed the bytes, so that they are in ``Document/decoded``.
  package var isInDecodedBuffer: Bool
  /// The index after the last descendant.
  package var subtreeEnd: UInt32
}

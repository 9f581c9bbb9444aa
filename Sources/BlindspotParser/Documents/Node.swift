/// The index of a node in its ``Document``.
package struct NodeID: Hashable, Sendable {
  package let index: UInt32

  package init(_ index: UInt32) { self.index = index }
}

/// A key name that a reader was told to recognise, as a small number; 0 is any other name.
package struct Symbol: Hashable, Sendable {
  package let value: UInt16

  package init(_ value: UInt16) { self.value = value }

  /// Any name that the vocabulary does not hold.
  package static let unknown = Symbol(0)
  /// The plain key `<<` of a YAML mapping, whose value lends its entries to the mapping (YAML 1.1 merge key type).
  package static let merge = Symbol(.max)
}

/// One value of a document: a scalar, a mapping, a sequence or an alias.
///
/// Nodes stand in reading order (a parent before its children), so a subtree is a run of nodes: the first child of a
/// collection is the next node, and ``subtreeEnd`` is the index behind its last descendant. A mapping's children
/// alternate between key and value. 28 bytes, no reference, no String: a document of any size is three arrays.
package struct Node: Sendable {
  package enum Kind: UInt8, Sendable {
    case scalar
    case mapping
    case sequence
    /// A YAML alias; ``textStart`` is the index of the node that carries the anchor.
    case alias
  }

  /// How a scalar was written; tells the source map how to undo it.
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
    /// An HCL expression that is no literal: a scalar that says what stands in the file, or a sequence of the strings
    /// and objects that stand in it.
    case hclExpression
    case csvPlain
    case csvQuoted
    /// The value was made by the reader (a CSV row without a cell, say) and stands nowhere in the source.
    case synthetic

    /// Whether the text is written within delimiters or none, and not as an indented YAML block.
    package var isFlow: Bool { rawValue != Self.literal.rawValue && rawValue != Self.folded.rawValue }
  }

  package var kind: Kind
  package var style: Style
  /// What the scalar says, if it is one of the names the reader was told to recognise.
  package var symbol: Symbol
  /// Where the node starts in the source, in bytes, quotes and block indicators included.
  package var sourceStart: UInt32
  /// Where it ends, in bytes.
  package var sourceEnd: UInt32
  /// Where the decoded text starts: in the source, or in ``Document/decoded`` if ``isInDecodedBuffer``. Of a collection: the
  /// index of the collection around it; its own for the root.
  package var textStart: UInt32
  /// The decoded text's length in bytes. Of a collection in a sequence: which item it is, from 0.
  package var textLength: UInt32
  /// Whether decoding changed the bytes, so that they stand in ``Document/decoded``.
  package var isInDecodedBuffer: Bool
  /// The index behind the last descendant.
  package var subtreeEnd: UInt32
}

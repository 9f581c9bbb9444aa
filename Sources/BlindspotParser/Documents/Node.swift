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
/// alternate between key and value. A node is a copy without references of what ``NodeList`` stores in 8 to 24 bytes.
package struct Node: Sendable {
  package enum Kind: UInt8, Sendable {
    case scalar
    /// A YAML alias of another node.
    case alias
    case mapping
    case sequence

    /// Restores a kind from its two bits. The initializer of a raw value is a call, which is too much for each access to a
    /// node.
    @inline(__always) init(packed bits: UInt8) { self = unsafe unsafeBitCast(bits & 3, to: Self.self) }
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

    /// Restores a style from its stored number.
    @inline(__always) init(packed number: UInt8) { self = unsafe unsafeBitCast(number, to: Self.self) }

    /// The number of quotation marks on each side of a text.
    @inline(__always) var quotes: Int {
      switch self {
      case .singleQuoted, .doubleQuoted, .jsonString, .hclQuoted, .csvQuoted: 1
      default: 0
      }
    }
  }

  /// The parts of the node, which the list packs, and its index.
  let word: NodeWord
  let first: NodeDetail
  /// The second detail; the first one of a collection that has only one.
  let second: NodeDetail
  private let index: Int

  @inline(__always) init(_ word: NodeWord, _ first: NodeDetail = .none, _ second: NodeDetail = .none, at index: Int) {
    self.word = word
    self.first = first
    self.second = second
    self.index = index
  }

  @inline(__always) package var kind: Kind { word.kind }

  @inline(__always) package var style: Style {
    word.isVerbatim ? word.style : detailedStyle
  }

  @inline(never) private var detailedStyle: Style {
    word.isCollection ? second.collectionStyle : second.scalarStyle
  }

  /// The symbol of the scalar's text in the reader's vocabulary.
  @inline(__always) package var symbol: Symbol {
    if word.isVerbatim { return word.symbol }
    return word.isScalar ? second.symbol : .unknown
  }

  /// Whether decoding changed the text of the scalar, so that it is in ``Document/decoded``.
  @inline(__always) package var isInDecodedBuffer: Bool { word.isScalar && second.isInDecodedBuffer }

  /// The source offset of the node in bytes, including quotes and block indicators.
  @inline(__always) package var sourceStart: Int { word.start }

  /// The source offset of its end in bytes.
  @inline(__always) package var sourceEnd: Int {
    if word.isVerbatim { return word.start + word.textLength + 2 * word.style.quotes }
    return word.isCollection && !word.hasTwoDetails ? word.start + first.length : first.low
  }

  /// The index after the last descendant.
  @inline(__always) package var subtreeEnd: Int {
    guard word.isCollection else { return index + 1 }
    return word.hasTwoDetails ? first.high : index + first.count
  }

  /// The decoded text of a scalar; empty for any other node.
  @inline(__always) package var text: TextSlice {
    word.isVerbatim
      ? TextSlice(start: word.start + word.style.quotes, count: word.textLength, isInDecodedBuffer: false)
      : detailedText
  }

  @inline(never) private var detailedText: TextSlice {
    guard word.isScalar else { return TextSlice(start: 0, count: 0, isInDecodedBuffer: false) }
    return TextSlice(start: first.high, count: second.low, isInDecodedBuffer: second.isInDecodedBuffer)
  }

  /// The length in bytes of a scalar's decoded text; 0 for any other node.
  @inline(__always) package var textLength: Int {
    if word.isVerbatim { return word.textLength }
    return word.isScalar ? second.low : 0
  }

  /// Whether the node is a mapping or a sequence.
  @inline(__always) package var isCollection: Bool { word.isCollection }

  /// The parent of a collection; for the root, the root itself. Only for collections: a scalar does not store its
  /// parent.
  var parent: NodeID {
    NodeID(UInt32(truncatingIfNeeded: word.hasTwoDetails ? second.low : index - first.distance))
  }

  /// The index of a collection in its sequence, 0-based; 0 if its parent is a mapping. Only for collections.
  var itemIndex: Int { word.hasTwoDetails ? second.largeItemIndex : first.itemIndex }

  /// The target of an alias: the node that has the anchor. Only for aliases.
  var aliasTarget: NodeID { NodeID(UInt32(truncatingIfNeeded: first.high)) }
}

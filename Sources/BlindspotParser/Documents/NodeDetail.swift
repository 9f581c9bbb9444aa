/// Eight bytes of a ``Node`` that does not fit into a ``NodeWord``.
///
/// ```
/// scalar, alias    end 32 | text or target 32
///                  length 32 | symbol 16 | style 8 | 1 in the decoded buffer
/// collection       length 20 | nodes 15 | nodes since the parent 14 | item index 13 | style 2
///       or         end 32 | end of the subtree 32
///                  parent 32 | item index 30 | style 2
/// ```
struct NodeDetail: Sendable {
  private let bits: UInt64

  private static let decodedFlag: UInt64 = 1 << 56
  private static let countShift: UInt64 = 20
  private static let parentShift: UInt64 = 35
  private static let itemShift: UInt64 = 49
  private static let styleShift: UInt64 = 62
  private static let lengthMask: UInt64 = 1 << 20 - 1
  private static let countMask: UInt64 = 1 << 15 - 1
  private static let parentMask: UInt64 = 1 << 14 - 1
  private static let itemMask: UInt64 = 1 << 13 - 1

  private init(bits: UInt64) { self.bits = bits }

  /// Creates a detail of two numbers.
  @inline(__always) init(_ low: Int, _ high: Int) {
    bits = UInt64(UInt32(truncatingIfNeeded: low)) | UInt64(truncatingIfNeeded: high) << 32
  }

  /// The detail of no node.
  static var none: NodeDetail { NodeDetail(bits: 0) }

  /// The first number: the end of the node, or the length of a text in a second detail.
  @inline(__always) var low: Int { Int(UInt32(truncatingIfNeeded: bits)) }

  /// The second number: the offset of a text, the target of an alias, or the end of a subtree.
  @inline(__always) var high: Int { Int(truncatingIfNeeded: bits >> 32) }

  // MARK: Scalars

  /// Creates the second detail of a scalar.
  static func second(_ style: Node.Style, symbol: Symbol, textLength: Int, isInDecodedBuffer: Bool) -> NodeDetail {
    let detail = NodeDetail(textLength, Int(symbol.value) | Int(style.rawValue) << 16)
    return isInDecodedBuffer ? NodeDetail(bits: detail.bits | decodedFlag) : detail
  }

  /// The symbol in the second detail of a scalar.
  @inline(__always) var symbol: Symbol { Symbol(UInt16(truncatingIfNeeded: bits >> 32)) }

  /// The style in the second detail of a scalar.
  @inline(__always) var scalarStyle: Node.Style { Node.Style(packed: UInt8(truncatingIfNeeded: bits >> 48)) }

  /// Whether the text is in the decoded buffer, in the second detail of a scalar.
  @inline(__always) var isInDecodedBuffer: Bool { bits & Self.decodedFlag != 0 }

  // MARK: Collections

  /// Creates the only detail of an open collection, without its end; nil if a number is too large, so that it needs two.
  ///
  /// - Parameters:
  ///   - distance: The number of nodes from the parent to the collection.
  ///   - itemIndex: The index in the parent, 0-based, if that is a sequence.
  ///   - style: The notation.
  @inline(__always) static func open(distance: Int, itemIndex: Int, style: Node.Style) -> NodeDetail? {
    let (distance, item) = (UInt64(truncatingIfNeeded: distance), UInt64(truncatingIfNeeded: itemIndex))
    guard distance & ~parentMask | item & ~itemMask == 0 else { return nil }
    return NodeDetail(bits: distance << parentShift | item << itemShift | UInt64(code(of: style)) << styleShift)
  }

  /// Returns the only detail of a collection with its end; nil if a number is too large, so that it needs two.
  ///
  /// - Parameters:
  ///   - length: The length of the source in bytes.
  ///   - count: The number of nodes, including the collection.
  @inline(__always) func closed(length: Int, count: Int) -> NodeDetail? {
    let (length, count) = (UInt64(truncatingIfNeeded: length), UInt64(truncatingIfNeeded: count))
    guard length & ~Self.lengthMask | count & ~Self.countMask == 0 else { return nil }
    return NodeDetail(bits: bits | length | count << Self.countShift)
  }

  /// Creates the second of two details of a collection.
  static func second(parent: Int, itemIndex: Int, style: Node.Style) -> NodeDetail {
    NodeDetail(parent, itemIndex & (1 << 30 &- 1) | code(of: style) << 30)
  }

  /// The item index in the second of two details of a collection, whose parent is ``low``.
  var largeItemIndex: Int { high & (1 << 30 &- 1) }

  /// The length of the source of a collection with one detail, in bytes.
  @inline(__always) var length: Int { Int(truncatingIfNeeded: bits & Self.lengthMask) }

  /// The number of nodes of a collection with one detail, including the collection.
  @inline(__always) var count: Int { Int(truncatingIfNeeded: bits >> Self.countShift & Self.countMask) }

  /// The number of nodes from the parent to a collection with one detail.
  @inline(__always) var distance: Int { Int(truncatingIfNeeded: bits >> Self.parentShift & Self.parentMask) }

  /// The item index of a collection with one detail.
  @inline(__always) var itemIndex: Int { Int(truncatingIfNeeded: bits >> Self.itemShift & Self.itemMask) }

  /// The style of a collection, in its last detail.
  @inline(__always) var collectionStyle: Node.Style {
    switch bits >> Self.styleShift {
    case 0: .plain
    case 1: .jsonToken
    default: .hclExpression
    }
  }

  @inline(__always) private static func code(of style: Node.Style) -> Int {
    switch style {
    case .jsonToken: 1
    case .hclExpression: 2
    default: 0
    }
  }
}

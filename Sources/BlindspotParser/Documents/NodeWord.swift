/// The first eight bytes of a ``Node``, and all of them for nearly every scalar.
///
/// ```
/// start 31 bits | content 27 or 31 bits | style 4 bits of a scalar | kind 2 bits
///
/// scalar          length 11 | symbol 16 | style       its text is the source between its quotation marks
///                 index of two details 28 | 7         any other scalar
/// alias           index of two details 30 | 1
/// mapping         index of the details 30 | 1 if there are two
/// sequence        the same
/// ```
struct NodeWord: Sendable {
  private let bits: UInt64

  private static let startMask: UInt64 = 1 << 31 - 1
  /// The number of bits below the content.
  private static let contentShift: UInt64 = 31
  private static let lengthBits: UInt64 = 11
  private static let lengthMask: UInt64 = 1 << 11 - 1
  private static let symbolShift: UInt64 = 42
  private static let styleShift: UInt64 = 58
  private static let kindShift: UInt64 = 62
  /// The first word that is not a scalar without details: no style has three ones in its highest bits.
  private static let detailed: UInt64 = 7 << 59
  private static let twoDetails: UInt64 = 1 << 61
  private static let indexMask: UInt64 = 1 << 30 - 1
  private static let scalarIndexMask: UInt64 = 1 << 28 - 1

  // MARK: Packing

  /// Packs a scalar whose text is the source between its quotation marks; nil if the text is too long.
  @inline(__always) init?(_ style: Node.Style, symbol: Symbol, start: Int, textLength: Int) {
    guard textLength < 1 << Int(Self.lengthBits) else { return nil }
    bits =
      UInt64(style.rawValue) << Self.styleShift | UInt64(symbol.value) << Self.symbolShift
      | UInt64(truncatingIfNeeded: textLength) << Self.contentShift | UInt64(truncatingIfNeeded: start) & Self.startMask
  }

  /// Packs any other scalar, whose two details are at `index`.
  init(scalarAt start: Int, details index: Int) {
    self.init(.scalar, start: start, details: index, flags: Self.detailed)
  }

  /// Packs an alias, whose two details are at `index`.
  init(aliasAt start: Int, details index: Int) {
    self.init(.alias, start: start, details: index, flags: Self.twoDetails)
  }

  /// Packs a mapping or a sequence, whose details are at `index`.
  @inline(__always) init(_ kind: Node.Kind, start: Int, details index: Int, hasTwo: Bool) {
    self.init(kind, start: start, details: index, flags: hasTwo ? Self.twoDetails : 0)
  }

  @inline(__always) private init(_ kind: Node.Kind, start: Int, details index: Int, flags: UInt64) {
    bits =
      UInt64(kind.rawValue) << Self.kindShift | flags | UInt64(truncatingIfNeeded: index) << Self.contentShift
      | UInt64(truncatingIfNeeded: start) & Self.startMask
  }

  // MARK: Reading

  /// Returns the whole node at an index.
  func node(at index: Int, _ details: [NodeDetail]) -> Node {
    if isVerbatim { return Node(self, at: index) }
    let first = details[detailIndex]
    let hasOne = isCollection && !hasTwoDetails
    return Node(self, first, hasOne ? first : details[detailIndex + 1], at: index)
  }

  @inline(__always) var start: Int { Int(truncatingIfNeeded: bits & Self.startMask) }

  @inline(__always) var kind: Node.Kind { Node.Kind(packed: UInt8(truncatingIfNeeded: bits >> Self.kindShift)) }

  @inline(__always) var isScalar: Bool { bits >> Self.kindShift == 0 }

  /// Whether this is a scalar without details.
  @inline(__always) var isVerbatim: Bool { bits < Self.detailed }

  @inline(__always) var isAlias: Bool { bits >> Self.kindShift == 1 }

  @inline(__always) var isCollection: Bool { Int64(bitPattern: bits) < 0 }

  /// The index of the details of a node that has them.
  @inline(__always) var detailIndex: Int {
    Int(truncatingIfNeeded: bits >> Self.contentShift & (isScalar ? Self.scalarIndexMask : Self.indexMask))
  }

  /// The index of the details of a collection.
  @inline(__always) var collectionDetailIndex: Int {
    Int(truncatingIfNeeded: bits >> Self.contentShift & Self.indexMask)
  }

  /// Whether a node that is not a scalar has two details.
  @inline(__always) var hasTwoDetails: Bool { bits & Self.twoDetails != 0 }

  /// The style of a verbatim scalar.
  @inline(__always) var style: Node.Style {
    Node.Style(packed: UInt8(truncatingIfNeeded: bits >> Self.styleShift))
  }

  /// The symbol of a verbatim scalar.
  @inline(__always) var symbol: Symbol { Symbol(UInt16(truncatingIfNeeded: bits >> Self.symbolShift)) }

  /// The length of the text of a verbatim scalar.
  @inline(__always) var textLength: Int { Int(truncatingIfNeeded: bits >> Self.contentShift & Self.lengthMask) }
}

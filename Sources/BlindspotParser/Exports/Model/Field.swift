/// One text of an export that a person typed, with its kind.
///
/// A field is small and has no references. Its bytes are in the document: ``ExportDocument/text(of:)``,
/// ``ExportDocument/location(of:)`` and ``ExportDocument/breadcrumb(of:)`` read what belongs to it.
public struct Field: Sendable {
  /// How the bytes of a field are written in the decoded text of its scalar.
  package enum Encoding: UInt8, Sendable {
    /// Without an encoding of their own.
    case verbatim
    /// As a string literal of the Architect expression language (`\"`, `\\`, `\n`, `\t`, `\r`).
    case expressionLiteral
    /// As a string of a JSON text in the scalar.
    case jsonString
  }

  /// The purpose of the text.
  public let kind: FieldKind
  /// The scalar of the text.
  package let node: NodeID
  /// How the part is written.
  package let encoding: Encoding
  /// The connection to the part before, which can be the beginning of the same text.
  package let link: ExpressionLiteral.Link
  /// The decoded text of the field.
  package let text: TextSlice
  // 32 bytes in all: a file of 80 MB has 600,000 fields.
  @usableFromInline let storedPart: UInt32
  @usableFromInline let rawStart: UInt32
  @usableFromInline let rawEnd: UInt32
  @usableFromInline let storedContainer: UInt32
  /// The number that represents nil.
  @inlinable static var none: UInt32 { .max }

  package init(
    kind: FieldKind, node: NodeID, part: Int? = nil, raw: TextRange, encoding: Encoding = .verbatim,
    link: ExpressionLiteral.Link = .none, text: TextSlice, container: Int?
  ) {
    self.kind = kind
    self.node = node
    storedPart = part.map { UInt32(truncatingIfNeeded: $0) } ?? Self.none
    rawStart = UInt32(truncatingIfNeeded: raw.start)
    rawEnd = UInt32(truncatingIfNeeded: raw.end)
    self.encoding = encoding
    self.link = link
    self.text = text
    storedContainer = container.map { UInt32(truncatingIfNeeded: $0) } ?? Self.none
  }

  /// Whether the text before can be the beginning of this one.
  package var isContinuation: Bool {
    // Not a comparison, which is a generic call.
    switch link {
    case .none: false
    case .direct, .value: true
    }
  }

  /// The number of the part of the scalar, from 0, if one scalar has several fields; else nil.
  @inlinable public var part: Int? { storedPart == Self.none ? nil : Int(storedPart) }

  /// The bytes of the part in the scalar's decoded text, without delimiters; the whole text if ``part`` is nil.
  @inlinable package var raw: TextRange { TextRange(start: Int(rawStart), end: Int(rawEnd)) }

  /// The innermost container around the text: an index into ``ExportDocument/containers``, or nil.
  @inlinable public var container: Int? { storedContainer == Self.none ? nil : Int(storedContainer) }

  /// The range of the whole text, in bytes of its UTF-8 form.
  public var textRange: TextRange { TextRange(start: 0, end: text.count) }
}

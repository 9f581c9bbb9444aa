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
  /// The number of the part of the scalar, from 0, if one scalar has several fields; else nil.
  public let part: Int?
  /// The bytes of the part in the scalar's decoded text, without delimiters; the whole text if ``part`` is nil.
  package let raw: TextRange
  /// How the part is written.
  package let encoding: Encoding
  /// The connection to the part before, which can be the beginning of the same text.
  package let link: ExpressionLiteral.Link
  /// The decoded text of the field.
  package let text: TextSlice
  /// The innermost container around the text: an index into ``ExportDocument/containers``, or nil.
  public let container: Int?

  package init(
    kind: FieldKind, node: NodeID, part: Int? = nil, raw: TextRange, encoding: Encoding = .verbatim,
    link: ExpressionLiteral.Link = .none, text: TextSlice, container: Int?
  ) {
    self.kind = kind
    self.node = node
    self.part = part
    self.raw = raw
    self.encoding = encoding
    self.link = link
    self.text = text
    self.container = container
  }

  /// Whether the text before can be the beginning of this one.
  package var isContinuation: Bool {
    // Not a comparison, which is a generic call.
    switch link {
    case .none: false
    case .direct, .value: true
    }
  }

  /// The range of the whole text, in bytes of its UTF-8 form.
  public var textRange: TextRange { TextRange(start: 0, end: text.count) }
}

/// One human-typed text of an export, with its kind and its place. Small and without references: the bytes stay in the
/// document, and lines, columns and pointers are worked out when something is to be said about it.
public struct Field: Sendable {
  /// How the field's bytes stand inside the decoded text of the scalar it belongs to.
  package enum Encoding: UInt8, Sendable {
    /// As they are.
    case verbatim
    /// As a string literal of the Architect expression language (`\"`, `\\`, `\n`, `\t`, `\r`).
    case expressionLiteral
    /// As a string of a JSON text that stands inside the scalar.
    case jsonString
  }

  /// What the text is for.
  public let kind: FieldKind
  /// The scalar that the text stands in.
  package let node: NodeID
  /// Which part of the scalar, counted from 0, where one scalar yields several fields; else nil.
  package let part: Int?
  /// The bytes of the part in the scalar's decoded text, without delimiters; the whole text where ``part`` is nil.
  package let raw: TextRange
  /// How the part is written.
  package let encoding: Encoding
  /// Where the decoded field text stands.
  package let text: TextSlice
  /// The innermost container around the text; an index into ``ExportDocument/containers``, or nil.
  package let container: Int?

  package init(
    kind: FieldKind, node: NodeID, part: Int? = nil, raw: TextRange, encoding: Encoding = .verbatim, text: TextSlice,
    container: Int?
  ) {
    self.kind = kind
    self.node = node
    self.part = part
    self.raw = raw
    self.encoding = encoding
    self.text = text
    self.container = container
  }
}

/// Where a decoded text lies: in the bytes of the file, or among the texts that decoding changed.
package struct TextSlice: Hashable, Sendable {
  package let start: Int
  package let count: Int
  /// Whether the bytes stand in ``Document/decoded`` and not in ``Document/source``.
  package let isInDecodedBuffer: Bool

  package init(start: Int, count: Int, isInDecodedBuffer: Bool) {
    self.start = start
    self.count = count
    self.isInDecodedBuffer = isInDecodedBuffer
  }
}

/// A thing that holds fields and has a name of its own: the flow, a state, a task, an action, a prompt, a profile.
public struct Container: Sendable {
  /// The closed set of things that hold fields.
  public enum Kind: String, Sendable {
    case flow
    case state
    case task
    case menu
    case choice = "menu-choice"
    case action
    case operation
    case prompt
    case dataAction = "data-action"
    case variable
    case person
    case resource
  }

  /// What it is.
  public let kind: Kind
  /// The mapping (or the scalar) that stands for it.
  package let node: NodeID
  /// Its name as typed; nil where it has none.
  package let name: TextSlice?
  /// Its stable id in the export (`refId`, tracking id, guid, user id); nil where it has none.
  package let identifier: TextSlice?
  /// The container around it; an index into ``ExportDocument/containers``, always smaller than its own.
  package let parent: Int?

  package init(kind: Kind, node: NodeID, name: TextSlice?, identifier: TextSlice? = nil, parent: Int?) {
    self.kind = kind
    self.node = node
    self.name = name
    self.identifier = identifier
    self.parent = parent
  }
}

/// A part of an export that has a name and holds fields: the flow, a state, a task, an action, a prompt, a profile.
///
/// Containers do not hold text. ``ExportDocument/name(of:)`` and ``ExportDocument/identifier(of:)`` read it from the
/// document.
public struct Container: Sendable {
  /// The kind of a container.
  public enum Kind: String, Sendable, CaseIterable {
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

    /// The kind in words: `menu choice`.
    public var title: String { rawValue.replacing("-", with: " ") }
  }

  /// The kind.
  public let kind: Kind
  /// The mapping or the scalar of the container.
  package let node: NodeID
  /// Its name as typed; nil if it has none.
  package let nameSlice: TextSlice?
  /// Its stable ID in the export (`refId`, tracking ID, GUID, user ID); nil if it has none.
  package let identifierSlice: TextSlice?
  /// The index of the container around it; the greatest number for none.
  @usableFromInline let storedParent: UInt32

  package init(kind: Kind, node: NodeID, nameSlice: TextSlice?, identifierSlice: TextSlice? = nil, parent: Int?) {
    self.kind = kind
    self.node = node
    self.nameSlice = nameSlice
    self.identifierSlice = identifierSlice
    storedParent = parent.map { UInt32(truncatingIfNeeded: $0) } ?? .max
  }

  /// The container around it: an index into ``ExportDocument/containers``, always smaller than its own.
  @inlinable public var parent: Int? { storedParent == .max ? nil : Int(storedParent) }
}

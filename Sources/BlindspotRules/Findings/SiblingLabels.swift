import BlindspotParser

/// The labels of containers without a unique id: the number in their `refId`, or the form of their name. Equal labels in the
/// same scope are numbered.
///
/// The scope of a container is the nearest one around it that has another kind, since a place omits those of the same kind.
/// Labels are made for a scope at a time, since most scopes have no finding. To make all of them takes 360 instructions a
/// container, and a flow has hundreds.
struct SiblingLabels {
  /// For each scope the number of its first container, from 1; 0 for none. The scope of containers without a scope is 0,
  /// that of others the number of the container around, from 1. Empty before the first use.
  private var first: [UInt32] = []
  /// For each container the number of the next one in its scope, from 1; 0 for none.
  private var next: [UInt32] = []
  /// The scope of each container.
  private var scopes: [UInt32] = []
  /// The labels by container; 0 before the first use of their scope.
  private var labels: [UInt64] = []
  /// The kinds and labels of the scope that is being labeled.
  private var keys: [UInt64] = []

  /// Returns the label of a container of a document, and the number of its siblings of the same kind with an equal label
  /// before it. All calls must have the same document.
  mutating func label(of index: Int, in document: ExportDocument) -> (label: SiblingLabel, ordinal: Int) {
    if first.isEmpty { divide(document.containers.span) }
    if labels[index] == 0 { labelScope(of: index, in: document) }
    let entry = labels[index]
    return (SiblingLabel(key: UInt32(truncatingIfNeeded: entry & 0xFF_FFFF)), Int(entry >> 32))
  }

  private mutating func divide(_ containers: Span<Container>) {
    let none = [UInt32](repeating: 0, count: containers.count)
    var (first, next, scopes) = (none + [0], none, none)
    var allScopes = scopes.mutableSpan
    for index in containers.indices {
      guard let parent = containers[index].parent else { continue }
      allScopes[index] =
        containers[parent].kind == containers[index].kind ? allScopes[parent] : UInt32(truncatingIfNeeded: parent + 1)
    }
    var allFirst = first.mutableSpan
    var allNext = next.mutableSpan
    var index = containers.count
    while index > 0 {
      index -= 1
      let scope = Int(allScopes[index])
      allNext[index] = allFirst[scope]
      allFirst[scope] = UInt32(truncatingIfNeeded: index + 1)
    }
    (self.first, self.next, self.scopes) = (first, next, scopes)
    labels = [UInt64](repeating: 0, count: containers.count)
  }

  private mutating func labelScope(of index: Int, in document: ExportDocument) {
    keys.removeAll(keepingCapacity: true)
    let containers = document.containers.span
    let start = Int(first[Int(scopes[index])])
    var number = start
    while number > 0 {
      let label = Self.label(of: containers[number - 1], in: document.document)
      keys.append(UInt64(containers[number - 1].kind.ordinal) << 24 | UInt64(label.key))
      number = Int(next[number - 1])
    }
    let ordinals = Ordinals.count(keys)
    number = start
    for (key, ordinal) in zip(keys, ordinals) {
      labels[number - 1] = UInt64(ordinal) << 32 | Self.known | key & 0xFF_FFFF
      number = Int(next[number - 1])
    }
  }

  /// A bit that all known labels have.
  private static let known: UInt64 = 1 << 31

  private static func label(of container: Container, in document: Document) -> SiblingLabel {
    number(of: container, in: document) ?? nameForm(of: container, in: document)
  }

  /// Returns the number at the end of a `refId` (`Main Menu_10`), which is the tracking id if Architect wrote it. The text
  /// before it is the name of the container.
  private static func number(of container: Container, in document: Document) -> SiblingLabel? {
    guard container.kind != .person, container.kind != .resource, let id = container.identifierSlice else { return nil }
    return document.withBytes(of: id) { SiblingLabel.number(in: $0, isWhole: false) }
  }

  /// Returns 12 bits of a hash of the numbers of letters in the words of a container's name, so that siblings mostly
  /// differ and the name cannot be recovered.
  private static func nameForm(of container: Container, in document: Document) -> SiblingLabel {
    guard let name = container.nameSlice ?? container.identifierSlice else { return .nameless }
    let hash = document.withBytes(of: name, NameForm.hash)
    return .nameForm((hash ^ hash >> 24 ^ hash >> 48) & 0xFFF)
  }
}

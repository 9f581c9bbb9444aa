package import BlindspotParser

extension FieldKind {
  /// The words that a list of field kinds accepts: the groups, then the kinds.
  package static let namesOfKindsAndGroups = Group.allCases.map(\.rawValue) + allCases.map(\.rawValue)

  /// The kinds with the given names. A name is the raw value of a kind or of a group; other names are ignored.
  package static func kinds(named names: [String]) -> Set<FieldKind> {
    Set(
      names.flatMap { name -> [FieldKind] in
        if let group = Group(rawValue: name) { return allCases.filter { $0.group == group } }
        return FieldKind(rawValue: name).map { [$0] } ?? []
      })
  }
}

/// A set of field kinds as one machine word, because every text queries it.
package struct FieldKindSet: Sendable, Hashable {
  private var bits: UInt64 = 0

  /// The empty set.
  package init() {}

  /// The set of these kinds.
  package init(_ kinds: some Sequence<FieldKind>) {
    for kind in kinds { insert(kind) }
  }

  /// The set of all kinds of a group.
  package init(group: FieldKind.Group) {
    for kind in FieldKind.allCases where kind.group == group { insert(kind) }
  }

  /// The set of the given names: raw values of kinds and of groups, and `default` for ``usual``. Other names are ignored;
  /// the reader of a configuration reports them.
  package init(names: [String]) {
    for name in names {
      if name == "default" {
        formUnion(.usual)
      } else if let group = FieldKind.Group(rawValue: name) {
        formUnion(FieldKindSet(group: group))
      } else if let kind = FieldKind(rawValue: name) {
        insert(kind)
      }
    }
  }

  /// Every kind.
  package static var all: Self { FieldKindSet(FieldKind.allCases) }

  /// The kinds that are checked by default: the groups mission and near.
  package static var usual: Self { FieldKindSet(FieldKind.allCases.filter { $0.group != .extended }) }

  /// Whether a kind of the group `extended` is among them.
  package var hasExtended: Bool { FieldKind.allCases.contains { $0.group == .extended && contains($0) } }

  /// Whether the set holds `kind`.
  package func contains(_ kind: FieldKind) -> Bool { contains(ordinal: kind.ordinal) }

  /// Whether the set contains the kind with an ordinal.
  @inline(__always) func contains(ordinal: Int) -> Bool { bits & (1 << UInt64(ordinal)) != 0 }

  /// Adds `kind`.
  package mutating func insert(_ kind: FieldKind) { bits |= 1 << UInt64(kind.ordinal) }

  /// Returns the kinds in both sets.
  func intersection(_ other: Self) -> Self {
    var both = self
    both.bits &= other.bits
    return both
  }

  /// Adds all kinds of `other`.
  package mutating func formUnion(_ other: Self) { bits |= other.bits }
}

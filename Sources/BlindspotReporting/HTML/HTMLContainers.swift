import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// The containers around the findings of a page: the names on the way to a finding, and the ids. Distinct lists of them occur
/// once, as arrays of JSON with the indices of their texts.
///
/// Findings in one container share its object, and those in a task the object of the task, so that most parts of a list are
/// those of the finding before. Without this, the lists of a finding take twice as many instructions.
struct HTMLContainers {
  /// The ways: pairs of the indices of a kind and of a name.
  private(set) var ways = ByteTable()
  /// The ids: pairs of the indices of a name and of a value.
  private(set) var ids = ByteTable()

  private var crumbs: [Crumb] = []
  /// The array of ``crumbs`` without its last bracket.
  private var list = ByteWriter()
  /// The innermost container of the last way, and the index of the way.
  private var lastWay: (chain: ContainerChain?, index: Int) = (nil, -1)
  /// The innermost container with ids of the last finding.
  private var lastIDs: (chain: ContainerChain?, ids: IDs) = (nil, IDs(index: 0, trackingID: nil))
  /// The indices of the texts of kinds.
  private var labels: [(kind: Container.Kind, index: Int)] = []
  private var scratch = ByteWriter()

  /// A container on the last way.
  private struct Crumb {
    let kind: Container.Kind
    let name: ShownText
    /// The number of bytes of the list up to this container.
    let end: Int
  }

  /// The ids of a finding.
  struct IDs {
    /// The index of the list of ids.
    let index: Int
    /// The tracking id, which differs for each action.
    let trackingID: Int?
  }

  // MARK: Ways

  /// Returns the index of the names of the containers around a field.
  mutating func way(of field: Finding.FieldReference, texts: inout TextTable) -> Int {
    let innermost = field.innermost
    if let innermost, innermost === lastWay.chain { return lastWay.index }
    var isNew = lastWay.index < 0
    var count = 0
    field.forEachCrumb { kind, name in
      if count == crumbs.count || crumbs[count].kind != kind || crumbs[count].name != name {
        isNew = true
        keepCrumbs(count)
        list.write(count == 0 ? ASCII.openBracket : ASCII.comma, before: label(of: kind, texts: &texts))
        list.write(ASCII.comma, before: texts.index(of: name.string))
        crumbs.append(Crumb(kind: kind, name: name, end: list.count))
      }
      count += 1
    }
    if count < crumbs.count {
      isNew = true
      keepCrumbs(count)
    }
    if isNew {
      Self.end(&list)
      lastWay.index = list.withBytes { ways.index(of: $0) }
      list.truncate(to: crumbs.last?.end ?? 0)
    }
    lastWay.chain = innermost
    return lastWay.index
  }

  /// Removes the containers after the first `count` from the last way.
  private mutating func keepCrumbs(_ count: Int) {
    crumbs.removeLast(crumbs.count - count)
    list.truncate(to: crumbs.last?.end ?? 0)
  }

  private mutating func label(of kind: Container.Kind, texts: inout TextTable) -> Int {
    for label in labels where label.kind == kind { return label.index }
    let index = texts.index(of: kind.label)
    labels.append((kind, index))
    return index
  }

  // MARK: Ids

  /// Returns the ids of the containers around a field.
  mutating func ids(of field: Finding.FieldReference, texts: inout TextTable) -> IDs {
    if let innermost = field.innermost { return ids(of: innermost, texts: &texts) }
    return add(FindingIDs(field), texts: &texts)
  }

  private mutating func ids(of chain: ContainerChain, texts: inout TextTable) -> IDs {
    if chain === lastIDs.chain { return lastIDs.ids }
    // Most actions have only a tracking id.
    if let outer = chain.outer, !chain.container.hasIDs {
      let ids = ids(of: outer, texts: &texts)
      return IDs(index: ids.index, trackingID: chain.container.trackingID ?? ids.trackingID)
    }
    var found = FindingIDs()
    chain.forEach { found.add($0) }
    lastIDs = (chain, add(found, texts: &texts))
    return lastIDs.ids
  }

  private mutating func add(_ found: FindingIDs, texts: inout TextTable) -> IDs {
    scratch.removeAll()
    for (place, member) in found.members.enumerated() {
      scratch.write(place == 0 ? ASCII.openBracket : ASCII.comma, before: texts.index(of: member.name))
      scratch.write(ASCII.comma, before: texts.index(of: member.value))
    }
    Self.end(&scratch)
    return IDs(index: scratch.withBytes { ids.index(of: $0) }, trackingID: found.trackingID)
  }

  /// Ends an array of numbers.
  private static func end(_ list: inout ByteWriter) {
    if list.isEmpty { list.write(byte: ASCII.openBracket) }
    list.write(byte: ASCII.closeBracket)
  }
}

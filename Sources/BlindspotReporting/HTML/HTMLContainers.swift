import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// The containers around the findings of a page. Each distinct one occurs once and names the one around it. The ids are lists of
/// their own, because the exports of one flow in several formats have the same names, but not the same ids.
struct HTMLContainers {
  /// The containers with a name as arrays of JSON: the number of the one around it or -1, and the indices of its kind and name.
  private(set) var containers = ByteTable()
  /// The ids as arrays of JSON: the number of those of a container around it or -1, and the indices of the name and the value of
  /// each. Of several ids with a name, the innermost one counts.
  private(set) var ids = ByteTable()
  private var last = ContainerStack<Place>()
  /// The indices of the texts of kinds.
  private var labels: [(kind: Container.Kind, index: Int)] = []
  private var found = FindingIDs()
  private var scratch = ByteWriter()

  /// The containers around a finding.
  struct Place {
    /// The number of the innermost container with a name; -1 without any.
    var container = -1
    /// The number of the ids of the innermost container with ids; -1 without any.
    var ids = -1
    /// The tracking id, which differs for each action; 0 without any.
    var trackingID = 0
  }

  /// Returns the containers around a field.
  mutating func place(of field: Finding.FieldReference, texts: inout TextTable) -> Place {
    if let innermost = field.innermost { return place(of: innermost, texts: &texts) }
    found.removeAll()
    field.forEachContainer { found.add($0) }
    var place = Place()
    if !found.members.isEmpty { place.ids = addIDs(in: place.ids, texts: &texts) }
    place.trackingID = found.trackingID ?? 0
    field.forEachCrumb { place.container = add($0, $1, in: place.container, texts: &texts) }
    return place
  }

  private mutating func place(of chain: ContainerChain, texts: inout TextTable) -> Place {
    if let known = last.value(of: chain) { return known }
    var place = chain.outer.map { self.place(of: $0, texts: &texts) } ?? Place()
    let container = chain.container
    if let name = container.name { place.container = add(container.kind, name, in: place.container, texts: &texts) }
    if let number = container.trackingID { place.trackingID = number }
    // Most actions have only a tracking id.
    if container.hasIDs {
      found.removeAll()
      found.add(container)
      place.ids = addIDs(in: place.ids, texts: &texts)
    }
    last.add(chain, place)
    return place
  }

  /// Returns the number of a container, and adds it if it is new.
  private mutating func add(
    _ kind: Container.Kind, _ name: ShownText, in outer: Int, texts: inout TextTable
  ) -> Int {
    scratch.removeAll()
    scratch.write(ASCII.openBracket, before: outer)
    scratch.write(ASCII.comma, before: label(of: kind, texts: &texts))
    scratch.write(ASCII.comma, before: texts.index(of: name.string))
    scratch.write(byte: ASCII.closeBracket)
    return scratch.withBytes { containers.index(of: $0) }
  }

  private mutating func label(of kind: Container.Kind, texts: inout TextTable) -> Int {
    for label in labels where label.kind == kind { return label.index }
    let index = texts.index(of: kind.label)
    labels.append((kind, index))
    return index
  }

  /// Returns the number of the ids in ``found``, and adds them if they are new.
  private mutating func addIDs(in outer: Int, texts: inout TextTable) -> Int {
    scratch.removeAll()
    scratch.write(ASCII.openBracket, before: outer)
    for member in found.members {
      scratch.write(ASCII.comma, before: texts.index(of: member.name))
      scratch.write(ASCII.comma, before: texts.index(of: member.value))
    }
    scratch.write(byte: ASCII.closeBracket)
    return scratch.withBytes { ids.index(of: $0) }
  }
}

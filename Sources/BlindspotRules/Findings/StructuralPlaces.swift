import BlindspotParser

/// Builds the structural places of the findings of one document.
///
/// A place consists of container kinds from the outermost inwards, each with a label that contains no text of the export:
///
/// ```
/// flow/task:14/action:27                                  tracking ids, also those at the end of a `refId`
/// flow/menu:10/menu-choice:5b1e0000-0000-4000-8000-…      GUIDs
/// flow/task:~3f2/action:~0a1.1                            lengths of the words of the name, the second such action
/// ```
///
/// The innermost container of each kind counts.
struct StructuralPlaces {
  private let document: ExportDocument
  /// The prefix of all places; empty for the first document of a file.
  private let prefix: String
  /// Whether the first flow needs no label because the file consists of it.
  private let isSingleFlow: Bool
  private var places: [Int?: String] = [:]
  /// The labels of containers without a unique id, by index; made on first use.
  private var siblingLabels: [(label: SiblingLabel, ordinal: Int)]?
  private var nextField = 0
  private var texts: [TextGroup: Int] = [:]

  /// The numbers are hashed instead of the kinds themselves, whose hash is that of their names.
  private struct TextGroup: Hashable {
    let container: Int?
    let kind: Int
  }

  private struct SiblingGroup: Hashable {
    let scope: Int?
    let kind: Int
    let label: SiblingLabel
  }

  /// Creates the places of a document, which is the `number`th of its file, from 0 on.
  init(_ document: ExportDocument, number: Int, format: ExportFormat) {
    self.document = document
    prefix = number > 0 ? "doc\(number)" : ""
    switch format {
    case .archyYAML, .archyJSON, .i3Flow, .flowConfiguration:
      isSingleFlow = document.document[document.document.root].kind == .mapping
    default: isSingleFlow = false
    }
  }

  /// Returns the place of a container; the one of a text outside containers for nil.
  mutating func place(of innermost: Int?) -> String {
    if let known = places[innermost] { return known }
    var steps: [(kind: Container.Kind, label: String)] = []
    for index in document.containers(from: innermost).reversed() {
      let kind = document.containers[index].kind
      let label = label(of: index)
      steps.removeAll { $0.kind == kind }
      steps.append((kind, label))
    }
    var parts = steps.map { $0.label.isEmpty ? $0.kind.rawValue : "\($0.kind.rawValue):\($0.label)" }
    // A GUID identifies the outermost container in any document of a stream.
    if !prefix.isEmpty, steps.first.flatMap({ Self.guid($0.label) }) == nil { parts.insert(prefix, at: 0) }
    let place = parts.joined(separator: "/")
    places[innermost] = place
    return place
  }

  /// Returns the number of fields before a field with the same kind and container. Fields are passed in ascending order.
  mutating func ordinal(of index: Int) -> Int {
    while nextField < index {
      texts[group(of: nextField), default: 0] += 1
      nextField += 1
    }
    return texts[group(of: index), default: 0]
  }

  private func group(of index: Int) -> TextGroup {
    let field = document.fields[index]
    return TextGroup(container: field.container, kind: field.kind.ordinal)
  }

  private mutating func label(of index: Int) -> String {
    let container = document.containers[index]
    if isSingleFlow, index == 0, container.kind == .flow { return "" }
    if let id = trackingID(of: container) ?? document.identifier(of: container).flatMap(Self.guid) { return id }
    let labels = siblingLabels ?? makeSiblingLabels()
    siblingLabels = labels
    let (label, ordinal) = labels[index]
    return ordinal == 0 ? label.description : "\(label).\(ordinal)"
  }

  /// Returns the labels of all containers by the number in their `refId` or by the form of their name. Equal labels in
  /// the same scope are numbered.
  private func makeSiblingLabels() -> [(label: SiblingLabel, ordinal: Int)] {
    var counts: [SiblingGroup: Int] = [:]
    var kinds: [Container.Kind] = []
    return document.containers.map { container in
      let kind = kinds.firstIndex(of: container.kind) ?? kinds.endIndex
      if kind == kinds.endIndex { kinds.append(container.kind) }
      let label = number(of: container) ?? nameForm(of: container)
      let group = SiblingGroup(scope: scope(of: container), kind: kind, label: label)
      let ordinal = counts[group, default: 0]
      counts[group] = ordinal + 1
      return (label, ordinal)
    }
  }

  /// Returns the nearest container around `container` that has another kind: the place omits those of the same kind.
  private func scope(of container: Container) -> Int? {
    document.containers(from: container.parent).first { document.containers[$0].kind != container.kind }
  }

  /// Returns the value of `trackingId`, a number that Architect never uses for another part of the flow.
  private func trackingID(of container: Container) -> String? {
    let tree = document.document
    for (key, value) in tree.entries(of: container.node) where tree[key].kind == .scalar {
      guard tree.withBytes(of: tree.slice(of: key), { $0.count == 10 && $0.matches("trackingId") }) else { continue }
      return tree.withBytes(of: tree.slice(of: value)) { Self.number(in: $0, isWhole: true)?.description }
    }
    return nil
  }

  /// Returns the number at the end of a `refId` (`Main Menu_10`), which is the tracking id if Architect wrote it. The text
  /// before it is the name of the container.
  private func number(of container: Container) -> SiblingLabel? {
    guard container.kind != .person, container.kind != .resource, let id = container.identifierSlice else { return nil }
    return document.document.withBytes(of: id) { Self.number(in: $0, isWhole: false) }
  }

  /// Returns up to six digits at the end of a text. A longer number can be a phone number.
  private static func number(in text: Span<UInt8>, isWhole: Bool) -> SiblingLabel? {
    var start = text.count
    while start > 0, text[start - 1].isDigit { start -= 1 }
    let count = text.count - start
    guard (1...6).contains(count), !isWhole || start == 0 else { return nil }
    var value = 0
    for index in start..<text.count { value = value * 10 + Int(text[index] - UInt8(ascii: "0")) }
    return .number(value, digits: count)
  }

  /// Returns 12 bits of a hash of the numbers of letters in the words of a container's name, so that siblings mostly
  /// differ and the name cannot be recovered.
  private func nameForm(of container: Container) -> SiblingLabel {
    guard let name = container.nameSlice ?? container.identifierSlice else { return .nameless }
    let hash = document.document.withBytes(of: name) { text in
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      var length: UInt64 = 0
      // Continuation bytes belong to the letter before them; digits and separators only end words.
      for index in text.indices where text[index] & 0xC0 != 0x80 {
        if text[index] >= 0xC0 || (0x61...0x7A).contains(text[index] | 0x20) {
          length += 1
        } else if length > 0 {
          hash = (hash ^ length) &* 0x100_0000_01B3
          length = 0
        }
      }
      return (hash ^ length) &* 0x100_0000_01B3
    }
    return .nameForm(Int((hash ^ hash >> 24 ^ hash >> 48) & 0xFFF))
  }

  /// Returns a GUID in lower case; nil if the text is not a GUID.
  static func guid(_ text: String) -> String? {
    text.utf8.count(where: \.isHexDigit) == 32 && text.utf8.allSatisfy { $0.isHexDigit || $0 == 0x2D }
      ? text.lowercased() : nil
  }
}

/// A label of a container that its siblings may share.
private enum SiblingLabel: Hashable, CustomStringConvertible {
  /// A number with the given count of digits, leading zeros included.
  case number(Int, digits: Int)
  /// 12 bits of a hash of the form of a name.
  case nameForm(Int)
  /// A container without a name.
  case nameless

  var description: String {
    switch self {
    case .number(let value, let digits): Self.padded(String(value), to: digits)
    case .nameForm(let hash): "~" + Self.padded(String(hash, radix: 16), to: 3)
    case .nameless: "~"
    }
  }

  private static func padded(_ digits: String, to count: Int) -> String {
    String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
  }
}

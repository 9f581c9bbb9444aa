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
  /// The places by container, the one of texts outside containers first; made on first use.
  private var places: [String?]
  /// The labels of the containers that contain others: one can contain thousands.
  private var labels: [Int: String] = [:]
  /// The labels of containers without a unique id, by index; made on first use.
  private lazy var siblingLabels = makeSiblingLabels()
  /// The number of earlier fields with the same kind and container, by field; made on first use.
  private lazy var textOrdinals = makeTextOrdinals()

  /// Creates the places of a document, which is the `number`th of its file, from 0 on.
  init(_ document: ExportDocument, number: Int, format: ExportFormat) {
    self.document = document
    places = [String?](repeating: nil, count: document.containers.count + 1)
    prefix = number > 0 ? "doc\(number)" : ""
    switch format {
    case .archyYAML, .archyJSON, .i3Flow, .flowConfiguration:
      isSingleFlow = document.document[document.document.root].kind == .mapping
    default: isSingleFlow = false
    }
  }

  /// Returns the place of a container; the one of a text outside containers for nil.
  mutating func place(of innermost: Int?) -> String {
    let slot = innermost.map { $0 + 1 } ?? 0
    if let known = places[slot] { return known }
    let text = makePlace(of: innermost)
    places[slot] = text
    return text
  }

  private mutating func makePlace(of innermost: Int?) -> String {
    // Most places continue that of the container around. Every kind occurs once in them, so few calls are nested.
    if let innermost, let parent = document.containers[innermost].parent {
      let kind = document.containers[innermost].kind
      if !isKind(kind, among: parent) {
        return Self.continuing(place(of: parent), with: kind, label: label(of: innermost))
      }
    }
    var steps: [(kind: Container.Kind, label: String)] = []
    for index in document.containers(from: innermost).reversed() {
      let kind = document.containers[index].kind
      let label = index == innermost ? label(of: index) : outerLabel(of: index)
      steps.removeAll { $0.kind == kind }
      steps.append((kind, label))
    }
    // A GUID identifies the outermost container in any document of a stream.
    let hasPrefix = steps.first.flatMap { Self.guid($0.label) } == nil
    return steps.reduce(hasPrefix ? prefix : "") { Self.continuing($0, with: $1.kind, label: $1.label) }
  }

  /// Whether a container or one of those around it has a kind.
  private func isKind(_ kind: Container.Kind, among innermost: Int) -> Bool {
    var next: Int? = innermost
    while let index = next {
      if document.containers[index].kind == kind { return true }
      next = document.containers[index].parent
    }
    return false
  }

  private static func continuing(_ place: String, with kind: Container.Kind, label: String) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(place.utf8.count + label.utf8.count + 16)
    text += place.utf8
    if !text.isEmpty { text.append(ASCII.slash) }
    text += kind.rawValue.utf8
    if !label.isEmpty {
      text.append(ASCII.colon)
      text += label.utf8
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Returns the number of fields before a field with the same kind and container.
  mutating func ordinal(of index: Int) -> Int { textOrdinals[index] }

  private func makeTextOrdinals() -> [Int] {
    Ordinals.count(
      document.fields.map { field in
        UInt64(field.container.map { $0 + 1 } ?? 0) << 16 | UInt64(field.kind.ordinal)
      })
  }

  private mutating func outerLabel(of index: Int) -> String {
    if let known = labels[index] { return known }
    let label = label(of: index)
    labels[index] = label
    return label
  }

  private mutating func label(of index: Int) -> String {
    let container = document.containers[index]
    if isSingleFlow, index == 0, container.kind == .flow { return "" }
    if let id = trackingID(of: container) ?? guid(of: container) { return id }
    let (label, ordinal) = siblingLabels[index]
    return ordinal == 0 ? label.description : "\(label).\(ordinal)"
  }

  /// Returns the labels of all containers by the number in their `refId` or by the form of their name. Equal labels in
  /// the same scope are numbered.
  private func makeSiblingLabels() -> [(label: SiblingLabel, ordinal: Int)] {
    let containers = document.containers
    var labels: [SiblingLabel] = []
    // The nearest container around each that has another kind, plus one: the place omits those of the same kind.
    var scopes: [Int] = []
    var keys: [UInt64] = []
    labels.reserveCapacity(containers.count)
    scopes.reserveCapacity(containers.count)
    keys.reserveCapacity(containers.count)
    for container in containers {
      let label = number(of: container) ?? nameForm(of: container)
      var scope = 0
      if let parent = container.parent {
        scope = containers[parent].kind == container.kind ? scopes[parent] : parent + 1
      }
      labels.append(label)
      scopes.append(scope)
      keys.append(UInt64(scope) << 32 | UInt64(container.kind.ordinal) << 24 | label.key)
    }
    let ordinals = Ordinals.count(keys)
    return labels.indices.map { (labels[$0], ordinals[$0]) }
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
      var hash = FNV.seed
      var length: UInt64 = 0
      // Continuation bytes belong to the letter before them; digits and separators only end words.
      for index in text.indices where text[index] & 0xC0 != 0x80 {
        if text[index] >= 0xC0 || (0x61...0x7A).contains(text[index] | 0x20) {
          length += 1
        } else if length > 0 {
          hash = FNV.hash(hash, length)
          length = 0
        }
      }
      return FNV.hash(hash, length)
    }
    return .nameForm(Int((hash ^ hash >> 24 ^ hash >> 48) & 0xFFF))
  }

  /// Returns the identifier of a container if it is a GUID, in lower case.
  private func guid(of container: Container) -> String? {
    guard let id = container.identifierSlice, id.count >= 32 else { return nil }
    return Self.guid(document.document.string(id))
  }

  /// Returns a GUID in lower case; nil if the text is not a GUID.
  static func guid(_ text: String) -> String? {
    text.utf8.count(where: \.isHexDigit) == 32 && text.utf8.allSatisfy { $0.isHexDigit || $0 == 0x2D }
      ? text.lowercased() : nil
  }
}

/// A label of a container that its siblings may share.
private enum SiblingLabel: CustomStringConvertible {
  /// A number with the given count of digits, leading zeros included.
  case number(Int, digits: Int)
  /// 12 bits of a hash of the form of a name.
  case nameForm(Int)
  /// A container without a name.
  case nameless

  /// The label as a number of 24 bits that no other label has.
  var key: UInt64 {
    switch self {
    case .number(let value, let digits): UInt64(digits) << 20 | UInt64(value)
    case .nameForm(let hash): UInt64(hash)
    case .nameless: 0x1000
    }
  }

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

/// The numbers of equal keys in a sequence.
private enum Ordinals {
  /// Returns for each key the number of equal keys before it.
  ///
  /// Sorts instead of hashing. With dictionaries, siblings and texts took 2.2 million instructions in a flow of 90 KB,
  /// sorted they take 0.1 million; the type of a dictionary takes 270,000 more. Chosen keys cannot make a sort slow.
  static func count(_ keys: [UInt64]) -> [Int] {
    let order = sorted(keys)
    var ordinals = [Int](repeating: 0, count: keys.count)
    let (all, sorted) = (keys.span, order.span)
    var result = ordinals.mutableSpan
    var first = 0
    for position in sorted.indices {
      let index = Int(sorted[position])
      if all[index] != all[Int(sorted[first])] { first = position }
      result[index] = position - first
    }
    return ordinals
  }

  /// Returns the indices of keys in the order of the keys, those of equal keys ascending.
  ///
  /// Sorts by one byte after another, the lowest first, which takes a third of the time of comparing keys. Most bytes are
  /// equal in all keys.
  private static func sorted(_ keys: [UInt64]) -> [UInt32] {
    var order = keys.indices.map { UInt32(truncatingIfNeeded: $0) }
    guard let firstKey = keys.first else { return order }
    let keys = keys.span
    var different: UInt64 = 0
    for index in keys.indices { different |= keys[index] ^ firstKey }
    var next = order
    var counts = [UInt32](repeating: 0, count: 256)
    for shift in stride(from: UInt64(0), to: 64, by: 8) where different &>> shift & 0xFF != 0 {
      var starts = counts.mutableSpan
      for value in starts.indices { starts[value] = 0 }
      for index in keys.indices { starts[Int(truncatingIfNeeded: keys[index] &>> shift & 0xFF)] &+= 1 }
      var sum: UInt32 = 0
      for value in starts.indices {
        let count = starts[value]
        starts[value] = sum
        sum &+= count
      }
      do {
        let from = order.span
        var to = next.mutableSpan
        for position in from.indices {
          let index = from[position]
          let value = Int(truncatingIfNeeded: keys[Int(index)] &>> shift & 0xFF)
          to[Int(starts[value])] = index
          starts[value] &+= 1
        }
      }
      swap(&order, &next)
    }
    return order
  }
}

extension Container.Kind {
  /// The number of the kind in the order of declaration.
  fileprivate var ordinal: Int {
    switch self {
    case .flow: 0
    case .state: 1
    case .task: 2
    case .menu: 3
    case .choice: 4
    case .action: 5
    case .operation: 6
    case .prompt: 7
    case .dataAction: 8
    case .variable: 9
    case .person: 10
    case .resource: 11
    }
  }
}

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
  private var places: ContainerTable<String>
  /// The bytes of the place or the label that is being made.
  private var text: [UInt8] = []
  /// The labels of the containers that contain others: one can contain thousands.
  private var labels: [Int: String] = [:]
  /// The labels of containers without a unique id.
  private var siblingLabels = SiblingLabels()
  /// The number of earlier fields with the same kind and container, by field; made on first use.
  private lazy var textOrdinals = makeTextOrdinals()

  /// Creates the places of a document, which is the `number`th of its file, from 0 on.
  init(_ document: ExportDocument, number: Int, format: ExportFormat) {
    self.document = document
    places = ContainerTable(count: document.containers.count + 1)
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
    places.insert(text, for: slot)
    return text
  }

  private mutating func makePlace(of innermost: Int?) -> String {
    // Most places continue that of the container around. Every kind occurs once in them, so few calls are nested.
    if let innermost, let parent = document.containers[innermost].parent {
      let kind = document.containers[innermost].kind
      if !isKind(kind, among: parent) {
        begin(place(of: parent), with: kind)
        appendLabel(of: innermost)
        return end()
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
    var place = hasPrefix ? prefix : ""
    for step in steps {
      begin(place, with: step.kind)
      text += step.label.utf8
      place = end()
    }
    return place
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

  /// Begins a place with one more step than another one; its label follows.
  private mutating func begin(_ place: String, with kind: Container.Kind) {
    text.removeAll(keepingCapacity: true)
    text.append(contentsOf: place.utf8Span.span)
    if !text.isEmpty { text.append(ASCII.slash) }
    text.append(contentsOf: kind.rawValue.utf8Span.span)
    text.append(ASCII.colon)
  }

  /// Returns the place, without the colon of an empty label.
  private mutating func end() -> String {
    if text.last == ASCII.colon { text.removeLast() }
    return String(bytes: text.span)
  }

  /// Returns the number of fields before a field with the same kind and container.
  mutating func ordinal(of index: Int) -> Int { Int(textOrdinals[index]) }

  private func makeTextOrdinals() -> [UInt32] {
    var keys: [UInt64] = []
    keys.reserveCapacity(document.fields.count)
    for field in document.fields {
      keys.append(UInt64(field.container.map { $0 + 1 } ?? 0) << 16 | UInt64(field.kind.ordinal))
    }
    return Ordinals.count(keys)
  }

  private mutating func outerLabel(of index: Int) -> String {
    if let known = labels[index] { return known }
    let label = label(of: index)
    labels[index] = label
    return label
  }

  private mutating func label(of index: Int) -> String {
    text.removeAll(keepingCapacity: true)
    appendLabel(of: index)
    return String(bytes: text.span)
  }

  private mutating func appendLabel(of index: Int) {
    let container = document.containers[index]
    if isSingleFlow, index == 0, container.kind == .flow { return }
    if let number = trackingID(of: container) { return number.append(to: &text) }
    if let id = guid(of: container) { return text += id.utf8 }
    let (label, ordinal) = siblingLabels.label(of: index, in: document)
    label.append(to: &text)
    guard ordinal > 0 else { return }
    text.append(ASCII.period)
    text.append(decimal: ordinal)
  }

  /// Returns the value of `trackingId`, a number that Architect never uses for another part of the flow.
  private func trackingID(of container: Container) -> SiblingLabel? {
    let tree = document.document
    var cursor = tree.entryCursor(of: container.node)
    while let (key, value) = tree.nextEntry(&cursor) {
      guard tree[key].textLength == 10, tree.withBytes(of: tree.slice(of: key), { $0.matches("trackingId") }) else {
        continue
      }
      return tree.withBytes(of: tree.slice(of: value)) { SiblingLabel.number(in: $0, isWhole: true) }
    }
    return nil
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

extension Container.Kind {
  /// The number of the kind in the order of declaration.
  var ordinal: Int {
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

import BlindspotParser

/// Makes the references to the fields of findings: the path, the flow and the breadcrumb, in which found values are masked
/// and only ordinary words are shown.
struct FieldReferences {
  /// The most scalars of a name: every finding in a container repeats it, and a name can have a megabyte.
  static let longestName = 1000

  private let document: ExportDocument
  private let number: Int
  private let rules: RuleTable
  private var locator: NodeLocator
  private let hits: TextHits
  /// The containers around a field, outermost first, and the steps of the breadcrumb, which are those with a name.
  private typealias Surroundings = (containers: [Finding.ContainerReference], breadcrumb: [Finding.Crumb])
  /// The surroundings that were looked up, by the innermost container.
  private var surroundings: [Surroundings?]
  /// The shown keys, sorted by the index of their node. Findings come in the order of nodes, so a new key is near the end.
  private var keys: [(node: UInt32, shown: String)] = []

  /// Creates the references of a document, which is the `number`th of its file, from 0 on.
  init(_ document: ExportDocument, number: Int, hits: TextHits, rules: RuleTable) {
    self.document = document
    self.number = number
    self.hits = hits
    self.rules = rules
    locator = NodeLocator(document.document)
    surroundings = [Surroundings?](repeating: nil, count: document.containers.count)
  }

  /// Returns the reference to a field.
  mutating func reference(to field: Field, redactor: inout TextRedactor) -> Finding.FieldReference {
    let around = surroundings(from: field.container, redactor: &redactor)
    let document = document
    let pointer = locator.pointer(to: field.node)
    let path = document.path(of: field, at: pointer, number: number) { key in
      document.document.isKeyOfFormat(key) ? nil : shownKey(key, redactor: &redactor)
    }
    return Finding.FieldReference(
      kind: field.kind, path: ShownText(redacted: path), flow: around.breadcrumb.first { $0.kind == .flow }?.name,
      breadcrumb: around.breadcrumb, containers: around.containers)
  }

  /// Returns the references to a container and those around it. The outer ones are looked up once.
  private mutating func surroundings(from innermost: Int?, redactor: inout TextRedactor) -> Surroundings {
    guard let innermost else { return ([], []) }
    if let known = surroundings[innermost] { return known }
    let document = document
    let container = document.containers[innermost]
    var all = surroundings(from: container.parent, redactor: &redactor)
    let name = name(of: container, redactor: &redactor)
    let identifier = ShownIdentifier(
      document.identity(of: innermost, &locator), of: container.kind, redactor: &redactor)
    all.containers.append(
      Finding.ContainerReference(
        kind: container.kind, name: name, id: identifier.id, trackingID: identifier.trackingID, type: identifier.type,
        address: identifier.address))
    if let name { all.breadcrumb.append(Finding.Crumb(kind: container.kind, name: name)) }
    surroundings[innermost] = all
    return all
  }

  private func name(of container: Container, redactor: inout TextRedactor) -> ShownText? {
    container.nameSlice.map { slice in
      // A profile is a person: no word of its name is shown, whether or not it is ordinary.
      ShownText(
        redacted: (container.kind == .person
          ? Mask.mask(document.document.string(slice), as: .personName) : shown(slice, redactor: &redactor))
          .shortened(to: Self.longestName))
    }
  }

  private mutating func shownKey(_ key: NodeID, redactor: inout TextRedactor) -> String {
    let place = keys.partitioningIndex { $0.node >= key.index }
    if place < keys.count, keys[place].node == key.index { return keys[place].shown }
    let shown: String
    if document.document[key].kind == .scalar {
      shown = self.shown(document.document.slice(of: key), redactor: &redactor)
    } else {
      shown = String(decoding: redactor.redact(document.document.keyText(of: key).utf8.span).bytes, as: UTF8.self)
    }
    keys.insert((key.index, shown), at: place)
    return shown
  }

  /// Returns a redacted text of the document.
  private func shown(_ slice: TextSlice, redactor: inout TextRedactor) -> String {
    let bytes = document.document.withBytes(of: slice) { text in
      var request = TextRedactor.Request()
      let limit = min(text.count, Self.longestName * 4)
      request.isCutAtEnd = limit < text.count
      if let hits = hits[slice] {
        request.hidden = hits.unlikely.map { $0.start..<$0.end }
        request.replacements = hits.candidates.replacements(in: text.extracting(..<limit), rules: rules)
      }
      return redactor.redact(text.extracting(..<limit), request).bytes
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension String {
  /// Returns the first `limit` scalars and an ellipsis; the text itself if it has no more.
  func shortened(to limit: Int) -> String {
    guard utf8.count > limit, unicodeScalars.count > limit else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.prefix(limit))) + "…"
  }
}

extension [Candidate] {
  /// Returns the masks of the candidates in a text; one that begins inside another is covered by it.
  func replacements(in text: Span<UInt8>, rules: RuleTable) -> [TextRedactor.Replacement] {
    var replacements: [TextRedactor.Replacement] = []
    var position = 0
    let inOrder = sorted { ($0.range.start, $1.range.end) < ($1.range.start, $0.range.end) }
    for candidate in inOrder where candidate.range.end > position && candidate.range.start < text.count {
      let range = Swift.max(position, candidate.range.start)..<Swift.min(candidate.range.end, text.count)
      let value = String(decoding: range.map { text[$0] }, as: UTF8.self)
      replacements.append(
        TextRedactor.Replacement(range: range, text: Mask.mask(value, as: rules[candidate.rule].category)))
      position = candidate.range.end
    }
    return replacements
  }
}

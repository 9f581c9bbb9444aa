import BlindspotParser

/// Makes the references to the fields of findings: the path, the flow and the breadcrumb, in which found values are masked
/// and only ordinary words are shown.
struct FieldReferences {
  private let document: ExportDocument
  private let number: Int
  private var texts: ShownTexts
  private var paths: ShownPaths
  private let format: ExportFormat
  private let details: FindingDetails
  private var locator: NodeLocator
  /// The containers that were looked up, each with those around it.
  private var chains: ContainerTable<ContainerChain>

  /// Creates the references of a document, which is the `number`th of its file, from 0 on.
  init(_ document: ExportDocument, number: Int, format: ExportFormat, hits: TextHits, settings: Redactor.Settings) {
    self.format = format
    details = settings.details
    self.document = document
    self.number = number
    texts = ShownTexts(document.document, hits: hits, rules: settings.rules)
    locator = NodeLocator(document.document)
    paths = ShownPaths(document.document)
    chains = ContainerTable(count: document.containers.count)
  }

  /// Returns the reference to a field.
  ///
  /// - Parameter hasPosition: whether the finding has a position, so that it needs no path.
  mutating func reference(
    to field: Field, hasPosition: Bool, redactor: inout TextRedactor
  ) -> Finding.FieldReference {
    Finding.FieldReference(
      kind: field.kind,
      path: !hasPosition || details.contains(.fieldPath) ? path(of: field, redactor: &redactor) : "",
      in: details.contains(.containers) ? chain(from: field.container, redactor: &redactor) : nil)
  }

  private mutating func path(of field: Field, redactor: inout TextRedactor) -> ShownText {
    let pointer = paths.path(of: field.node, texts: &texts, redactor: &redactor)
    return ShownText(redacted: ExportDocument.path(of: field, at: pointer, number: number))
  }

  /// Returns a container with those around it. Each is looked up once.
  private mutating func chain(from innermost: Int?, redactor: inout TextRedactor) -> ContainerChain? {
    guard let innermost else { return nil }
    if let known = chains[innermost] { return known }
    let container = document.containers[innermost]
    let outer = chain(from: container.parent, redactor: &redactor)
    let identifier = identifier(of: innermost, redactor: &redactor)
    let chain = ContainerChain(
      Finding.ContainerReference(
        kind: container.kind, name: name(of: container, redactor: &redactor), id: identifier?.id,
        trackingID: identifier?.trackingID, type: identifier?.type, address: identifier?.address), in: outer)
    chains.insert(chain, for: innermost)
    return chain
  }

  /// Returns what identifies a container; nil if the run does not show it.
  private mutating func identifier(of index: Int, redactor: inout TextRedactor) -> ShownIdentifier? {
    guard details.contains(.containerIDs) else { return nil }
    return ShownIdentifier(
      document.identity(of: index, in: format, &locator), of: document.containers[index].kind, in: document.document,
      redactor: &redactor)
  }

  private func name(of container: Container, redactor: inout TextRedactor) -> ShownText? {
    container.nameSlice.map { slice in
      // A profile is a person: no word of its name is shown, whether or not it is ordinary.
      (container.kind == .person
        ? ShownText(redacted: Mask.mask(document.document.string(slice), as: .personName))
        : texts.shown(slice, redactor: &redactor))
        .shortened(to: ShownTexts.longestName)
    }
  }
}

extension String {
  /// Returns the first `limit` scalars and an ellipsis; the text itself if it has no more.
  func shortened(to limit: Int) -> String {
    guard utf8.count > limit, unicodeScalars.count > limit else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.prefix(limit))) + "…"
  }
}

extension ShownText {
  /// Returns the first `limit` scalars and an ellipsis; the text itself if it has no more.
  func shortened(to limit: Int) -> ShownText {
    ShownText(redacted: string.shortened(to: limit))
  }
}

extension [Candidate] {
  /// Returns the masks of the candidates in a text; one that begins inside another is covered by it.
  ///
  /// - Parameter masks: makes the masks.
  func replacements(
    in text: Span<UInt8>, rules: RuleTable, masks: inout LastMask
  ) -> [TextRedactor.Replacement] {
    var replacements: [TextRedactor.Replacement] = []
    var position = 0
    let inOrder =
      count == 1 ? self : sorted { ($0.range.start, $1.range.end) < ($1.range.start, $0.range.end) }
    for candidate in inOrder where candidate.range.end > position && candidate.range.start < text.count {
      let range = Swift.max(position, candidate.range.start)..<Swift.min(candidate.range.end, text.count)
      let mask = masks.mask(of: text.extracting(range), as: rules[candidate.rule].category)
      replacements.append(TextRedactor.Replacement(range: range, text: mask))
      position = candidate.range.end
    }
    return replacements
  }
}

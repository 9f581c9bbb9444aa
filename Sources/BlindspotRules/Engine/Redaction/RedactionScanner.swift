import BlindspotParser

/// Finds what must not be shown in the texts around the findings of one document: names, mapping keys, the rest of a line.
///
/// Looks with all detectors and every rule, whatever the run asked for, and for the values that were found elsewhere.
struct RedactionScanner {
  /// The detectors, which serve other documents too.
  private(set) var detection: RedactionDetector
  private let document: ExportDocument
  /// What the run's rules are.
  let rules: RuleTable
  private let regions: [String]
  /// Whether the run looks for all that is masked, so that what it found in a field is what would be found once more.
  private let isForRun: Bool
  private let names: ContainerNames
  private let found: [TextSlice: FieldHits]
  private let values: KnownValueIndex

  /// - Parameters:
  ///   - levels: how loud the run's rules are.
  ///   - found: what the run found.
  init(
    _ detection: RedactionDetector, engine: Engine, document: ExportDocument, levels: RuleLevels, found: [FieldHits]
  ) {
    self.detection = detection
    self.detection.begin(languages: engine.languages(of: document))
    self.document = document
    rules = engine.rules
    regions = engine.options.regions
    isForRun =
      engine.maskers.count == engine.detectors.count && engine.options.minConfidence == detection.minConfidence
      && detection.levels.hasSameRules(as: levels)
    names = ContainerNames(document)
    values = KnownValueIndex(found, in: document)
    self.found = Dictionary(
      found.map { (document.fields[$0.field].text, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Where values stand that were found anywhere in the document, in order of place.
  func elsewhere(in slice: TextSlice) -> [Candidate] {
    let values = values
    return document.document.withBytes(of: slice) { values.candidates(in: $0) }
  }

  /// What a name holds: what the run found where it is a field, and what is found in it by itself. Under other names a
  /// number may be taken for another kind, and not for all of it.
  mutating func candidates(inName slice: TextSlice) -> [Candidate] {
    names.move(to: nil)
    return (found[slice]?.candidates ?? []) + candidates(in: slice, kind: .taskName)
  }

  /// What a text holds under the names around it.
  ///
  /// - Parameter index: the field's place in the document; nil for a text that is no field by itself.
  mutating func candidates(in text: Field, index: Int?) -> [Candidate] {
    // A text of a kind that no rule reads by itself is looked at as a name.
    let isExtended = text.kind.group == .extended
    if isForRun, !isExtended, let index, let hits = found[text.text], hits.field == index { return hits.candidates }
    names.move(to: text.container)
    return candidates(in: text.text, kind: isExtended ? .taskName : text.kind)
  }

  private mutating func candidates(in slice: TextSlice, kind: FieldKind) -> [Candidate] {
    document.document.withBytes(of: slice) { text in
      detection.candidates(in: text, kind: kind, regions: regions, names: names)
    }
  }
}

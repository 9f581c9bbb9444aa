internal import BlindspotParser

/// Finds what must not be shown in the texts around the findings of one document: names, mapping keys, the rest of a line.
///
/// Looks with all detectors and every rule, whatever the run asked for, and for the values that were found elsewhere. What
/// was looked at once is remembered: a finding stands in a dozen texts that stand around others, too.
struct MaskScanner {
  private let document: ExportDocument
  /// What the run's rules are.
  let rules: RuleTable
  private let languages: [String]
  private let regions: [String]
  /// Every rule as loud as it is by itself: a mask does not depend on what a team switched off.
  private let levels: RuleLevels
  private let minConfidence: Float
  /// Whether the run looks for all that is masked, so that what it found in a field is what would be found once more.
  private let isForRun: Bool
  private let names: SurroundingNames
  private let isCustom: Bool
  private let found: [TextSlice: FieldHits]
  private let values: FoundValues
  private var scanner: TextScanner
  private var clean = CleanTexts()

  /// - Parameters:
  ///   - levels: how loud the run's rules are.
  ///   - found: what the run found.
  init(engine: Engine, document: ExportDocument, levels runLevels: RuleLevels, found: [FieldHits]) {
    self.document = document
    rules = engine.rules
    languages = engine.languages(of: document)
    regions = engine.options.regions
    levels = RuleLevels(engine.rules)
    minConfidence = engine.maskMinConfidence
    isForRun =
      engine.maskers.count == engine.detectors.count && engine.options.minConfidence == minConfidence
      && levels.hasSameRules(as: runLevels)
    names = SurroundingNames(document)
    isCustom = !engine.custom.isEmpty
    scanner = engine.makeMaskScanner()
    values = FoundValues(found, in: document)
    self.found = Dictionary(
      found.map { (document.fields[$0.field].text, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What the run found in the field whose text this is.
  func found(in slice: TextSlice) -> [Candidate] { found[slice]?.candidates ?? [] }

  /// Where values stand that were found anywhere in the document, in order of place.
  func elsewhere(in slice: TextSlice) -> [Candidate] {
    let values = values
    return document.document.withBytes(of: slice) { values.candidates(in: $0) }
  }

  /// What a name holds, by itself.
  mutating func candidates(inName slice: TextSlice) -> [Candidate] {
    names.move(to: nil)
    return candidates(in: slice, kind: .taskName)
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
      let key = CleanTexts.key(of: text, kind: kind)
      if let key, clean.holds(text, key: key) { return [] }
      let context = FieldContext(
        kind: kind, languages: languages, regions: regions, names: names, leastConfidence: minConfidence)
      let found = scanner.scan(text, context: context, levels: levels)
      if let key, found.isEmpty, !isCustom, !names.wereRead { clean.insert(text, key: key) }
      return found
    }
  }
}

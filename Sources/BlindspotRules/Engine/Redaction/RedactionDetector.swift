import BlindspotParser

/// Finds everything personal in a text, for masks: with all detectors and every rule, whatever the run asked for.
///
/// One serves any number of files, as a ``TextScanner`` does.
struct RedactionDetector {
  /// Every rule as loud as it is by itself: a mask does not depend on what a team switched off.
  let levels: RuleLevels
  /// What the detectors are less sure of is shown.
  let minConfidence: Float
  private let isCustom: Bool
  private var scanner: TextScanner
  private var clean = CleanTextCache()
  private var languages: [String] = []

  init(_ engine: Engine) {
    levels = RuleLevels(engine.rules)
    minConfidence = engine.maskMinConfidence
    isCustom = !engine.custom.isEmpty
    scanner = engine.makeMaskScanner()
  }

  /// Turns to the next document: what its texts may be in.
  mutating func begin(languages: [String]) {
    if self.languages != languages { clean.removeAll() }
    self.languages = languages
  }

  /// What `text` holds.
  ///
  /// - Parameters:
  ///   - regions: whose national forms apply.
  ///   - names: the names around it.
  mutating func candidates(
    in text: Span<UInt8>, kind: FieldKind, regions: [String], names: ContainerNames
  ) -> [Candidate] {
    let key = CleanTextCache.key(of: text, kind: kind)
    if let key, clean.holds(text, key: key, where: { _ in true }) { return [] }
    let context = FieldContext(
      kind: kind, languages: languages, regions: regions, names: names, leastConfidence: minConfidence)
    let found = scanner.scan(text, context: context, levels: levels)
    if let key, found.isEmpty, !isCustom, !names.wereRead { clean.insert(text, key: key) }
    return found
  }
}

import BlindspotParser

/// The detectors and settings of a run, for redaction.
struct RedactionSettings {
  /// The detectors of the run.
  let detectors: [any Detector]
  /// Detectors that only mask the text around findings.
  let maskers: [any Detector]
  /// The custom detectors of the run.
  let custom: CustomDetectors
  /// The rules of the run.
  let rules: RuleTable
  /// The regions whose national formats apply.
  let regions: [String]
  /// Findings below this confidence are not reported.
  let minConfidence: Float
  /// Candidates below this confidence are not masked.
  let minMaskedConfidence: Float
}

/// Finds everything to mask in a text, with all detectors and all rules, including those that the run disables.
///
/// One instance serves any number of files, as a ``TextScanner`` does.
struct RedactionDetector {
  /// The rules' own severities: a mask does not depend on the configuration.
  let levels: RuleLevels
  /// Candidates below this confidence are not masked.
  let minConfidence: Float
  private let isCustom: Bool
  private var scanner: TextScanner
  private var clean = CleanTextCache()
  private var languages: [String] = []

  init(_ settings: RedactionSettings) {
    levels = RuleLevels(settings.rules)
    minConfidence = settings.minMaskedConfidence
    isCustom = !settings.custom.isEmpty
    scanner = TextScanner(
      detectors: settings.detectors + settings.maskers, custom: settings.custom, rules: settings.rules,
      minConfidence: minConfidence)
  }

  /// Whether the deadline had passed at the last check.
  var isPastDeadline: Bool { scanner.isPastDeadline }

  /// Whether the deadline has not passed.
  mutating func hasTime() -> Bool { scanner.hasTime() }

  /// Starts the next document, whose texts are in one of `languages`. After `deadline`, the rest of a long text is not
  /// read.
  mutating func begin(languages: [String], deadline: Deadline?) {
    scanner.begin(deadline: deadline?.forDescription)
    if self.languages != languages { clean.removeAll() }
    self.languages = languages
  }

  /// Returns the candidates in `text`.
  ///
  /// - Parameters:
  ///   - regions: whose national forms apply.
  ///   - names: the names around it.
  mutating func candidates(
    in text: Span<UInt8>, kind: FieldKind, regions: [String], names: ContainerNames
  ) -> [Candidate] {
    let key = CleanTextCache.key(of: text, kind: kind)
    if let key, clean.contains(text, key: key, where: { _ in true }) { return [] }
    let context = FieldContext(
      kind: kind, languages: languages, regions: regions, names: names, minConfidence: minConfidence)
    let found = scanner.scan(text, context: context, levels: levels)
    if let key, found.isEmpty, !isCustom, !names.wereRead, names.queried.isEmpty {
      clean.insert(text, key: key, dependency: .init())
    }
    return found
  }
}
